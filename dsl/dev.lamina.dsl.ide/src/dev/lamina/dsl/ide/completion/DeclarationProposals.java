package dev.lamina.dsl.ide.completion;

import java.util.Optional;

import org.eclipse.emf.ecore.EClass;

import dev.lamina.dsl.ide.completion.Proposals.Draft;
import dev.lamina.dsl.ide.fix.Stacks;
import dev.lamina.dsl.ide.symbol.Summary;
import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.model.Declaration;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.inheritance.InheritanceResolver;

/** Proposes declarations of a kind by name: those in sight first, then those of the library, with the import they need. */
final class DeclarationProposals {
	private final Site site;
	private final Proposals proposals;
	private PolicyScope around;

	DeclarationProposals(Site site, Proposals proposals) {
		this.site = site;
		this.proposals = proposals;
	}

	void of(EClass kind) {
		Optional<Declaration> around = site.declaration();
		for (Declaration declared : site.declared(kind)) {
			if (around.filter(own -> own == declared && own.eClass() == kind).isEmpty()) {
				propose(declared, Rank.FITTING);
			}
		}
		for (LibraryCatalogue.Entry entry : LibraryCatalogue.of(kind, site.snapshot().resource().getResourceServiceProvider())) {
			boolean imported = Imports.isImported(site, entry.packageName(), entry.declaration().getName());
			Draft draft = draft(entry.declaration(), imported ? Rank.FITTING : Rank.IMPORTED);
			if (!imported) {
				draft.edits(Imports.of(site.snapshot(), entry.packageName()));
			}
			proposals.add(draft);
		}
	}

	void propose(Declaration declared, Rank rank) {
		proposals.add(draft(declared, rank));
	}

	private Draft draft(Declaration declared, Rank rank) {
		Optional<String> doubt = declared instanceof Stack stack ? doubt(InheritanceResolver.resolve(stack)) : Optional.empty();
		int order = declared instanceof Stack stack && site.declaration(Policy.class).isPresent()
				? Stacks.commonness(InheritanceResolver.resolve(stack).getTechnique()) : 0;
		return new Draft(declared.getName(), kind(declared.eClass())).rank(doubt.isPresent() ? Rank.DOUBTFUL : rank).order(order)
				.detail(doubt.orElseGet(() -> Summary.of(declared))).documentation(site.comment(declared));
	}

	/** What speaks against a stack for the policy around. */
	private Optional<String> doubt(Stack stack) {
		return site.declaration(Policy.class).flatMap(policy -> {
			if (around == null) {
				around = PolicyScope.of(policy);
			}
			return Stacks.obstacle(stack, policy, around);
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
