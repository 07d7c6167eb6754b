package dev.lamina.dsl.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.scope.ModelScope;

/**
 * Says which files are one model together: those of a package, by path, and before them those of the packages of the project that
 * they import, directly or through others. A file without a package is by itself with what it imports.
 */
@Singleton
public final class ModelScopes {
	private final PackageResolver packageResolver;

	@Inject
	ModelScopes(PackageResolver packageResolver) {
		this.packageResolver = packageResolver;
	}

	/** The model scope of a model, which may be in no file at all. */
	public static ModelScope of(Model model) {
		if (EcoreUtil.getExistingAdapter(model, Bound.class) instanceof Bound bound) {
			return bound.modelScope;
		}
		return model.eResource() instanceof XtextResource file
				? file.getResourceServiceProvider().get(ModelScopes.class).around(model) : ModelScope.of(model);
	}

	/** Makes that the scope of its models from now on, wherever they stand: copies are in no project. */
	public static void bind(ModelScope modelScope) {
		modelScope.own().stream().filter(model -> EcoreUtil.getExistingAdapter(model, Bound.class) == null)
				.forEach(model -> model.eAdapters().add(new Bound(modelScope)));
	}

	/** Keeps the scope of a model that is in no project. */
	private static final class Bound extends AdapterImpl {
		private final ModelScope modelScope;

		Bound(ModelScope modelScope) {
			this.modelScope = modelScope;
		}

		@Override
		public boolean isAdapterForType(Object type) {
			return type == Bound.class;
		}
	}

	/** Which policy holds where in the model scope of an element of a linked file; it does not follow later changes. */
	public static PolicyAssignment policies(EObject element) {
		return PolicyAssignment.of(of((Model) EcoreUtil.getRootContainer(element)));
	}

	private ModelScope around(Model model) {
		Resource from = model.eResource();
		String own = DeclarationNames.packageOf(model);
		List<String> opened = model.getImports().stream().map(Import::getImportedNamespace).filter(name -> name != null)
				.flatMap(name -> FileHeader.packageOf(name).stream()).sorted().toList();
		Optional<PackageFiles> files = PackageFiles.of(from.getResourceSet());
		if (files.isEmpty()) {
			return ofLoaded(model, own, opened);
		}
		SequencedSet<String> imported = new LinkedHashSet<>();
		Set<String> seen = new HashSet<>(Set.of(own));
		Stream.concat(opened.stream(), own.isEmpty() ? Stream.of() : files.get().importsOf(own).stream()).sorted()
				.forEach(name -> collect(files.get(), name, seen, imported));
		List<Model> mine = packageResolver.files(from, own).flatMap(ModelScopes::modelOf)
				.collect(Collectors.toCollection(ArrayList::new));
		if (!mine.contains(model)) {
			mine.add(model);
		}
		return new ModelScope(
				imported.stream().flatMap(name -> packageResolver.files(from, name)).flatMap(ModelScopes::modelOf).toList(),
				mine);
	}

	/** What a package imports before the package itself. */
	private static void collect(PackageFiles files, String packageName, Set<String> seen, SequencedSet<String> ordered) {
		if (seen.add(packageName)) {
			files.importsOf(packageName).forEach(name -> collect(files, name, seen, ordered));
			ordered.add(packageName);
		}
	}

	/** Where an editor's index knows the project: the files that names have led to. */
	private static ModelScope ofLoaded(Model model, String own, List<String> opened) {
		List<Model> imported = new ArrayList<>();
		List<Model> mine = new ArrayList<>(List.of(model));
		ResourceSet resources = model.eResource().getResourceSet();
		List<Resource> loaded = resources == null ? List.of()
				: resources.getResources().stream().filter(file -> file != model.eResource())
						.filter(file -> !LibraryFiles.holds(file.getURI()))
						.sorted(Comparator.comparing(file -> file.getURI().toString())).toList();
		for (Model other : loaded.stream().flatMap(ModelScopes::modelOf).toList()) {
			String name = DeclarationNames.packageOf(other);
			if (!name.isEmpty() && name.equals(own)) {
				mine.add(other);
			} else if (opened.contains(name)) {
				imported.add(other);
			}
		}
		mine.sort(Comparator.comparing(each -> each.eResource().getURI().toString()));
		return new ModelScope(imported, mine);
	}

	private static Stream<Model> modelOf(Resource file) {
		return file.getContents().isEmpty() || !(file.getContents().getFirst() instanceof Model model) ? Stream.empty()
				: Stream.of(model);
	}
}
