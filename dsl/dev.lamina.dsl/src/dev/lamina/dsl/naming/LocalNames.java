package dev.lamina.dsl.naming;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.util.IResourceScopeCache;

import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Profile;

/** The names of one file, of one host or of one GPU type, looked up without searching; of equal names the first counts. */
@Singleton
public final class LocalNames {
	private final IResourceScopeCache cache;

	@Inject
	LocalNames(IResourceScopeCache cache) {
		this.cache = cache;
	}

	/** The first declaration of that name and an accepted kind. */
	public Optional<Declaration> declaration(Resource resource, String name, Predicate<EClass> kind) {
		return byName(resource).getOrDefault(name, List.of()).stream().filter(found -> kind.test(found.eClass())).findFirst();
	}

	/** Every declaration of the file, in its order. */
	public Stream<Declaration> declarations(Resource resource) {
		return resource.getContents().stream().filter(Model.class::isInstance)
				.flatMap(model -> ((Model) model).getDeclarations().stream());
	}

	/** The profile that a GPU type declares itself. */
	public Optional<Profile> profile(GpuType type, String name) {
		return Optional.ofNullable(of(type, type.getProfiles()).get(name));
	}

	/** The GPU of a host. */
	public Optional<HostGpu> gpu(Host host, String name) {
		return Optional.ofNullable(of(host, host.getGpus()).get(name));
	}

	/** The different types of GPU that hosts of the file have, in the order of the file. */
	public Set<GpuType> gpuTypesInUse(Resource resource) {
		return cache.get("gpuTypesInUse", resource, () -> {
			Set<GpuType> types = new LinkedHashSet<>();
			declarations(resource).filter(Host.class::isInstance).flatMap(host -> ((Host) host).getGpus().stream())
					.map(HostGpu::getType)
					.filter(type -> type != null && !type.eIsProxy()).forEach(types::add);
			return types;
		});
	}

	private Map<String, List<Declaration>> byName(Resource resource) {
		return cache.get("declarations", resource, () -> {
			Map<String, List<Declaration>> names = new LinkedHashMap<>();
			declarations(resource).filter(declaration -> declaration.getName() != null)
					.forEach(declaration -> names.computeIfAbsent(declaration.getName(), name -> new java.util.ArrayList<>(1))
							.add(declaration));
			return names;
		});
	}

	private <T extends NamedElement> Map<String, T> of(NamedElement owner, Collection<T> members) {
		if (owner.eResource() == null) {
			return index(members);
		}
		return cache.get(owner, owner.eResource(), () -> index(members));
	}

	private static <T extends NamedElement> Map<String, T> index(Collection<T> members) {
		Map<String, T> names = new LinkedHashMap<>();
		members.stream().filter(member -> member.getName() != null)
				.forEach(member -> names.putIfAbsent(member.getName(), member));
		return names;
	}
}
