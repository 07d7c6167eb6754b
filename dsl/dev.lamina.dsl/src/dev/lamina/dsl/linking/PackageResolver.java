package dev.lamina.dsl.linking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.eclipse.xtext.util.IResourceScopeCache;

import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Declaration;
import dev.lamina.model.ModelPackage;

/**
 * What packages hold, seen from one file: first those of the project, then those of the library.
 *
 * <p>The project is the {@link PackageFiles} of the resource set if someone installed them, else the index that an
 * editor keeps. Of the library the file of the wanted name is read and no other.
 */
@Singleton
public final class PackageResolver {
	private final LocalNames names;
	private final ResourceDescriptionsProvider indexes;
	private final IResourceScopeCache cache;

	@Inject
	PackageResolver(LocalNames names, ResourceDescriptionsProvider indexes, IResourceScopeCache cache) {
		this.names = names;
		this.cache = cache;
		this.indexes = indexes;
	}

	/** The declaration of that name in a package, of a kind that is accepted. */
	public Optional<IEObjectDescription> find(Resource from, String packageName, String name, Predicate<EClass> kind) {
		return inProject(from, packageName, name, kind).or(() -> inLibrary(from, packageName, name, kind));
	}

	/** Everything in a package of an accepted kind. It parses the whole package: for completion, not for linking. */
	public Stream<IEObjectDescription> all(Resource from, String packageName, Predicate<EClass> kind) {
		Stream<IEObjectDescription> project = PackageFiles.of(from.getResourceSet()).isPresent()
				? files(from, packageName).flatMap(names::declarations).filter(declaration -> kind.test(declaration.eClass()))
						.map(PackageResolver::described)
				: indexed(from, packageName).filter(description -> kind.test(description.getEClass()));
		String prefix = packageName + '.';
		Stream<IEObjectDescription> library = LibraryFiles.names().stream().filter(name -> name.startsWith(prefix))
				.flatMap(name -> inLibrary(from, packageName, name.substring(prefix.length()), kind).stream());
		return Stream.concat(project, library);
	}

	/** The simple names in a package; those of the library without parsing anything. */
	public List<String> names(Resource from, String packageName) {
		String prefix = packageName + '.';
		Stream<String> project = PackageFiles.of(from.getResourceSet()).isPresent()
				? files(from, packageName).flatMap(names::declarations).map(Declaration::getName).filter(name -> name != null)
				: indexed(from, packageName).map(found -> found.getQualifiedName().getLastSegment());
		Stream<String> library = LibraryFiles.names().stream().filter(name -> name.startsWith(prefix))
				.map(name -> name.substring(prefix.length()));
		return Stream.concat(project, library).distinct().toList();
	}

	/** Why a file of a package cannot be read, if one cannot: its name and the reason. */
	public Optional<String> unreadable(Resource from, String packageName) {
		return PackageFiles.of(from.getResourceSet()).stream().flatMap(files -> files.of(packageName).stream())
				.filter(address -> !address.equals(from.getURI()))
				.flatMap(address -> reason(from.getResourceSet(), address).stream()).findFirst();
	}

	/** Every package that could be imported, sorted. */
	public List<String> known(Resource from) {
		TreeSet<String> known = new TreeSet<>(LibraryFiles.packages());
		PackageFiles.of(from.getResourceSet()).ifPresentOrElse(files -> known.addAll(files.packages()), () -> index(from)
				.map(IEObjectDescription::getQualifiedName).filter(name -> name.getSegmentCount() > 1)
				.forEach(name -> known.add(name.skipLast(1).toString())));
		return List.copyOf(known);
	}

	/**
	 * Of the packages that could be imported those in which something of that name may be declared, sorted; the others need not
	 * be parsed.
	 */
	public List<String> mentioning(Resource from, String name) {
		Optional<PackageFiles> files = PackageFiles.of(from.getResourceSet());
		return files.isEmpty() ? known(from)
				: known(from).stream()
						.filter(known -> files.get().mentions(known, name) || LibraryFiles.names().contains(known + '.' + name))
						.toList();
	}

