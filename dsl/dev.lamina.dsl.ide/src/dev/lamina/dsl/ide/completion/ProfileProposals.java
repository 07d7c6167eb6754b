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
import dev.lamina.dsl.ide.completion.Proposals.Draft;
import dev.lamina.dsl.ide.symbol.Summary;
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
	private static final int MOST_STATES = 6;

	private final Site site;
	private final Proposals proposals;

	ProfileProposals(Site site, Proposals proposals) {
		this.site = site;
		this.proposals = proposals;
	}

	/** Other partitions for the policy around, beside those that it cuts elsewhere in its text. */
	void forPartition() {
		Optional<Policy> policy = site.declaration(Policy.class);
		Map<GpuType, GpuType> types = new LinkedHashMap<>();
		site.slotsAround().forEach(slot -> types.putIfAbsent(slot.hostGpu().getType(), slot.type()));
		if (policy.isEmpty() || types.isEmpty()) {
			withoutRoom();
			return;
		}
		List<PartitionRequest> others = policy.get().getPartitions().stream()
				.filter(line -> line.getProfile() != null && !line.getProfile().eIsProxy() && !isAtPlace(line))
				.map(PartitionRequest::of).toList();
		Map<String, Offer> offers = new LinkedHashMap<>();
		for (GpuType type : types.values()) {
			List<PartitionPlacement> placed = Capacity.fit(type, others) instanceof Fit.Placed fits ? fits.added() : List.of();
			offer(offers, type, placed);
		}
		propose(offers.values(), 0);
	}

	/** Profiles for the VM around: where it names a GPU, of that one. */
	void forVm() {
		Optional<Vm> vm = site.declaration(Vm.class);
		List<GpuSlot> slots = site.slotsAround();
		if (slots.isEmpty()) {
			withoutRoom();
			return;
		}
		Map<String, Offer> offers = new LinkedHashMap<>();
		Set<Object> states = new LinkedHashSet<>();
		for (GpuSlot slot : slots) {
			List<PartitionPlacement> others = new ArrayList<>(slot.partitions());
			List<Integer> own = slot.allocations().stream().filter(allocation -> vm.isPresent() && allocation.vm() == vm.get())
					.map(Allocation::share)
					.filter(GpuShare.OfProfile.class::isInstance).map(gpuShare -> ((GpuShare.OfProfile) gpuShare).partition())
					.toList();
			boolean cut = slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent();
			if (cut) {
				slot.idlePartitions().forEach(idle -> offer(offers, idle.profile(), 1));
				own.forEach(number -> offer(offers, slot.partitions().get(number).profile(), 1));
			} else if (states.size() < MOST_STATES) {
				own.stream().sorted(java.util.Comparator.reverseOrder()).forEach(number -> others.remove(number.intValue()));
				// whoever wants a partition may lie anywhere: nobody runs yet
				List<PartitionPlacement> movable = others.stream().map(each -> PartitionPlacement.anywhere(each.profile()))
						.toList();
				boolean shared = slot.allocations().stream()
						.anyMatch(resident -> !(resident.share() instanceof GpuShare.OfProfile)
								&& (vm.isEmpty() || resident.vm() != vm.get()));
				if (!shared && states.add(List.of(slot.hostGpu().getType(), movable))) {
					offer(offers, slot.type(), movable);
				}
			}
		}
		propose(offers.values(), vm.map(Vm::getCount).orElse(0));
	}

	/** The MIG profiles of the GPU around, for a vGPU that is backed by one. */
	void forBacking() {
		site.declaration(GpuType.class).ifPresent(type -> site.snapshot().service(GpuTypes.class).profiles(type).values().stream()
				.filter(profile -> profile.getKind() == ProfileKind.MIG).forEach(profile -> proposals.add(draft(profile))));
	}

	private void withoutRoom() {
		site.declaration().ifPresent(around -> {
			GpuTypes types = site.snapshot().service(GpuTypes.class);
			types.inUse(around).forEach(type -> types.profiles(type).values().stream().filter(this::isServed)
					.forEach(profile -> proposals.add(draft(profile))));
		});
	}

	private static final class Offer {
		private final Profile profile;
		private int more;

		Offer(Profile profile) {
			this.profile = profile;
		}
	}

	private void offer(Map<String, Offer> offers, GpuType type, List<PartitionPlacement> placed) {
		for (Profile profile : type.getProfiles()) {
			if (profile.getName() != null && isServed(profile)) {
				offer(offers, profile, Capacity.room(type, placed, profile).more());
			}
		}
	}

	private static void offer(Map<String, Offer> offers, Profile profile, int more) {
		if (more > 0) {
			offers.computeIfAbsent(profile.getName(), name -> new Offer(profile)).more += more;
		}
	}

	private void propose(Iterable<Offer> offers, int wanted) {
		int order = 0;
		for (Offer offer : offers) {
			boolean enough = offer.more >= wanted;
			proposals.add(draft(offer.profile).order(order++).rank(enough ? Rank.FITTING : Rank.DOUBTFUL)
					.detail(memory(offer.profile) + offer.more
							+ (enough ? offer.more == 1 ? " fits" : " fit" : " fit, " + wanted + " wanted")));
		}
	}

	private static String memory(Profile profile) {
		return profile.getMemory() == null ? "" : profile.getMemory() + " · ";
	}

	private Draft draft(Profile profile) {
		return new Draft(profile.getName(), ProposalKind.PROFILE).detail(Summary.of(profile))
				.documentation(site.comment(profile));
	}

	private boolean isServed(Profile profile) {
		Optional<Stack> stack = site.stackAround();
		return stack.isEmpty() || stack.get().getProfileKinds().isEmpty()
				|| stack.get().getProfileKinds().contains(profile.getKind());
	}

	private boolean isAtPlace(Partition line) {
		INode node = NodeModelUtils.findActualNodeFor(line);
		return node != null && node.getOffset() <= site.place().offset() && site.place().offset() <= node.getEndOffset();
	}
}
