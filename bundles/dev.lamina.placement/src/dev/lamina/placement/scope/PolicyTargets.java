package dev.lamina.placement.scope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.quantity.IndexRange;

/**
 * Says which policy holds where: one that names the GPU before one that names its host before one without targets; the first in
 * the file of several of the same rank, which is a conflict. It finds them by host and index, without looking through the other
 * policies.
 */
public final class PolicyTargets {
	/**
	 * One target of a policy.
	 *
	 * @param order its number among all targets, in file order
	 */
	public record PolicyTarget(int order, Policy policy, Target target) {
	}

	/**
	 * The policy of one GPU.
	 *
	 * @param policy absent if none holds
	 * @param rival  the target of another policy of the same rank, or that policy if it has none; absent if there is none
	 */
	public record Holder(Optional<Policy> policy, Optional<EObject> rival) {
		/** The policy that the rival belongs to. */
		public Optional<Policy> rivalPolicy() {
			return rival.map(at -> at instanceof Policy itself ? itself : (Policy) at.eContainer());
		}
	}

	private record Key(Declaration element, int index) {
	}

	private static final int EVERY = -1;
	private final Map<Declaration, List<PolicyTarget>> byElement = new HashMap<>();
	private final Map<Key, List<PolicyTarget>> byIndex = new HashMap<>();
	private final List<Policy> untargeted;

	/**
	 * @param policies those that hold from the beginning, in file order
	 */
	public PolicyTargets(List<Policy> policies) {
		untargeted = policies.stream().filter(policy -> policy.getTargets().isEmpty()).toList();
		int order = 0;
		for (Policy policy : policies) {
			for (Target target : policy.getTargets()) {
				Declaration element = target.getElement();
				if (element != null) {
					PolicyTarget policyTarget = new PolicyTarget(order, policy, target);
					byElement.computeIfAbsent(element, key -> new ArrayList<>(1)).add(policyTarget);
					byIndex.computeIfAbsent(new Key(element, key(target.getIndices())), key -> new ArrayList<>(1))
							.add(policyTarget);
				}
				order++;
			}
		}
	}

	/** The number by which a target is found: its own if it means one, else that of those which may mean any. */
	private static int key(IndexRange range) {
		return range != null && range.isOne() ? range.first() : EVERY;
	}

	/** The policy of one GPU. */
	public Holder of(Host host, int hostIndex, HostGpu gpu, int gpuIndex) {
		List<PolicyTarget> onHost = named(host, hostIndex);
		List<PolicyTarget> claims = onHost.stream()
				.filter(claim -> claim.target.getGpu() == gpu && isMeant(claim.target.getGpuIndices(), gpuIndex)).toList();
		if (claims.isEmpty()) {
			claims = onHost.stream().filter(claim -> claim.target.getGpu() == null).toList();
		}
		if (claims.isEmpty()) {
			return new Holder(general(), untargeted.stream().skip(1).<EObject>map(policy -> policy).findFirst());
		}
		Policy first = claims.getFirst().policy;
		return new Holder(Optional.of(first), claims.stream().filter(claim -> claim.policy != first)
				.<EObject>map(PolicyTarget::target).findFirst());
	}

	/** The policy that names a host, not one of its GPUs. */
	public Optional<Policy> naming(Host host, int hostIndex) {
		return named(host, hostIndex).stream().filter(claim -> claim.target.getGpu() == null).findFirst()
				.map(PolicyTarget::policy);
	}

	/** The first policy without targets. */
	public Optional<Policy> general() {
		return untargeted.stream().findFirst();
	}

	/** The targets that name one of the hosts of a declaration or a GPU of it, in file order. */
	private List<PolicyTarget> named(Host host, int hostIndex) {
		return Stream.concat(byIndex.getOrDefault(new Key(host, EVERY), List.of()).stream()
				.filter(policyTarget -> isMeant(policyTarget.target.getIndices(), hostIndex)),
				byIndex.getOrDefault(new Key(host, hostIndex), List.of()).stream())
				.sorted(Comparator.comparingInt(PolicyTarget::order)).toList();
	}

	/** The first claim on a place or a part of it; the place may be a target itself, which then finds itself at the latest. */
	public Optional<PolicyTarget> firstOverlapping(Target place) {
		Declaration element = place.getElement();
		Stream<List<PolicyTarget>> candidates = key(place.getIndices()) == EVERY
				? Stream.of(byElement.getOrDefault(element, List.of()))
				: Stream.of(byIndex.getOrDefault(new Key(element, EVERY), List.of()),
						byIndex.getOrDefault(new Key(element, key(place.getIndices())), List.of()));
		return candidates
				.flatMap(policyTargets -> policyTargets.stream()
						.filter(policyTarget -> overlap(policyTarget.target, place)).findFirst().stream())
				.min(Comparator.comparingInt(PolicyTarget::order));
	}

	/** The policies that name a place, a part of it, or what it is a part of; in file order. */
	public List<Policy> policies(Target place) {
		return byElement.getOrDefault(place.getElement(), List.of()).stream()
				.filter(policyTarget -> overlap(policyTarget.target, place))
				.map(PolicyTarget::policy).distinct().toList();
	}

	/** Whether one target of a policy names all of a place. */
	public boolean covers(Target place) {
		return byElement.getOrDefault(place.getElement(), List.of()).stream().map(PolicyTarget::target).anyMatch(
				target -> place.getElement() instanceof Host host
						&& covers(target.getIndices(), place.getIndices(), host.getCount()) && coversGpus(target, place));
	}

	private static boolean coversGpus(Target target, Target place) {
		boolean onlyGpu = place.getElement() instanceof Host host && host.getGpus().size() == 1;
		boolean sameGpu = target.getGpu() == null || target.getGpu() == place.getGpu() || place.getGpu() == null && onlyGpu;
		return sameGpu && (target.getGpu() == null
				|| covers(target.getGpuIndices(), place.getGpuIndices(), target.getGpu().getCount()));
	}

	/** Whether two places have a GPU, or the host if there is none, in common. */
	public static boolean overlap(Target left, Target right) {
		return left.getElement() != null && left.getElement() == right.getElement()
				&& meets(left.getIndices(), right.getIndices())
				&& (left.getGpu() == null || right.getGpu() == null
						|| left.getGpu() == right.getGpu() && meets(left.getGpuIndices(), right.getGpuIndices()));
	}

	private static boolean meets(IndexRange left, IndexRange right) {
		return left == null || right == null || left.overlaps(right);
	}

	private static boolean isMeant(IndexRange range, int index) {
		return range == null || range.contains(index);
	}

	/** Whether a range means all that another means, of so many. */
	private static boolean covers(IndexRange range, IndexRange other, int count) {
		return range == null || range.covers(other == null ? new IndexRange(0, Math.max(0, count - 1)) : other);
	}
}
