package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResourceSet;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.model.Model;
import dev.lamina.model.Stack;
import dev.lamina.model.inheritance.InheritanceResolver;

/** The stacks of the library with what they inherit, read once and never changed; apart from the files that are being edited. */
final class LibraryStacks {
	private static final String PACKAGE = "stacks";

	private LibraryStacks() {
	}

	/** Sorted by name. Base stacks that only others extend are left out, because they cost nothing. */
	static List<Stack> stacks() {
		return Holder.STACKS;
	}

	private static final class Holder {
		static final List<Stack> STACKS = read();

		private static List<Stack> read() {
			XtextResourceSet resources = IResourceServiceProvider.Registry.INSTANCE
					.getResourceServiceProvider(URI.createURI("stacks.lamina"))
					.get(XtextResourceSet.class);
			List<Stack> read = LibraryFiles.names().stream().filter(name -> name.startsWith(PACKAGE + "."))
					.map(name -> LibraryFiles.address(PACKAGE, name.substring(PACKAGE.length() + 1))).flatMap(Optional::stream)
					.map(address -> resources.getResource(address, true)).flatMap(Holder::declared).toList();
			EcoreUtil.resolveAll(resources);
			return read.stream().filter(stack -> read.stream()
					.noneMatch(other -> other.getSuperStack() == stack && stack.getCost() != null && other.getCost() != null
							&& stack.getCost().getRoundTrip() == null && other.getCost().getRoundTrip() != null))
					.map(InheritanceResolver::resolve).toList();
		}

		private static java.util.stream.Stream<Stack> declared(Resource file) {
			return file.getContents().stream().filter(Model.class::isInstance)
					.flatMap(model -> ((Model) model).getDeclarations().stream())
					.filter(Stack.class::isInstance).map(Stack.class::cast);
		}
	}
}
