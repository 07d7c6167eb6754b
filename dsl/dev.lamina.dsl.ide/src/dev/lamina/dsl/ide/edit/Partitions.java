package dev.lamina.dsl.ide.edit;

import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.dsl.ide.fix.Writing;
import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;

/** Writes how a policy cuts its GPUs. */
final class Partitions {
	private Partitions() {
	}

	/** Adds instances: to those of the same profile that may lie anywhere, else behind the last partition, else to the policy. */
	static void add(Policy policy, String profile, int count, Draft draft) throws EditRefusedException {
		if (count < 1) {
			throw new EditRefusedException("A count is 1 or more, not " + count + ".");
		}
		Naming.checkProfile(policy, types(policy), profile, "The GPU of policy " + policy.getName());
		Optional<Partition> same = policy.getPartitions().stream().filter(
				each -> each.getStarts().isEmpty() && each.getProfile() != null && profile.equals(each.getProfile().getName()))
				.findFirst();
		if (same.isPresent()) {
			Counts.write(same.get(), same.get().getCount() + count, draft);
			return;
		}
		String text = text(profile, count);
		draft.add(policy.getPartitions().isEmpty() ? Writing.add(policy, text)
				: Writing.node(policy.getPartitions().getLast()).flatMap(node -> Writing.lineBehind(node, text)));
	}

	/** Takes instances away, with the last ones the partition itself. */
	static void remove(Partition partition, int count, Draft draft) throws EditRefusedException {
		if (count < 1) {
			throw new EditRefusedException("A count is 1 or more, not " + count + ".");
		}
		if (count < partition.getCount()) {
			Counts.write(partition, partition.getCount() - count, draft);
		} else {
			Writing.node(partition).ifPresent(node -> draft.add(Writing.removeWords(node, node)));
		}
	}

	static void profile(Partition partition, String profile, Draft draft) throws EditRefusedException {
		Policy policy = (Policy) partition.eContainer();
		Naming.checkProfile(policy, types(policy), profile, "The GPU of policy " + policy.getName());
		draft.add(Writing.replace(partition, Literals.PARTITION__PROFILE, profile));
	}

	/** The instances as a property. */
	static String text(String profile, int count) {
		return "partition " + profile + (count > 1 ? " x " + count : "");
	}

	private static Stream<GpuType> types(Policy policy) {
		PolicyScope around = PolicyScope.of(policy);
		return (policy.getTargets().isEmpty() ? around.gpus() : around.gpus(policy)).stream().map(HostGpu::getType);
	}
}
