package dev.lamina.ui.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.text.templates.Template;

import dev.lamina.dsl.ide.completion.CompletionProvider;
import dev.lamina.dsl.ide.completion.Proposal;
import dev.lamina.dsl.ide.completion.ProposalKind;
import dev.lamina.dsl.ide.completion.Templates;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.template.ModelTemplateContext;
import dev.lamina.ui.template.ModelTemplates;

/**
 * What is proposed at a place, best first: what the language knows, with the user's templates in the place of those that come
 * with it.
 */
final class CompletionProposals {
	private final Snapshot snapshot;
	private final int offset;

	CompletionProposals(Snapshot snapshot, int offset) {
		this.snapshot = snapshot;
		this.offset = offset;
	}

	List<CompletionProposal> list() {
		List<CompletionProposal> completionProposals = new ArrayList<>();
		List<Template> declarations = ModelTemplates.of(ModelTemplateContext.DECLARATION);
		Set<String> builtIn = Templates.all().keySet();
		for (Proposal proposal : CompletionProvider.at(snapshot, offset)) {
			if (proposal.kind() == ProposalKind.DECLARATION && builtIn.contains(proposal.label())) {
				List<Template> own = declarations.stream().filter(template -> template.getName().equals(proposal.label()))
						.toList();
				own.forEach(template -> completionProposals.add(offer(template, proposal)));
				if (own.isEmpty()) {
					completionProposals.add(new CompletionProposal(plain(proposal), offset));
				}
			} else {
				completionProposals.add(new CompletionProposal(proposal, offset));
			}
		}
		more(declarations.stream().filter(template -> !builtIn.contains(template.getName())).toList(), ProposalKind.DECLARATION,
				completionProposals);
		more(ModelTemplates.of(ModelTemplateContext.PROPERTY), ProposalKind.PROPERTY, completionProposals);
		return completionProposals;
	}

	/** Adds those of the user that fit to what was typed, where something of that kind may begin. */
	private void more(List<Template> templates, ProposalKind kind, List<CompletionProposal> completionProposals) {
		int start = offset;
		while (start > 0 && isPartOfName(snapshot.text().charAt(start - 1))) {
			start--;
		}
		String typed = snapshot.text().substring(start, offset).toLowerCase(Locale.ROOT);
		List<Template> fitting = templates.stream()
				.filter(template -> template.getName().toLowerCase(Locale.ROOT).startsWith(typed)).toList();
		int from = start;
		if (!fitting.isEmpty()) {
			Optional<Proposal> like = CompletionProvider.at(snapshot, from).stream().filter(proposal -> proposal.kind() == kind)
					.findFirst();
			like.ifPresent(model -> fitting.forEach(template -> completionProposals.add(offer(template,
					new Proposal(template.getName(), kind, template.getDescription(), "", template.getPattern(), true,
							new Region(from, offset - from), model.sortKey(), List.of())))));
		}
	}

	private CompletionProposal offer(Template template, Proposal proposal) {
		String documentation = proposal.documentation().isEmpty() ? "```\n" + TemplateText.of(template).text() + "\n```"
				: proposal.documentation();
		Proposal described = new Proposal(proposal.label(), proposal.kind(), proposal.detail(), documentation,
				proposal.insertText(), true, proposal.replaced(), proposal.sortKey(),
				proposal.additionalEdits());
		return new CompletionProposal(described, offset, indentation -> TemplateText.of(template).indented(indentation));
	}

	/** The word alone: the user does not want the template. */
	private static Proposal plain(Proposal proposal) {
		return new Proposal(proposal.label(), proposal.kind(), proposal.detail(), proposal.documentation(),
				proposal.label() + ' ', false, proposal.replaced(), proposal.sortKey(),
				proposal.additionalEdits());
	}

	private static boolean isPartOfName(char letter) {
		return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-';
	}
}
