package dev.lamina.design.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Expectation;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;

/**
 * Keeps models such that the text can name every profile in them: a profile is known by its name among those of the GPUs that are
 * spoken of, or of all GPUs if none are.
 */
final class ProfileReferences {
	private ProfileReferences() {
	}

	/** Takes a profile from a demand whose GPUs have none of that name; else it is that of these GPUs. */
	static void removeUnknown(GpuDemand demand) {
		if (demand.getProfile() != null) {
			demand.setProfile(
					known(demand.getProfile(), demand.getPlace() == null ? List.of() : List.of(demand.getPlace()), demand)
							.orElse(null));
		}
	}

	/** Whether a demand that names no place can be met by a GPU of some host. */
	static boolean isMet(GpuDemand demand) {
		return demand.getProfile() == null ? inUse(demand).findAny().isPresent()
				: known(demand.getProfile(), List.of(), demand).isPresent();
	}

	/** Takes profiles that no GPU has any more out of a file, with the partitions and promises that speak of nothing else. */
	static void removeAllUnknown(Resource file) {
		List<EObject> all = new ArrayList<>();
		file.getAllContents().forEachRemaining(all::add);
		for (EObject each : all) {
			switch (each) {
				case GpuDemand demand -> removeUnknown(demand);
				case Partition partition when partition.eContainer() instanceof Policy policy && partition.getProfile() != null ->
						known(partition.getProfile(), policy.getTargets(), partition).ifPresentOrElse(partition::setProfile,
								() -> EcoreUtil.remove(partition));
				case Expectation promise when promise.getProfile() != null ->
						known(promise.getProfile(), targets(promise), promise).ifPresentOrElse(promise::setProfile,
								() -> EcoreUtil.remove(promise));
				default -> {
				}
			}
		}
	}

	private static List<Target> targets(Expectation promise) {
		return promise.getSubject() == null ? List.of() : List.of(promise.getSubject());
	}

	/** The profile itself if one of the GPUs has it, else one of its name. */
	private static Optional<Profile> known(Profile profile, Collection<Target> targets, EObject place) {
		Stream<HostGpu> gpus = targets.isEmpty() ? inUse(place) : targets.stream().flatMap(ProfileReferences::gpus);
		List<Profile> named = gpus.map(HostGpu::getType).filter(type -> type != null && !type.eIsProxy())
				.flatMap(type -> Stream.iterate(type, each -> each != null && !each.eIsProxy(), GpuType::getSuperType).limit(64))
				.flatMap(type -> type.getProfiles().stream())
				.filter(each -> each == profile || each.getName() != null && each.getName().equals(profile.getName())).toList();
		return named.contains(profile) ? Optional.of(profile) : named.stream().findFirst();
	}

	private static Stream<HostGpu> gpus(Target target) {
		return target.getGpu() != null ? Stream.of(target.getGpu())
				: target.getElement() instanceof Host host ? host.getGpus().stream() : Stream.empty();
	}

	private static Stream<HostGpu> inUse(EObject place) {
		Resource file = place.eResource();
		List<Resource> files = file == null ? List.of() : file.getResourceSet() == null ? List.of(file)
				: List.copyOf(file.getResourceSet().getResources());
		return files.stream().flatMap(each -> each.getContents().stream()).flatMap(model -> model.eContents().stream())
				.filter(Host.class::isInstance).flatMap(host -> ((Host) host).getGpus().stream());
	}
}
