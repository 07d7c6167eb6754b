package dev.lamina.dsl.ide.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.dsl.ide.completion.CompletionProvider;
import dev.lamina.dsl.ide.completion.ProposalKind;
import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.scoping.GpuTypes;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Partition;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * A profile that can be had somewhere.
 *
 * @param name   its name
 * @param detail a few words beside it, such as "8 GiB · 5 fit"
 */
public record AvailableProfile(String name, String detail) {
	/**
	 * The profiles that a VM could ask for instead of what it asks for now, best first, as completion would propose them there.
	 *
	 * @param snapshot the file of the VM, with the same text as it was read from
	 */
	public static List<AvailableProfile> forVm(Snapshot snapshot, Vm vm) {
		GpuDemand demand = vm.getGpu();
		if (demand == null) {
			GpuTypes types = snapshot.service(GpuTypes.class);
			return types.inUse(vm).stream().flatMap(type -> types.profiles(type).values().stream())
					.map(profile -> new AvailableProfile(profile.getName(), memory(profile)))
					.distinct().toList();
		}
		return TextEdits.value(demand, demand.getProfile() != null ? Literals.GPU_DEMAND__PROFILE : Literals.GPU_DEMAND__FRACTION)
				.or(() -> TextEdits.value(demand, Literals.GPU_DEMAND__PLACE).map(place -> TextEdits.visible(place, false)))
				.map(node -> proposed(snapshot, node)).orElse(List.of());
	}

	/**
	 * The profiles into which a policy could cut its GPUs instead of those of one of its partitions, best first.
	 *
	 * @param snapshot the file of the partition, with the same text as it was read from
	 */
	public static List<AvailableProfile> forPartition(Snapshot snapshot, Partition partition) {
		return TextEdits.value(partition, Literals.PARTITION__PROFILE).map(node -> proposed(snapshot, node)).orElse(List.of());
	}

	/**
	 * The profiles that a new VM could have on a GPU: of one that a policy cuts, those of partitions that no one uses; else those
	 * that have room beside what is there.
	 *
	 * @param slots the GPUs of the whole model
	 */
	public static List<AvailableProfile> onGpu(HostGpu gpu, List<GpuSlot> slots) {
		Map<String, Profile> profiles = new LinkedHashMap<>();
		Map<String, Integer> more = new LinkedHashMap<>();
		for (GpuSlot slot : slots.stream().filter(each -> each.hostGpu() == gpu).toList()) {
			slot.type().getProfiles().stream().filter(profile -> profile.getName() != null).forEach(profile -> {
				int count = more(slot, profile);
				if (count > 0) {
					profiles.putIfAbsent(profile.getName(), profile);
					more.merge(profile.getName(), count, Integer::sum);
				}
			});
		}
		return more.entrySet().stream()
				.map(each -> new AvailableProfile(each.getKey(), said(profiles.get(each.getKey()), each.getValue()))).toList();
	}

	private static int more(GpuSlot slot, Profile profile) {
		if (slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent()) {
			return (int) slot.idlePartitions().stream().filter(idle -> profile.getName().equals(idle.profile().getName()))
					.count();
		}
		if (!isServed(slot, profile)
				|| !slot.allocations().stream().allMatch(allocation -> allocation.share() instanceof GpuShare.OfProfile)) {
			return 0;
		}
		// the one that wants a partition may lie anywhere: no one runs yet
		List<PartitionPlacement> movable = slot.partitions().stream().map(each -> PartitionPlacement.anywhere(each.profile()))
				.toList();
		return Capacity.room(slot.type(), movable, profile).more();
	}

	private static boolean isServed(GpuSlot slot, Profile profile) {
		return slot.stack().isEmpty() || slot.stack().get().getProfileKinds().isEmpty()
				|| slot.stack().get().getProfileKinds().contains(profile.getKind());
	}

	private static List<AvailableProfile> proposed(Snapshot snapshot, INode before) {
		return CompletionProvider.at(snapshot, before.getOffset()).stream()
				.filter(proposal -> proposal.kind() == ProposalKind.PROFILE)
				.map(proposal -> new AvailableProfile(proposal.label(), proposal.detail())).toList();
	}

	private static String said(Profile profile, int count) {
		String memory = memory(profile);
		return (memory.isEmpty() ? "" : memory + " · ") + count + (count == 1 ? " fits" : " fit");
	}

	private static String memory(Profile profile) {
		return profile.getMemory() == null ? "" : profile.getMemory().toString();
	}
}
