package dev.lamina.dsl.ide.fix;

import java.util.List;

/** Puts one of the texts that validation proposes in the place of the one that is wrong. */
final class Spelling {
	private Spelling() {
	}

	/** One fix for each proposal. With a single one nothing else can have been meant. */
	static List<Fix> fixes(Place place) {
		List<String> proposals = place.problem().proposals();
		return proposals.stream().map(proposal -> new Fix("Change to '" + proposal + "'", true, proposals.size() == 1,
				List.of(place.replaced(proposal)))).toList();
	}
}
