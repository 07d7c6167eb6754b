package dev.lamina.dsl.ide.edit;

import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.placement.assignment.PolicyAssignment;

/** Writes how a policy cuts its GPUs. */
final class PartitionEdits {
	private PartitionEdits() {
	}

	/** Adds instances: to those of the same profile that may lie anywhere, else behind the last partition, else to the policy. */
	static void add(Policy policy, String profile, int count, ChangeBuilder changeBuilder) throws EditRefusedException {
		if (count < 1) {
			throw new EditRefusedException("A count is 1 or more, not " + count + ".");
		}
		NamingRules.checkProfile(policy, types(policy), profile, "The GPU of policy " + policy.getName());
		Optional<Partition> same = policy.getPartitions().stream().filter(
				each -> each.getStarts().isEmpty() && each.getProfile() != null && profile.equals(each.getProfile().getName()))
				.findFirst();
		if (same.isPresent()) {
			CountEdits.write(same.get(), same.get().getCount() + count, changeBuilder);
			return;
		}
		String text = text(profile, count);
		changeBuilder.add(policy.getPartitions().isEmpty() ? TextEdits.add(policy, text)
				: TextEdits.node(policy.getPartitions().getLast()).flatMap(node -> TextEdits.lineBehind(node, text)));
	}

	/** Takes instances away, with the last ones the partition itself. */
	static void remove(Partition partition, int count, ChangeBuilder changeBuilder) throws EditRefusedException {
		if (count < 1) {
			throw new EditRefusedException("A count is 1 or more, not " + count + ".");
		}
		if (count < partition.getCount()) {
			CountEdits.write(partition, partition.getCount() - count, changeBuilder);
		} else {
			TextEdits.node(partition).ifPresent(node -> changeBuilder.add(TextEdits.removeWords(node, node)));
		}
	}

	static void changeProfile(Partition partition, String profile, ChangeBuilder changeBuilder) throws EditRefusedException {
		Policy policy = (Policy) partition.eContainer();
		NamingRules.checkProfile(policy, types(policy), profile, "The GPU of policy " + policy.getName());
		changeBuilder.add(TextEdits.replace(partition, Literals.PARTITION__PROFILE, profile));
	}

	/** The instances as a property. */
	static String text(String profile, int count) {
		return "partition " + profile + (count > 1 ? " x " + count : "");
	}

	private static Stream<GpuType> types(Policy policy) {
		PolicyAssignment around = ModelScopes.policies(policy);
		return (policy.getTargets().isEmpty() ? around.gpus() : around.gpus(policy)).stream()
				.map(declared -> declared.gpu().getType());
	}
}
