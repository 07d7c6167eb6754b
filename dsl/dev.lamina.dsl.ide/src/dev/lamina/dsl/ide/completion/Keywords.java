package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;

import dev.lamina.dsl.ide.completion.Proposals.Draft;
import dev.lamina.dsl.ide.schema.Schema;

/**
 * Proposes words of the grammar: declarations as templates, properties that are not there yet, and words that go on with a
 * property.
 */
final class Keywords {
	private final Site site;
	private final Proposals proposals;
	private final boolean onNewLine;

	Keywords(Site site, Proposals proposals, String text) {
		this.site = site;
		this.proposals = proposals;
		onNewLine = site.place().before().map(token -> text.substring(token.end(), site.place().offset()).indexOf('\n') >= 0)
				.orElse(true);
	}

	void propose(Keyword keyword, Frame frame) {
		String word = keyword.getValue();
		if (!Character.isLetter(word.charAt(0))) {
			return;
		}
		Optional<Frame> begun = beginning(frame);
		if (begun.filter(outer -> outer.parent.isOf("Model")).isPresent()) {
			ProposalKind kind = begun.get().isOf("Import") ? ProposalKind.KEYWORD : ProposalKind.DECLARATION;
			proposals.add(new Draft(word, kind).rank(Rank.BEGINNING).documentation(Schema.documentation(keyword))
					.snippet(Templates.of(word)));
		} else if (begun.filter(outer -> GrammarUtil.containingAssignment(outer.call) != null).isPresent()) {
			element(keyword, begun.get());
		} else if (frame.isOf("Model")) {
			proposals.add(new Draft(word, ProposalKind.KEYWORD).rank(Rank.BEGINNING).documentation(Schema.documentation(keyword))
					.text(word + ' '));
		} else if (Schema.beginsProperty(keyword)) {
			property(keyword, frame);
		} else {
			boolean waiting = onNewLine && site.place().body().isPresent();
			proposals.add(new Draft(word, ProposalKind.KEYWORD).rank(waiting ? Rank.DOUBTFUL : Rank.CONTINUING)
					.documentation(Schema.documentation(keyword)));
		}
	}

	/** The outermost element that would begin with the next token; nothing where one has begun. */
	private static Optional<Frame> beginning(Frame frame) {
		Frame outermost = null;
		for (Frame each = frame; each.parent != null && !each.isBegun(); each = each.parent) {
			outermost = each;
			if (each.parent.isOf("Model")) {
				break;
			}
		}
		return Optional.ofNullable(outermost);
	}

	/** A property that is an element of its own, such as an engine. */
	private void element(Keyword keyword, Frame outer) {
		Assignment assignment = GrammarUtil.containingAssignment(outer.call);
		boolean many = assignment.getOperator().equals("+=");
		if (!many && (outer.parent.has(assignment.getFeature()) || site.place().isSaid(assignment.getFeature()))) {
			return;
		}
		if (Schema.beginsProperty(keyword) && !outer.rule.getName().equals(GrammarUtil.containingParserRule(keyword).getName())) {
			return;
		}
		String documentation = Schema.feature(assignment).map(Schema::documentation).filter(text -> !text.isEmpty())
				.orElseGet(() -> Schema.documentation(keyword));
		add(keyword, documentation, containers(outer));
	}

	private void property(Keyword keyword, Frame frame) {
		boolean said = Schema.features(keyword).stream().map(EStructuralFeature::getName)
				.anyMatch(feature -> frame.has(feature)
						|| site.place().body().filter(frame::equals).isPresent() && site.place().isSaid(feature));
		if (!said) {
			add(keyword, Schema.documentation(keyword), containers(frame));
		}
	}

	private void add(Keyword keyword, String documentation, List<EReference> containers) {
		String text = Snippets.of(keyword, containers);
		proposals.add(new Draft(keyword.getValue(), ProposalKind.PROPERTY).rank(Rank.BEGINNING).documentation(documentation)
				.snippet(text)
				.detail(text.replaceAll("\\$\\{\\d+:?([^}]*)\\}|\\$0", "$1").replaceAll("\\s+", " ").strip()
						.equals(keyword.getValue()) ? ""
								: text.replaceAll("\\$\\{\\d+:?([^}]*)\\}", "$1").replaceAll("\\$0", "…").replaceAll("\\s+", " ")
										.strip()));
	}

	/** The features that contain the element of a frame, innermost first. */
	static List<EReference> containers(Frame frame) {
		List<EReference> containers = new ArrayList<>();
		for (Frame each = frame; each != null && each.call != null; each = each.parent) {
			Assignment assignment = GrammarUtil.containingAssignment(each.call);
			if (assignment != null && Schema.feature(assignment).orElse(null) instanceof EReference reference) {
				containers.add(reference);
			}
		}
		return containers;
	}
}