	/** The other files of a package and the files of the packages that imports name, as far as the project has them. */
	public Stream<Resource> neighbours(Resource from, String packageName, List<String> imports) {
		return Stream
				.concat(Stream.of(packageName),
						imports.stream().filter(name -> name != null).flatMap(name -> FileHeader.packageOf(name).stream()))
				.distinct().flatMap(name -> files(from, name)).filter(file -> file != from);
	}

	private Optional<IEObjectDescription> inProject(Resource from, String packageName, String name, Predicate<EClass> kind) {
		if (packageName.isEmpty()) {
			return Optional.empty();
		}
		if (PackageFiles.of(from.getResourceSet()).isPresent()) {
			return declared(from, packageName).getOrDefault(name, List.of()).stream().filter(found -> kind.test(found.eClass()))
					.map(PackageResolver::described).findFirst();
		}
		QualifiedName qualified = DeclarationNames.qualified(packageName, name);
		IResourceDescriptions index = indexes.getResourceDescriptions(from);
		return StreamSupport
				.stream(index.getExportedObjects(ModelPackage.Literals.DECLARATION, qualified, false).spliterator(), false)
				.filter(description -> kind.test(description.getEClass())).findFirst();
	}

	/** The declarations of a package of the project by name, as they are while the file that looks for them stays as it is. */
	private Map<String, List<Declaration>> declared(Resource from, String packageName) {
		return cache.get(new Names(packageName), from,
				() -> PackageNames.of(from.getResourceSet()).in(packageName, files(from, packageName).toList(), names));
	}

	private record Names(String packageName) {
	}

	private Optional<IEObjectDescription> inLibrary(Resource from, String packageName, String name, Predicate<EClass> kind) {
		if (packageName.isEmpty()) {
			return Optional.empty();
		}
		// looked for once per file and name: most names of a large model are asked for thousands of times
		Optional<URI> address = cache.get(new Address(packageName, name), from, () -> LibraryFiles.address(packageName, name));
		return address.flatMap(found -> load(from.getResourceSet(), found)).flatMap(file -> names.declaration(file, name, kind))
				.map(PackageResolver::described);
	}

	private record Address(String packageName, String name) {
	}

	/** The files of the project that declare a package, by path, parsed as they are asked for. */
	Stream<Resource> files(Resource from, String packageName) {
		return PackageFiles.of(from.getResourceSet()).stream().flatMap(files -> files.of(packageName).stream())
				.flatMap(address -> address.equals(from.getURI()) ? Stream.of(from)
						: load(from.getResourceSet(), address).stream());
	}

	private Stream<IEObjectDescription> index(Resource from) {
		return StreamSupport.stream(
				indexes.getResourceDescriptions(from).getExportedObjectsByType(ModelPackage.Literals.DECLARATION).spliterator(),
				false);
	}

	private Stream<IEObjectDescription> indexed(Resource from, String packageName) {
		return index(from).filter(description -> description.getQualifiedName().skipLast(1).toString().equals(packageName));
	}

	/** A file that cannot be read declares nothing; what is wrong with it stands at the imports of its package. */
	private static Optional<Resource> load(ResourceSet resources, URI address) {
		try {
			return Optional.of(resources.getResource(address, true));
		} catch (WrappedException unreadable) {
			return Optional.empty();
		}
	}

	private static Optional<String> reason(ResourceSet resources, URI address) {
		Resource loaded = resources.getResource(address, false);
		if (loaded == null) {
			load(resources, address);
			loaded = resources.getResource(address, false);
		}
		Optional<String> reason = loaded == null ? Optional.of("it could not be opened") : LoadFailure.of(loaded);
		return reason.map(why -> "'" + address.lastSegment() + "': " + why);
	}

	private static IEObjectDescription described(Declaration declaration) {
		return EObjectDescription.create(QualifiedName.create(declaration.getName()), declaration);
	}
}
