package dev.lamina.dsl.scoping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Declaration;
import dev.lamina.model.Import;
import dev.lamina.model.Model;

/**
 * The declarations of some kinds that a model can name: its own, then those it imports by name, those of its package, those
 * of the packages it imports, and any other by its qualified name. A lookup asks each of these for one name and lists none.
 * Of two declarations of one name, that of the likelier kind is meant.
 */
final class DeclarationScope implements IScope {
	private final Model model;
	private final List<EClass> kinds;
	private final LocalNames names;
	private final PackageResolver packageResolver;

	DeclarationScope(Model model, List<EClass> kinds, LocalNames names, PackageResolver packageResolver) {
		this.model = model;
		this.kinds = kinds;
		this.names = names;
		this.packageResolver = packageResolver;
	}

	@Override
	public IEObjectDescription getSingleElement(QualifiedName name) {
		return kinds.stream()
				.map(kind -> name.getSegmentCount() == 1 ? simple(name.getLastSegment(), kind) : qualified(name, kind))
				.flatMap(Optional::stream).findFirst().orElse(null);
	}

	@Override
	public Iterable<IEObjectDescription> getElements(QualifiedName name) {
		return Optional.ofNullable(getSingleElement(name)).map(List::of).orElse(List.of());
	}

	private Optional<IEObjectDescription> simple(String name, EClass kind) {
		Resource here = model.eResource();
		String own = DeclarationNames.packageOf(model);
		return local(name, kind)
				.or(() -> first(imports().filter(imported -> imported.endsWith('.' + name)).map(imported -> parent(imported)),
						name, kind))
				.or(() -> packageResolver.find(here, own, name, kind::equals))
				.or(() -> first(imports().filter(imported -> imported.endsWith(".*")).map(imported -> parent(imported)), name,
						kind));
	}

	private Optional<IEObjectDescription> qualified(QualifiedName name, EClass kind) {
		String packageName = name.skipLast(1).toString();
		return (packageName.equals(DeclarationNames.packageOf(model)) ? local(name.getLastSegment(), kind)
				: Optional.<IEObjectDescription>empty())
				.or(() -> packageResolver.find(model.eResource(), packageName, name.getLastSegment(), kind::equals))
				.map(found -> EObjectDescription.create(name, found.getEObjectOrProxy()));
	}

	private Optional<IEObjectDescription> local(String name, EClass kind) {
		return names.declaration(model.eResource(), name, kind::equals)
				.map(found -> EObjectDescription.create(QualifiedName.create(name), found));
	}

	private Optional<IEObjectDescription> first(Stream<String> packageNames, String name, EClass kind) {
		return packageNames
				.flatMap(packageName -> packageResolver.find(model.eResource(), packageName, name, kind::equals).stream())
				.map(found -> EObjectDescription.create(QualifiedName.create(name), found.getEObjectOrProxy())).findFirst();
	}

	private Stream<String> imports() {
		return model.getImports().stream().map(Import::getImportedNamespace)
				.filter(name -> name != null && name.indexOf('.') > 0);
	}

	private static String parent(String imported) {
		return imported.substring(0, imported.lastIndexOf('.'));
	}

	@Override
	public IEObjectDescription getSingleElement(EObject object) {
		if (!(object instanceof Declaration declaration) || declaration.getName() == null
				|| !kinds.contains(declaration.eClass())) {
			return null;
		}
		URI wanted = EcoreUtil.getURI(object);
		IEObjectDescription simple = getSingleElement(QualifiedName.create(declaration.getName()));
		if (simple != null && simple.getEObjectURI().equals(wanted)) {
			return simple;
		}
		return declaration.eContainer() instanceof Model owner
				? EObjectDescription.create(DeclarationNames.qualified(DeclarationNames.packageOf(owner), declaration.getName()),
						declaration)
				: null;
	}

	@Override
	public Iterable<IEObjectDescription> getElements(EObject object) {
		return Optional.ofNullable(getSingleElement(object)).map(List::of).orElse(List.of());
	}

	@Override
	public Iterable<IEObjectDescription> getAllElements() {
		Map<QualifiedName, IEObjectDescription> all = new LinkedHashMap<>();
		Resource here = model.eResource();
		Stream<IEObjectDescription> own = names.declarations(here)
				.filter(declaration -> declaration.getName() != null && kinds.contains(declaration.eClass()))
				.map(declaration -> EObjectDescription.create(QualifiedName.create(declaration.getName()), declaration));
		Stream<IEObjectDescription> named = imports().filter(imported -> !imported.endsWith(".*"))
				.flatMap(imported -> kinds.stream().flatMap(
						kind -> first(Stream.of(parent(imported)), imported.substring(imported.lastIndexOf('.') + 1), kind)
								.stream()));
		Stream<IEObjectDescription> opened = Stream
				.concat(Stream.of(DeclarationNames.packageOf(model)),
						imports().filter(imported -> imported.endsWith(".*")).map(DeclarationScope::parent))
				.filter(packageName -> !packageName.isEmpty())
				.flatMap(packageName -> packageResolver.all(here, packageName, kinds::contains))
				.map(found -> EObjectDescription.create(found.getName().getLastSegment(), found.getEObjectOrProxy()));
		Stream.of(own, named, opened).flatMap(part -> part).forEach(found -> all.putIfAbsent(found.getName(), found));
		return all.values();
	}
}
