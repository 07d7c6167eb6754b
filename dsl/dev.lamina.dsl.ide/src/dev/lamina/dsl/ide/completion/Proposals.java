package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.lamina.dsl.ide.fix.Edit;

/** Collects what suits what was typed, each name once: the first that is added counts. */
final class Proposals {
	private final Cut cut;
	private final List<Proposal> found = new ArrayList<>();
	private final Set<String> labels;

	/** @param labels the labels that are taken already */
	Proposals(Cut cut, Set<String> labels) {
		this.cut = cut;
		this.labels = labels;
	}

	Proposals(Cut cut) {
		this(cut, new HashSet<>());
	}

	/** Whether something was typed already. */
	boolean isNarrowed() {
		return !cut.typed().text().isEmpty();
	}

	/** Proposes something, unless what was typed speaks against it. */
	void add(Draft draft) {
		int quality = cut.typed().suits(draft.label);
		if (quality < 0 || !labels.add(draft.label)) {
			return;
		}
		String key = String.format(Locale.ROOT, "%d%d%03d %s", quality, draft.rank.ordinal(), draft.order, draft.label);
		String text = cut.glued() && draft.kind == ProposalKind.UNIT ? ' ' + draft.text : draft.text;
		found.add(new Proposal(draft.label, draft.kind, draft.detail, draft.documentation, text, draft.snippet, cut.replaced(),
				key, draft.edits));
	}

	List<Proposal> sorted() {
		return found.stream().sorted(Comparator.comparing(Proposal::sortKey)).toList();
	}

	/** A proposal in the making: what is not said about it is as plain as can be. */
	static final class Draft {
		private final String label;
		private final ProposalKind kind;
		private Rank rank = Rank.FITTING;
		private int order;
		private String detail = "";
		private String documentation = "";
		private String text;
		private boolean snippet;
		private List<Edit> edits = List.of();

		Draft(String label, ProposalKind kind) {
			this.label = label;
			this.kind = kind;
			text = label;
		}

		Draft rank(Rank likelihood) {
			rank = likelihood;
			return this;
		}

		/** The order among those of one rank; equal ones are sorted by label. */
		Draft order(int number) {
			order = Math.min(number, 999);
			return this;
		}

		Draft detail(String words) {
			detail = words;
			return this;
		}

		Draft documentation(String markdown) {
			documentation = markdown == null ? "" : markdown;
			return this;
		}

		Draft text(String inserted) {
			text = inserted;
			return this;
		}

		/** Inserts a text with places to fill in; one without any is inserted as it is. */
		Draft snippet(String inserted) {
			snippet = inserted.indexOf('$') >= 0;
			text = inserted;
			return this;
		}

		Draft edits(List<Edit> elsewhere) {
			edits = elsewhere;
			return this;
		}
	}
}
