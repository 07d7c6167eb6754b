package dev.lamina.dsl.ide.completion;

import java.util.Optional;

import org.eclipse.emf.ecore.EClass;

import dev.lamina.dsl.ide.completion.ProposalCollector.ProposalBuilder;
import dev.lamina.dsl.ide.fix.StackSuitability;
import dev.lamina.dsl.ide.symbol.ElementSummary;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Declaration;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.PolicyAssignment;

/** Proposes declarations of a kind by name: visible ones first, then those of the library, with the import they need. */
final class DeclarationProposals {
	private final CompletionContext completionContext;
	private final ProposalCollector proposalCollector;
	private PolicyAssignment around;

	DeclarationProposals(CompletionContext completionContext, ProposalCollector proposalCollector) {
		this.completionContext = completionContext;
		this.proposalCollector = proposalCollector;
	}

	void proposeAll(EClass kind) {
		Optional<Declaration> around = completionContext.declaration();
		for (Declaration declared : completionContext.declared(kind)) {
			if (around.filter(own -> own == declared && own.eClass() == kind).isEmpty()) {
				propose(declared, ProposalRank.FITTING);
			}
		}
		for (LibraryCatalogue.Entry entry : LibraryCatalogue.of(kind,
				completionContext.snapshot().resource().getResourceServiceProvider())) {
			boolean imported = AutoImport.isImported(completionContext, entry.packageName(), entry.declaration().getName());
			ProposalBuilder proposalBuilder = proposal(entry.declaration(),
					imported ? ProposalRank.FITTING : ProposalRank.IMPORTED);
			if (!imported) {
				proposalBuilder.edits(AutoImport.of(completionContext.snapshot(), entry.packageName()));
			}
			proposalCollector.add(proposalBuilder);
		}
	}

	void propose(Declaration declared, ProposalRank proposalRank) {
		proposalCollector.add(proposal(declared, proposalRank));
	}

	private ProposalBuilder proposal(Declaration declared, ProposalRank proposalRank) {
		Optional<String> doubt = declared instanceof Stack stack ? incompatibility(InheritanceResolver.resolve(stack))
				: Optional.empty();
		int order = declared instanceof Stack stack && completionContext.declaration(Policy.class).isPresent()
				? StackSuitability.commonness(InheritanceResolver.resolve(stack).getTechnique()) : 0;
		return new ProposalBuilder(declared.getName(), kind(declared.eClass()))
				.rank(doubt.isPresent() ? ProposalRank.DOUBTFUL : proposalRank).order(order)
				.detail(doubt.orElseGet(() -> ElementSummary.of(declared))).documentation(completionContext.comment(declared));
	}

	/** What speaks against a stack for the policy around. */
	private Optional<String> incompatibility(Stack stack) {
		return completionContext.declaration(Policy.class).flatMap(policy -> {
			if (around == null) {
				around = ModelScopes.policies(policy);
			}
			return StackSuitability.obstacle(stack, policy, around);
		});
	}

	static ProposalKind kind(EClass kind) {
		if (kind == Literals.GPU_TYPE) {
			return ProposalKind.GPU_TYPE;
		}
		if (kind == Literals.STACK) {
			return ProposalKind.STACK;
		}
		if (kind == Literals.HOST) {
			return ProposalKind.HOST;
		}
		if (kind == Literals.VM) {
			return ProposalKind.VM;
		}
		return kind == Literals.WORKLOAD ? ProposalKind.WORKLOAD : ProposalKind.NAME;
	}
}
