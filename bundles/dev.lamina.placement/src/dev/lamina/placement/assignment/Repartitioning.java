package dev.lamina.placement.assignment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.scope.PolicyAlternatives;
import dev.lamina.placement.time.EventTimes;

/** What it means that a GPU is repartitioned: under which policy it is then, and what that policy cuts on it. */
public final class Repartitioning {
	private static final Predicate<Profile> KNOWN = profile -> profile != null && !profile.eIsProxy()
			&& profile.getName() != null;

	private Repartitioning() {
	}

	/** The policy under which an event puts its GPUs; nothing if it is not a repartition or leaves them under theirs. */
	public static Optional<Policy> successor(Event event) {
		return Optional.ofNullable(event.getAction() == EventAction.REPARTITION ? event.getDestination() : null)
				.map(Target::getElement)
				.filter(element -> !element.eIsProxy()).filter(Policy.class::isInstance).map(Policy.class::cast);
	}

	/**
	 * The policies that hold for no GPU until an event or a sweep puts one under them: those that name no GPU and that a
	 * repartition or a variation names.
	 */
	public static Set<Policy> successors(ModelScope modelScope) {
		Set<Policy> successors = new LinkedHashSet<>(ofEvents(modelScope));
		successors.addAll(PolicyAlternatives.of(modelScope));
		return successors;
	}

	/** The policies that hold for no GPU until an event puts one under them. */
	public static Set<Policy> ofEvents(ModelScope modelScope) {
		Set<Policy> successors = new LinkedHashSet<>();
		modelScope.declared(Simulation.class).flatMap(simulation -> simulation.getEvents().stream())
				.flatMap(event -> successor(event).stream())
				.filter(policy -> policy.getTargets().isEmpty()).forEach(successors::add);
		return successors;
	}

	/**
	 * Whether a VM waits for its partition: a simulation starts it after having put the GPU under a policy that cuts its profile.
	 *
	 * @param vm  wants a profile that the GPU is not cut into at first
	 * @param gpu on which it is to be
	 */
	public static boolean isAwaited(ModelScope modelScope, Vm vm, HostGpu gpu) {
		return modelScope.declared(Simulation.class).anyMatch(simulation -> simulation.getEvents().stream()
				.filter(event -> event.getAction() == EventAction.START && event.getSubject() != null
						&& event.getSubject().getElement() == vm)
				.anyMatch(start -> simulation.getEvents().stream()
						.anyMatch(event -> isBefore(event, start) && isOn(event.getSubject(), gpu)
								&& successor(event).filter(policy -> cuts(policy, vm.getGpu().getProfile())).isPresent())));
	}

	private static boolean isBefore(Event event, Event start) {
		return EventTimes.of(event).isPresent() && EventTimes.of(start).isPresent()
				&& EventTimes.of(event).getAsLong() <= EventTimes.of(start).getAsLong();
	}

	private static boolean isOn(Target target, HostGpu gpu) {
		return target != null && target.getElement() == gpu.eContainer() && (target.getGpu() == null || target.getGpu() == gpu);
	}

	private static boolean cuts(Policy policy, Profile profile) {
		return policy.getPartitions().stream().map(Partition::getProfile).filter(KNOWN)
				.anyMatch(cut -> PartitionPlacement.anywhere(cut).serves(profile));
	}

	/**
	 * The partitions that a policy cuts on a GPU that is put under it, or why it cannot.
	 *
	 * @param gpu its type, inheritance applied
	 */
	public static Fit fit(Policy policy, GpuType gpu) {
		List<PartitionRequest> lines = policy.getPartitions().stream().filter(line -> KNOWN.test(line.getProfile()))
				.map(line -> new PartitionRequest(own(line.getProfile(), gpu), line.getCount(), line.getStarts())).toList();
		return Capacity.fit(gpu, lines);
	}

	/** The profile of that name of the GPU: a policy that names no GPU may mean that of another type. */
	private static Profile own(Profile named, GpuType gpu) {
		return gpu.getProfiles().stream().filter(profile -> named.getName().equals(profile.getName())).findFirst().orElse(named);
	}
}
