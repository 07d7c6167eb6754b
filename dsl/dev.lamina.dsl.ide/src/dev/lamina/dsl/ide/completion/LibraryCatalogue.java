package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResourceSet;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;

/**
 * Everything that the library declares, parsed once for all snapshots, so that a list of what could be imported costs a snapshot
 * nothing.
 *
 * <p>It is linked to its end and never changes.
 */
final class LibraryCatalogue {
	/** A declaration and the package in which the library has it. */
	record Entry(String packageName, Declaration declaration) {
	}

	private static List<Entry> all;

	private LibraryCatalogue() {
	}

	/** The declarations of a kind, sorted by package and name. */
	static List<Entry> of(EClass kind, IResourceServiceProvider language) {
		return all(language).stream().filter(entry -> kind.isInstance(entry.declaration())).toList();
	}

	private static synchronized List<Entry> all(IResourceServiceProvider language) {
		if (all == null) {
			XtextResourceSet resources = language.get(XtextResourceSet.class);
			List<Entry> entries = new ArrayList<>();
			for (String name : LibraryFiles.names()) {
				String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
				LibraryFiles.address(packageName, name.substring(packageName.length() + 1))
						.map(address -> resources.getResource(address, true))
						.filter(file -> !file.getContents().isEmpty() && file.getContents().getFirst() instanceof Model)
						.ifPresent(file -> ((Model) file.getContents().getFirst()).getDeclarations()
								.forEach(declared -> entries.add(new Entry(packageName, declared))));
			}
			EcoreUtil.resolveAll(resources);
			all = List.copyOf(entries);
		}
		return all;
	}
}
