package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;

import dev.lamina.dsl.ide.completion.ProposalCollector.ProposalBuilder;
import dev.lamina.dsl.ide.schema.Schema;

/**
 * Proposes words of the grammar: declarations as templates, properties that are not there yet, and words that go on with a
 * property.
 */
final class KeywordProposals {
	private final CompletionContext completionContext;
	private final ProposalCollector proposalCollector;
	private final boolean onNewLine;

	KeywordProposals(CompletionContext completionContext, ProposalCollector proposalCollector, String text) {
		this.completionContext = completionContext;
		this.proposalCollector = proposalCollector;
		onNewLine = completionContext.grammarContext().previousToken().map(
				lexerToken -> text.substring(lexerToken.end(), completionContext.grammarContext().offset()).indexOf('\n') >= 0)
				.orElse(true);
	}

	void propose(Keyword keyword, RuleFrame ruleFrame) {
		String word = keyword.getValue();
		if (!Character.isLetter(word.charAt(0))) {
			return;
		}
		Optional<RuleFrame> begun = beginning(ruleFrame);
		if (begun.filter(outer -> outer.parent.isOf("Model")).isPresent()) {
			ProposalKind kind = begun.get().isOf("Import") ? ProposalKind.KEYWORD : ProposalKind.DECLARATION;
			proposalCollector
					.add(new ProposalBuilder(word, kind).rank(ProposalRank.BEGINNING).documentation(Schema.documentation(keyword))
							.snippet(Templates.of(word)));
		} else if (begun.filter(outer -> GrammarUtil.containingAssignment(outer.call) != null).isPresent()) {
			element(keyword, begun.get());
		} else if (ruleFrame.isOf("Model")) {
			proposalCollector.add(new ProposalBuilder(word, ProposalKind.KEYWORD).rank(ProposalRank.BEGINNING)
					.documentation(Schema.documentation(keyword))
					.text(word + ' '));
		} else if (Schema.beginsProperty(keyword)) {
			property(keyword, ruleFrame);
		} else {
			boolean waiting = onNewLine && completionContext.grammarContext().body().isPresent();
			proposalCollector.add(new ProposalBuilder(word, ProposalKind.KEYWORD)
					.rank(waiting ? ProposalRank.DOUBTFUL : ProposalRank.CONTINUING)
					.documentation(Schema.documentation(keyword)));
		}
	}

	/** The outermost element that would begin with the next token; nothing if one has begun. */
	private static Optional<RuleFrame> beginning(RuleFrame ruleFrame) {
		RuleFrame outermost = null;
		for (RuleFrame each = ruleFrame; each.parent != null && !each.isBegun(); each = each.parent) {
			outermost = each;
			if (each.parent.isOf("Model")) {
				break;
			}
		}
		return Optional.ofNullable(outermost);
	}

	/** A property that is an element of its own, such as an engine. */
	private void element(Keyword keyword, RuleFrame outer) {
		Assignment assignment = GrammarUtil.containingAssignment(outer.call);
		boolean many = assignment.getOperator().equals("+=");
		if (!many && (outer.parent.has(assignment.getFeature())
				|| completionContext.grammarContext().isSet(assignment.getFeature()))) {
			return;
		}
		if (Schema.beginsProperty(keyword) && !outer.rule.getName().equals(GrammarUtil.containingParserRule(keyword).getName())) {
			return;
		}
		String documentation = Schema.feature(assignment).map(Schema::documentation).filter(text -> !text.isEmpty())
				.orElseGet(() -> Schema.documentation(keyword));
		add(keyword, documentation, containers(outer));
	}

	private void property(Keyword keyword, RuleFrame ruleFrame) {
		boolean said = Schema.features(keyword).stream().map(EStructuralFeature::getName)
				.anyMatch(feature -> ruleFrame.has(feature)
						|| completionContext.grammarContext().body().filter(ruleFrame::equals).isPresent()
								&& completionContext.grammarContext().isSet(feature));
		if (!said) {
			add(keyword, Schema.documentation(keyword), containers(ruleFrame));
		}
	}

	private void add(Keyword keyword, String documentation, List<EReference> containers) {
		String text = Snippets.of(keyword, containers);
		proposalCollector.add(new ProposalBuilder(keyword.getValue(), ProposalKind.PROPERTY).rank(ProposalRank.BEGINNING)
				.documentation(documentation)
				.snippet(text)
				.detail(text.replaceAll("\\$\\{\\d+:?([^}]*)\\}|\\$0", "$1").replaceAll("\\s+", " ").strip()
						.equals(keyword.getValue()) ? ""
								: text.replaceAll("\\$\\{\\d+:?([^}]*)\\}", "$1").replaceAll("\\$0", "…").replaceAll("\\s+", " ")
										.strip()));
	}

	/** The features that contain the element of a frame, innermost first. */
	static List<EReference> containers(RuleFrame ruleFrame) {
		List<EReference> containers = new ArrayList<>();
		for (RuleFrame each = ruleFrame; each != null && each.call != null; each = each.parent) {
			Assignment assignment = GrammarUtil.containingAssignment(each.call);
			if (assignment != null && Schema.feature(assignment).orElse(null) instanceof EReference reference) {
				containers.add(reference);
			}
		}
		return containers;
	}
}
