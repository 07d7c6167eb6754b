package dev.lamina.dsl.scoping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Expectation;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;

/** Says which types of GPU are spoken of where a profile is named, and which profiles these have. */
@Singleton
public final class GpuTypes {
	private final LocalNames names;
	private final PackageResolver packageResolver;

	@Inject
	GpuTypes(LocalNames names, PackageResolver packageResolver) {
		this.names = names;
		this.packageResolver = packageResolver;
	}

	/** The types whose profiles can be meant there; every type in use where the place leaves it open. */
	public Set<GpuType> at(EObject place) {
		GpuType own = EcoreUtil2.getContainerOfType(place, GpuType.class);
		if (own != null) {
			return Set.of(own);
		}
		List<Target> targets = targetsAt(place);
		return targets.isEmpty() ? inUse(place) : types(targets.stream());
	}

	/** The places that the model names for the profile there: none if any GPU may be meant. */
	public static List<Target> targetsAt(EObject place) {
		Policy policy = EcoreUtil2.getContainerOfType(place, Policy.class);
		if (policy != null) {
			return policy.getTargets();
		}
		Expectation promise = EcoreUtil2.getContainerOfType(place, Expectation.class);
		if (promise != null && promise.getSubject() != null) {
			return List.of(promise.getSubject());
		}
		GpuDemand demand = EcoreUtil2.getContainerOfType(place, GpuDemand.class);
		return demand == null || demand.getPlace() == null ? List.of() : List.of(demand.getPlace());
	}

	/** The types of the GPUs that hosts of the file, of its package and of the project's packages that it imports have. */
	public Set<GpuType> inUse(EObject place) {
		if (!(EcoreUtil2.getContainerOfType(place, Model.class) instanceof Model model) || model.eResource() == null) {
			return Set.of();
		}
		Set<GpuType> types = new LinkedHashSet<>(names.gpuTypesInUse(model.eResource()));
		packageResolver.neighbours(model.eResource(), DeclarationNames.packageOf(model),
				model.getImports().stream().map(Import::getImportedNamespace).toList())
				.forEach(file -> types.addAll(names.gpuTypesInUse(file)));
		return types;
	}

	/** The profile of that name that the type has itself or inherits. */
	public Optional<Profile> profile(GpuType type, String name) {
		return withSupers(type).flatMap(each -> names.profile(each, name).stream()).findFirst();
	}

	/** Every profile that the type has itself or inherits, its own first. */
	public Map<String, Profile> profiles(GpuType type) {
		Map<String, Profile> profiles = new LinkedHashMap<>();
		withSupers(type).flatMap(each -> each.getProfiles().stream()).filter(profile -> profile.getName() != null)
				.forEach(profile -> profiles.putIfAbsent(profile.getName(), profile));
		return profiles;
	}

	private static Stream<GpuType> withSupers(GpuType type) {
		Set<GpuType> line = new LinkedHashSet<>();
		for (GpuType each = type; each != null && !each.eIsProxy() && line.add(each); each = each.getSuperType()) {
		}
		return line.stream();
	}

	private static Set<GpuType> types(Stream<Target> targets) {
		Set<GpuType> types = new LinkedHashSet<>();
		targets.flatMap(GpuTypes::gpus).map(HostGpu::getType).filter(type -> type != null && !type.eIsProxy())
				.forEach(types::add);
		return types;
	}

	private static Stream<HostGpu> gpus(Target target) {
		if (target.eIsSet(ModelPackage.Literals.TARGET__GPU)) {
			return Stream.ofNullable(target.getGpu());
		}
		return target.getElement() instanceof Host host ? host.getGpus().stream() : Stream.empty();
	}
}
