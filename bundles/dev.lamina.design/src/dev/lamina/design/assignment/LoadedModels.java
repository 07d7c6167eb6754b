package dev.lamina.design.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.placement.scope.ModelScope;

/** Says which of the files that are loaded are one model together; it loads none. */
final class LoadedModels {
	private LoadedModels() {
	}

	/** The files of the model's package by their address, after those of the packages that it imports. */
	static ModelScope modelScope(Model model) {
		ResourceSet resources = model.eResource() == null ? null : model.eResource().getResourceSet();
		if (resources == null || model.getName() == null) {
			return ModelScope.of(model);
		}
		List<Resource> others = resources.getResources().stream().filter(file -> file != model.eResource()).toList();
		Stream<Model> own = Stream.concat(Stream.of(model),
				models(others).filter(other -> model.getName().equals(other.getName())));
		List<Model> imported = models(others).filter(other -> !model.getName().equals(other.getName()))
				.filter(other -> model.getImports().stream().anyMatch(line -> opens(line, other)))
				.sorted(Comparator.comparing(LoadedModels::address)).toList();
		return new ModelScope(imported, own.sorted(Comparator.comparing(LoadedModels::address)).toList());
	}

	private static Stream<Model> models(List<Resource> files) {
		// following a reference may load a file while this goes through the list
		return new ArrayList<>(files).stream().map(Resource::getContents).filter(contents -> !contents.isEmpty())
				.map(List::getFirst).filter(Model.class::isInstance).map(Model.class::cast);
	}

	private static boolean opens(Import line, Model other) {
		String name = line.getImportedNamespace();
		return name != null && other.getName() != null && name.startsWith(other.getName() + '.')
				&& name.indexOf('.', other.getName().length() + 1) < 0;
	}

	private static String address(Model model) {
		return Objects.toString(model.eResource().getURI());
	}
}
