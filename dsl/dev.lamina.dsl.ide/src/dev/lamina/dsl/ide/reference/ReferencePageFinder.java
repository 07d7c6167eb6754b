package dev.lamina.dsl.ide.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.ide.snapshot.LeafNodes;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Finds the pages of the reference about a place in a model, the closest first: the rules broken there that are known already,
 * what is named there, then what the place is part of, from the inside out. It does not wait for validation.
 */
public final class ReferencePageFinder {
	private ReferencePageFinder() {
	}

	/** The pages; none in a comment or outside of everything. */
	public static List<ReferencePage> at(Snapshot snapshot, int offset) {
		Set<ReferencePage> found = new LinkedHashSet<>();
		snapshot.knownDiagnostics().orElse(List.of()).stream().filter(diagnostic -> snapshot.region(diagnostic).touches(offset))
				.flatMap(problem -> Rule.of(problem.code()).stream()).map(LanguageReference::page).forEach(found::add);
		Grammar grammar = snapshot.service(IGrammarAccess.class).getGrammar();
		LeafNodes.at(snapshot, offset).ifPresent(leaf -> {
			named(snapshot, leaf).ifPresent(element -> LanguageReference.page(grammar, element.eClass()).ifPresent(found::add));
			for (EObject part = NodeModelUtils.findActualSemanticObjectFor(leaf); part != null; part = part.eContainer()) {
				LanguageReference.page(grammar, part.eClass()).ifPresent(found::add);
			}
		});
		return List.copyOf(found);
	}

	/** The element that a name at that place stands for. Before the model is validated nothing is: to find it could take long. */
	private static Optional<EObject> named(Snapshot snapshot, ILeafNode leaf) {
		if (snapshot.knownDiagnostics().isEmpty()) {
			return Optional.empty();
		}
		for (INode node = leaf; node != null; node = node.getParent()) {
			if (node.getGrammarElement() instanceof CrossReference reference
					&& GrammarUtil.containingAssignment(reference) != null) {
				return Optional
						.ofNullable(snapshot.service(EObjectAtOffsetHelper.class)
								.resolveCrossReferencedElementAt(snapshot.resource(), leaf.getOffset()))
						.filter(element -> !element.eIsProxy());
			}
		}
		return Optional.empty();
	}
}
