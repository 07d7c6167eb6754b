package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.linking.ModificationStamps;
import dev.lamina.dsl.linking.ResourceSetAdapters;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;
import dev.lamina.model.inheritance.InheritanceCache;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.scope.ModelScope;

/**
 * What the rules see of a package, computed once for all its files: validating one of a thousand files does not look through the
 * others again. When the text of one of the files has changed it is computed again.
 */
final class ValidationContext {
	private final InheritanceCache inheritanceCache = new InheritanceCache();
	private final FitCache fitCache = new FitCache();
	private final PolicyAssignment policyAssignment;
	private final ModificationStamps modificationStamps;
	private Map<String, List<Declaration>> names;

	private ValidationContext(ModelScope modelScope) {
		modificationStamps = modificationStamps(modelScope);
		policyAssignment = new PolicyAssignment(modelScope, inheritanceCache);
	}

	/** The sight from a file: shared by all files of its package that are in the same resource set. */
	static ValidationContext of(Model model) {
		ResourceSet resources = model.eResource() == null ? null : model.eResource().getResourceSet();
		if (resources == null) {
			return new ValidationContext(ModelScopes.of(model));
		}
		return ResourceSetAdapters.findOrAdd(resources, Kept.class, Kept::new).of(model);
	}

	PolicyAssignment policyAssignment() {
		return policyAssignment;
	}

	InheritanceCache inheritanceCache() {
		return inheritanceCache;
	}

	FitCache fitCache() {
		return fitCache;
	}

	/** The declarations of that name in the package, in file order. */
	List<Declaration> declarationsNamed(String name) {
		if (names == null) {
			Map<String, List<Declaration>> byName = new HashMap<>();
			policyAssignment.modelScope().own().stream().flatMap(model -> model.getDeclarations().stream())
					.filter(declaration -> declaration.getName() != null)
					.forEach(declaration -> byName.computeIfAbsent(declaration.getName(), key -> new ArrayList<>(1))
							.add(declaration));
			names = byName;
		}
		return names.getOrDefault(name, List.of());
	}

	private static ModificationStamps modificationStamps(ModelScope modelScope) {
		return new ModificationStamps(modelScope.models().map(Model::eResource).toList());
	}

	/** The sights of a resource set by package; a file without one is its own. */
	private static final class Kept extends AdapterImpl {
		private final Map<Object, ValidationContext> validationContexts = new HashMap<>();

		synchronized ValidationContext of(Model model) {
			String packageName = DeclarationNames.packageOf(model);
			Resource file = model.eResource();
			ModelScope modelScope = ModelScopes.of(model);
			ValidationContext known = validationContexts.get(packageName.isEmpty() ? file : packageName);
			if (known == null || !known.modificationStamps.areSame(modificationStamps(modelScope))) {
				known = new ValidationContext(modelScope);
				validationContexts.put(packageName.isEmpty() ? file : packageName, known);
			}
			return known;
		}
	}
}
