package dev.lamina.dsl.validation;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.dsl.linking.Estates;
import dev.lamina.dsl.linking.ResourceSetAdapters;
import dev.lamina.dsl.linking.Versions;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.model.Model;
import dev.lamina.placement.scope.ModelScope;

/**
 * What the rules see of a package, computed once for all its files: validating one of a thousand files does not look through the
 * others again. When the text of one of the files has changed it is computed anew.
 */
final class Sight {
	private final Inherited inherited = new Inherited();
	private final Fits fits = new Fits();
	private final Landscape landscape;
	private final Versions versions;

	private Sight(ModelScope modelScope) {
		versions = versions(modelScope);
		landscape = new Landscape(modelScope, inherited);
	}

	/** The sight from a file: shared by all files of its package that are in the same resource set. */
	static Sight of(Model model) {
		ResourceSet resources = model.eResource() == null ? null : model.eResource().getResourceSet();
		if (resources == null) {
			return new Sight(ModelScope.of(model));
		}
		return ResourceSetAdapters.findOrAdd(resources, Kept.class, Kept::new).of(model);
	}

	Landscape landscape() {
		return landscape;
	}

	Inherited inherited() {
		return inherited;
	}

	Fits fits() {
		return fits;
	}

	private static Versions versions(ModelScope modelScope) {
		return new Versions(modelScope.models().map(Model::eResource).toList());
	}

	/** The sights of a resource set by package; a file without one is its own. */
	private static final class Kept extends AdapterImpl {
		private final Map<Object, Sight> sights = new HashMap<>();

		synchronized Sight of(Model model) {
			String packageName = DeclarationNames.packageOf(model);
			Resource file = model.eResource();
			ModelScope modelScope = Estates.of(model);
			Sight known = sights.get(packageName.isEmpty() ? file : packageName);
			if (known == null || !known.versions.areSame(versions(modelScope))) {
				known = new Sight(modelScope);
				sights.put(packageName.isEmpty() ? file : packageName, known);
			}
			return known;
		}
	}
}
