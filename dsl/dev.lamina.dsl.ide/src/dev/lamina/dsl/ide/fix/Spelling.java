package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;

import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.model.Import;
import dev.lamina.model.Model;

/** Puts one of the texts that validation proposes in the place of the one that is wrong; imports what has a longer name. */
final class Spelling {
	private Spelling() {
	}

	/** One fix for each proposal. With a single one nothing else can have been meant. */
	static List<Fix> ofWord(Place place) {
		return changes(place, place.problem().proposals().size() == 1);
	}

	/** One fix for each proposal, none of which can be made without asking. */
	static List<Fix> ofValue(Place place) {
		return changes(place, false);
	}

	private static List<Fix> changes(Place place, boolean safe) {
		return place.problem().proposals().stream().filter(proposal -> !proposal.equals(place.text()))
				.map(proposal -> new Fix("Change to '" + proposal + "'", true, safe, List.of(place.replaced(proposal)))).toList();
	}

	/** A name that is known by its qualified form only: the import of its package comes before the longer name. */
	static List<Fix> ofImport(Place place) {
		return place.problem().proposals().stream().filter(name -> name.endsWith("." + place.text())).findFirst()
				.flatMap(name -> statement(place, name)).stream().toList();
	}

	/** The file without an import that nothing needs. */
	static List<Fix> withoutImport(Place place) {
		return place.around(Import.class).flatMap(Writing::node).flatMap(Writing::remove)
				.map(edit -> new Fix("Remove the import", true, true, List.of(edit))).stream().toList();
	}

	private static Optional<Fix> statement(Place place, String qualified) {
		String statement = "import " + qualified.substring(0, qualified.lastIndexOf('.')) + ".*";
		return imported(place, statement).map(edit -> new Fix("Add '" + statement + "'", true, true, List.of(edit)));
	}

	private static Optional<Edit> imported(Place place, String statement) {
		return place.around(Model.class).map(model -> {
			ICompositeNode root = place.resource().getParseResult().getRootNode();
			List<Import> imports = model.getImports();
			if (!imports.isEmpty()) {
				INode last = NodeModelUtils.findActualNodeFor(imports.getLast());
				return new Edit(place.resource().getURI(), last.getEndOffset(), 0, "\n" + statement);
			}
			Optional<INode> name = Writing.value(model, dev.lamina.model.ModelPackage.Literals.MODEL__NAME);
			return name.map(node -> new Edit(place.resource().getURI(), node.getEndOffset(), 0, "\n\n" + statement))
					.orElseGet(() -> new Edit(place.resource().getURI(), root.getTotalOffset(), 0, statement + "\n\n"));
		});
	}
}
