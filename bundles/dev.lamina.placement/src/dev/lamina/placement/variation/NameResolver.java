package dev.lamina.placement.variation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

import dev.lamina.model.Declaration;
import dev.lamina.model.Model;
import dev.lamina.placement.scope.ModelScope;

/** Finds the declarations that the values of a sweep name: {@code vary policy p.stack over Vfio, NvidiaVgpu}. */
public interface NameResolver {
	/** The declaration of that class and simple or qualified name, if there is one. */
	Optional<EObject> resolve(EClass type, String name);

	/** The names of that class that may be meant where a name is unknown, the most likely ones first. */
	List<String> proposals(EClass type, String name);

	/**
	 * Knows what is declared in the files of a model, its own before imported ones, and in those that are loaded together with
	 * it.
	 */
	static NameResolver ofLoaded(ModelScope modelScope) {
		return new LoadedNames(modelScope);
	}

	/** The declarations of a model and of its resource set. */
	final class LoadedNames implements NameResolver {
		private final ModelScope modelScope;

		private LoadedNames(ModelScope modelScope) {
			this.modelScope = modelScope;
		}

		@Override
		public Optional<EObject> resolve(EClass type, String name) {
			for (Model file : files()) {
				for (Declaration declaration : file.getDeclarations()) {
					if (type.isInstance(declaration) && (name.equals(declaration.getName())
							|| name.equals(file.getName() + "." + declaration.getName()))) {
						return Optional.of(declaration);
					}
				}
			}
			return Optional.empty();
		}

		@Override
		public List<String> proposals(EClass type, String name) {
			return files().stream().flatMap(file -> file.getDeclarations().stream()).filter(type::isInstance)
					.map(Declaration::getName).distinct().toList();
		}

		private Set<Model> files() {
			Set<Model> files = new LinkedHashSet<>();
			files.addAll(modelScope.own());
			files.addAll(modelScope.imported());
			Resource resource = modelScope.own().getFirst().eResource();
			if (resource != null && resource.getResourceSet() != null) {
				for (Resource other : List.copyOf(resource.getResourceSet().getResources())) {
					other.getContents().stream().filter(Model.class::isInstance).map(Model.class::cast).forEach(files::add);
				}
			}
			return files;
		}
	}
}
