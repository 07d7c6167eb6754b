package dev.lamina.dsl.linking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Declaration;

/**
 * The declarations of a package by name, collected once for all files of a resource set: a name is found without looking through
 * the files. When the text of a file of the package has changed they are collected again.
 */
final class PackageNames extends AdapterImpl {
	private record Collected(ModificationStamps versions, Map<String, List<Declaration>> names) {
	}

	private final Map<String, Collected> packages = new HashMap<>();

	static PackageNames of(ResourceSet resources) {
		return ResourceSetAdapters.findOrAdd(resources, PackageNames.class, PackageNames::new);
	}

	/** The declarations in the files of a package, file by file in the order of the text. */
	synchronized Map<String, List<Declaration>> in(String packageName, List<Resource> files, LocalNames names) {
		ModificationStamps modificationStamps = new ModificationStamps(files);
		Collected known = packages.get(packageName);
		if (known == null || !known.versions.areSame(modificationStamps)) {
			Map<String, List<Declaration>> collected = new HashMap<>();
			files.stream().flatMap(names::declarations).filter(declaration -> declaration.getName() != null)
					.forEach(declaration -> collected.computeIfAbsent(declaration.getName(), name -> new ArrayList<>(1))
							.add(declaration));
			known = new Collected(modificationStamps, collected);
			packages.put(packageName, known);
		}
		return known.names;
	}
}
