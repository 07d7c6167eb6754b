package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.lamina.dsl.ide.fix.Edit;

/** Collects what suits what was typed, each name once: the first that is added counts. */
final class ProposalCollector {
	private final CompletionPrefix completionPrefix;
	private final List<Proposal> found = new ArrayList<>();
	private final Set<String> labels;

	/** @param labels the labels that are taken already */
	ProposalCollector(CompletionPrefix completionPrefix, Set<String> labels) {
		this.completionPrefix = completionPrefix;
		this.labels = labels;
	}

	ProposalCollector(CompletionPrefix completionPrefix) {
		this(completionPrefix, new HashSet<>());
	}

	/** Whether something was typed already. */
	boolean isNarrowed() {
		return !completionPrefix.typed().text().isEmpty();
	}

	/** Proposes something, unless what was typed speaks against it. */
	void add(ProposalBuilder proposalBuilder) {
		int quality = completionPrefix.typed().matchRank(proposalBuilder.label);
		if (quality < 0 || !labels.add(proposalBuilder.label)) {
			return;
		}
		String key = String.format(Locale.ROOT, "%d%d%03d %s", quality, proposalBuilder.proposalRank.ordinal(),
				proposalBuilder.order, proposalBuilder.label);
		String text = completionPrefix.glued() && proposalBuilder.kind == ProposalKind.UNIT ? ' ' + proposalBuilder.text
				: proposalBuilder.text;
		found.add(new Proposal(proposalBuilder.label, proposalBuilder.kind, proposalBuilder.detail, proposalBuilder.documentation,
				text, proposalBuilder.snippet, completionPrefix.replaced(),
				key, proposalBuilder.edits));
	}

	List<Proposal> sorted() {
		return found.stream().sorted(Comparator.comparing(Proposal::sortKey)).toList();
	}

	/** A proposal in the making: what is not said about it is as plain as can be. */
	static final class ProposalBuilder {
		private final String label;
		private final ProposalKind kind;
		private ProposalRank proposalRank = ProposalRank.FITTING;
		private int order;
		private String detail = "";
		private String documentation = "";
		private String text;
		private boolean snippet;
		private List<Edit> edits = List.of();

		ProposalBuilder(String label, ProposalKind kind) {
			this.label = label;
			this.kind = kind;
			text = label;
		}

		ProposalBuilder rank(ProposalRank likelihood) {
			proposalRank = likelihood;
			return this;
		}

		/** The order among those of one rank; equal ones are sorted by label. */
		ProposalBuilder order(int number) {
			order = Math.min(number, 999);
			return this;
		}

		ProposalBuilder detail(String words) {
			detail = words;
			return this;
		}

		ProposalBuilder documentation(String markdown) {
			documentation = markdown == null ? "" : markdown;
			return this;
		}

		ProposalBuilder text(String inserted) {
			text = inserted;
			return this;
		}

		/** Inserts a text with places to fill in; one without any is inserted as it is. */
		ProposalBuilder snippet(String inserted) {
			snippet = inserted.indexOf('$') >= 0;
			text = inserted;
			return this;
		}

		ProposalBuilder edits(List<Edit> elsewhere) {
			edits = elsewhere;
			return this;
		}
	}
}
