package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;

/** Which policies name which places, found by host and index without looking through the other policies. */
final class PolicyTargets {
	/**
	 * One target of a policy.
	 *
	 * @param order its number among all targets, in file order
	 */
	record PolicyTarget(int order, Policy policy, Target target) {
	}

	private record Key(Declaration element, int index) {
	}

	private static final int EVERY = -1;

	private final Map<Declaration, List<PolicyTarget>> byElement = new HashMap<>();
	private final Map<Key, List<PolicyTarget>> byIndex = new HashMap<>();

	PolicyTargets(List<Policy> policies) {
		int order = 0;
		for (Policy policy : policies) {
			for (Target target : policy.getTargets()) {
				Declaration element = target.getElement();
				if (element != null) {
					PolicyTarget policyTarget = new PolicyTarget(order, policy, target);
					byElement.computeIfAbsent(element, key -> new ArrayList<>(1)).add(policyTarget);
					byIndex.computeIfAbsent(new Key(element, Math.max(EVERY, target.getIndex())), key -> new ArrayList<>(1))
							.add(policyTarget);
				}
				order++;
			}
		}
	}

	/** The first claim on a place or a part of it; the place may be a target itself, which then finds itself at the latest. */
	Optional<PolicyTarget> firstOverlapping(Target place) {
		Declaration element = place.getElement();
		Stream<List<PolicyTarget>> candidates = place.getIndex() < 0 ? Stream.of(byElement.getOrDefault(element, List.of()))
				: Stream.of(byIndex.getOrDefault(new Key(element, EVERY), List.of()),
						byIndex.getOrDefault(new Key(element, place.getIndex()), List.of()));
		return candidates
				.flatMap(policyTargets -> policyTargets.stream()
						.filter(policyTarget -> PolicyIndex.overlap(policyTarget.target, place)).findFirst().stream())
				.min(Comparator.comparingInt(PolicyTarget::order));
	}

	/** The policies that name a place, a part of it, or what it is a part of; in file order. */
	List<Policy> policies(Target place) {
		return byElement.getOrDefault(place.getElement(), List.of()).stream()
				.filter(policyTarget -> PolicyIndex.overlap(policyTarget.target, place))
				.map(PolicyTarget::policy).distinct().toList();
	}

	/** Whether one target of a policy names all of a place. */
	boolean covers(Target place) {
		return byElement.getOrDefault(place.getElement(), List.of()).stream().map(PolicyTarget::target).anyMatch(
				target -> (target.getIndex() < 0 || target.getIndex() == place.getIndex()
						|| place.getElement() instanceof Host host && host.getCount() < 2)
						&& coversGpus(target, place));
	}

	private static boolean coversGpus(Target target, Target place) {
		boolean onlyGpu = place.getElement() instanceof Host host && host.getGpus().size() == 1;
		boolean sameGpu = target.getGpu() == null || target.getGpu() == place.getGpu() || place.getGpu() == null && onlyGpu;
		return sameGpu
				&& (target.getGpuIndex() < 0 || target.getGpuIndex() == place.getGpuIndex() || target.getGpu().getCount() < 2);
	}
}
