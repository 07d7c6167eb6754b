package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.dsl.ide.completion.ProposalCollector.ProposalBuilder;
import dev.lamina.dsl.ide.symbol.ElementSummary;
import dev.lamina.dsl.scoping.GpuTypes;
import dev.lamina.model.GpuType;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/** Proposes profiles of the GPU that is spoken of, of the kinds that its stack serves, and only those that still have room. */
final class ProfileProposals {
	/** Different states of GPUs beyond which room is no longer compared: a list in an editor cannot wait for thousands. */
	private static final int MAX_STATES = 6;

	private final CompletionContext completionContext;
	private final ProposalCollector proposalCollector;

	ProfileProposals(CompletionContext completionContext, ProposalCollector proposalCollector) {
		this.completionContext = completionContext;
		this.proposalCollector = proposalCollector;
	}

	/** Other partitions for the policy around, beside those that it cuts elsewhere in its text. */
	void proposeForPartition() {
		Optional<Policy> policy = completionContext.declaration(Policy.class);
		Map<GpuType, GpuType> types = new LinkedHashMap<>();
		completionContext.slotsAround().forEach(slot -> types.putIfAbsent(slot.hostGpu().getType(), slot.type()));
		if (policy.isEmpty() || types.isEmpty()) {
			withoutRoom();
			return;
		}
		List<PartitionRequest> others = policy.get().getPartitions().stream()
				.filter(line -> line.getProfile() != null && !line.getProfile().eIsProxy() && !isAtPlace(line))
				.map(PartitionRequest::of).toList();
		Map<String, ProfileAvailability> profileAvailabilities = new LinkedHashMap<>();
		for (GpuType type : types.values()) {
			List<PartitionPlacement> placed = Capacity.fit(type, others) instanceof Fit.Placed fits ? fits.added() : List.of();
			offer(profileAvailabilities, type, placed);
		}
		propose(profileAvailabilities.values(), 0);
	}

	/** Profiles for the VM around: if it names a GPU, of that one. */
	void proposeForVm() {
		Optional<Vm> vm = completionContext.declaration(Vm.class);
		List<GpuSlot> slots = completionContext.slotsAround();
		if (slots.isEmpty()) {
			withoutRoom();
			return;
		}
		Map<String, ProfileAvailability> profileAvailabilities = new LinkedHashMap<>();
		Set<Object> states = new LinkedHashSet<>();
		for (GpuSlot slot : slots) {
			List<PartitionPlacement> others = new ArrayList<>(slot.partitions());
			List<Integer> own = slot.allocations().stream().filter(allocation -> vm.isPresent() && allocation.vm() == vm.get())
					.map(Allocation::share)
					.filter(GpuShare.OfProfile.class::isInstance).map(gpuShare -> ((GpuShare.OfProfile) gpuShare).partition())
					.toList();
			boolean cut = slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent();
			if (cut) {
				slot.idlePartitions().forEach(idle -> offer(profileAvailabilities, idle.profile(), 1));
				own.forEach(number -> offer(profileAvailabilities, slot.partitions().get(number).profile(), 1));
			} else if (states.size() < MAX_STATES) {
				own.stream().sorted(java.util.Comparator.reverseOrder()).forEach(number -> others.remove(number.intValue()));
				// the one that wants a partition may lie anywhere: no one runs yet
				List<PartitionPlacement> movable = others.stream().map(each -> PartitionPlacement.anywhere(each.profile()))
						.toList();
				boolean shared = slot.allocations().stream()
						.anyMatch(resident -> !(resident.share() instanceof GpuShare.OfProfile)
								&& (vm.isEmpty() || resident.vm() != vm.get()));
				if (!shared && states.add(List.of(slot.hostGpu().getType(), movable))) {
					offer(profileAvailabilities, slot.type(), movable);
				}
			}
		}
		propose(profileAvailabilities.values(), vm.map(Vm::getCount).orElse(0));
	}

	/** The MIG profiles of the GPU around, for a vGPU that is backed by one. */
	void proposeForBacking() {
		completionContext.declaration(GpuType.class)
				.ifPresent(type -> completionContext.snapshot().service(GpuTypes.class).profiles(type).values().stream()
						.filter(profile -> profile.getKind() == ProfileKind.MIG)
						.forEach(profile -> proposalCollector.add(proposal(profile))));
	}

	private void withoutRoom() {
		completionContext.declaration().ifPresent(around -> {
			GpuTypes types = completionContext.snapshot().service(GpuTypes.class);
			types.inUse(around).forEach(type -> types.profiles(type).values().stream().filter(this::isServed)
					.forEach(profile -> proposalCollector.add(proposal(profile))));
		});
	}

	private static final class ProfileAvailability {
		private final Profile profile;
		private int more;

		ProfileAvailability(Profile profile) {
			this.profile = profile;
		}
	}

	private void offer(Map<String, ProfileAvailability> profileAvailabilities, GpuType type, List<PartitionPlacement> placed) {
		for (Profile profile : type.getProfiles()) {
			if (profile.getName() != null && isServed(profile)) {
				offer(profileAvailabilities, profile, Capacity.room(type, placed, profile).more());
			}
		}
	}

	private static void offer(Map<String, ProfileAvailability> profileAvailabilities, Profile profile, int more) {
		if (more > 0) {
			profileAvailabilities.computeIfAbsent(profile.getName(), name -> new ProfileAvailability(profile)).more += more;
		}
	}

	private void propose(Iterable<ProfileAvailability> profileAvailabilities, int wanted) {
		int order = 0;
		for (ProfileAvailability profileAvailability : profileAvailabilities) {
			boolean enough = profileAvailability.more >= wanted;
			proposalCollector.add(proposal(profileAvailability.profile).order(order++)
					.rank(enough ? ProposalRank.FITTING : ProposalRank.DOUBTFUL)
					.detail(memory(profileAvailability.profile) + profileAvailability.more
							+ (enough ? profileAvailability.more == 1 ? " fits" : " fit" : " fit, " + wanted + " wanted")));
		}
	}

	private static String memory(Profile profile) {
		return profile.getMemory() == null ? "" : profile.getMemory() + " · ";
	}

	private ProposalBuilder proposal(Profile profile) {
		return new ProposalBuilder(profile.getName(), ProposalKind.PROFILE).detail(ElementSummary.of(profile))
				.documentation(completionContext.comment(profile));
	}

	private boolean isServed(Profile profile) {
		Optional<Stack> stack = completionContext.stackAround();
		return stack.isEmpty() || stack.get().getProfileKinds().isEmpty()
				|| stack.get().getProfileKinds().contains(profile.getKind());
	}

	private boolean isAtPlace(Partition line) {
		INode node = NodeModelUtils.findActualNodeFor(line);
		return node != null && node.getOffset() <= completionContext.grammarContext().offset()
				&& completionContext.grammarContext().offset() <= node.getEndOffset();
	}
}
