package dev.lamina.dsl.ide.snapshot;

import java.util.List;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.model.Import;
import dev.lamina.model.Model;

/**
 * Resolves every name of a model and of all that it leads to.
 *
 * <p>A name that is still to be resolved changes the model, and what it is contained in, when the user looks at it; afterwards
 * looking changes nothing, and threads need not wait for each other.
 */
final class ProxyResolver {
	private ProxyResolver() {
	}

	/** Resolves the names of some files of one project, and of whatever they bring in. */
	static void resolveAll(List<XtextResource> files) {
		files.forEach(ProxyResolver::loadReferenced);
		List<Resource> all = files.isEmpty() ? List.of() : files.getFirst().getResourceSet().getResources();
		for (int number = 0; number < all.size(); number++) { // what is resolved may bring in more
			EcoreUtil.resolveAll(all.get(number));
		}
	}

	/** Parses the files that a rule or a scope would look into, though no name may lead there. */
	private static void loadReferenced(XtextResource file) {
		if (file.getContents().isEmpty() || !(file.getContents().getFirst() instanceof Model model)) {
			return;
		}
		PackageResolver packageResolver = file.getResourceServiceProvider().get(PackageResolver.class);
		List<String> imports = model.getImports().stream().map(Import::getImportedNamespace).filter(name -> name != null)
				.toList();
		packageResolver.neighbours(file, DeclarationNames.packageOf(model), imports).forEach(neighbour -> {
		});
		for (String imported : imports) {
			int dot = imported.lastIndexOf('.');
			if (dot > 0 && !imported.endsWith(".*")) {
				packageResolver.find(file, imported.substring(0, dot), imported.substring(dot + 1), kind -> true);
			}
		}
	}
}
