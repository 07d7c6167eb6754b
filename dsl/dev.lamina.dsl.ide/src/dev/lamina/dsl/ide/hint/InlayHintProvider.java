package dev.lamina.dsl.ide.hint;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.apache.log4j.Logger;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;

/**
 * Remarks on a model from its assignment: how full the GPUs of hosts and policies are, and where VMs run. In the order of the
 * text.
 */
public final class InlayHintProvider {
	/** GPUs that are named one by one; of more, their number. */
	private static final int MAX_NAMES = 3;

	private static final Logger LOG = Logger.getLogger(InlayHintProvider.class);

	private final Assignment assignment;
	private final RemainingCapacity remainingCapacity = new RemainingCapacity();
	private final List<InlayHint> inlayHints = new ArrayList<>();
	private final Map<Object, List<GpuSlot>> slotsOf = new IdentityHashMap<>();
	private final Map<Vm, List<VmPlacement>> seatsOf = new IdentityHashMap<>();

	private InlayHintProvider(Assignment assignment) {
		this.assignment = assignment;
		for (GpuSlot slot : assignment.slots()) {
			slotsOf.computeIfAbsent(slot.hostGpu(), key -> new ArrayList<>()).add(slot);
			slot.policy().ifPresent(policy -> slotsOf.computeIfAbsent(policy, key -> new ArrayList<>()).add(slot));
		}
		assignment.placements()
				.forEach(vmPlacement -> seatsOf.computeIfAbsent(vmPlacement.vm(), key -> new ArrayList<>()).add(vmPlacement));
	}

	/** The remarks, sorted by place. */
	public static List<InlayHint> of(Snapshot snapshot) {
		InlayHintProvider inlayHintProvider = new InlayHintProvider(snapshot.assignment());
		snapshot.model().ifPresent(model -> model.getDeclarations().forEach(inlayHintProvider::add));
		return inlayHintProvider.inlayHints.stream()
				.sorted(java.util.Comparator.comparingInt(inlayHint -> inlayHint.region().offset())).toList();
	}

	/** A remark that fails says so at its place, and leaves the others as they are. */
	private void add(Declaration declaration) {
		try {
			addAll(declaration);
		} catch (OperationCanceledException | CancellationException stopped) {
			throw stopped;
		} catch (RuntimeException unexpected) {
			LOG.error("A remark failed.", unexpected);
			name(declaration).ifPresent(place -> inlayHints.add(new InlayHint(place, "could not be worked out",
					"That is a mistake in Lamina, not in the file; please report it with the model.")));
		}
	}

	private void addAll(Declaration declaration) {
		switch (declaration) {
			case Host host -> host.getGpus().forEach(this::add);
			case Policy policy -> filled(policy, slotsOf.getOrDefault(policy, List.of()));
			case Vm vm -> seated(vm, seatsOf.getOrDefault(vm, List.of()));
			default -> {
				// nothing follows for it
			}
		}
	}

	private void add(HostGpu gpu) {
		filled(gpu, slotsOf.getOrDefault(gpu, List.of()));
	}

	private void filled(NamedElement element, List<GpuSlot> slots) {
		if (!slots.isEmpty()) {
			GpuOccupancy gpuOccupancy = GpuOccupancy.of(slots, remainingCapacity);
			name(element).ifPresent(place -> inlayHints.add(new InlayHint(place, gpuOccupancy.label(), gpuOccupancy.details())));
		}
	}

	private void seated(Vm vm, List<VmPlacement> vmPlacements) {
		if (vm.getGpu() == null || vm.getCount() < 1) {
			return;
		}
		List<String> places = vmPlacements.stream()
				.map(vmPlacement -> assignment.slotOf(vmPlacement).map(GpuSlot::name)
						.orElse(vmPlacement.hostName() + ", without a GPU"))
				.distinct()
				.toList();
		String where = places.size() <= MAX_NAMES ? String.join(", ", places)
				: places.stream().limit(MAX_NAMES - 1).collect(Collectors.joining(", ")) + " and "
						+ (places.size() - MAX_NAMES + 1) + " more";
		int missing = vm.getCount() - vmPlacements.size();
		String label = vmPlacements.isEmpty() ? "runs nowhere"
				: "on " + where + (missing > 0 ? " · " + missing + " of " + vm.getCount() + " run nowhere" : "");
		String details = vmPlacements.size() < 2 ? "" : vmPlacements.stream().limit(32).map(seat -> "- " + seat.name() + " on "
				+ assignment.slotOf(seat).map(GpuSlot::name).orElse(seat.hostName())).collect(Collectors.joining("\n"));
		name(vm).ifPresent(place -> inlayHints.add(new InlayHint(place, label, details)));
	}

	private static Optional<Region> name(NamedElement element) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(element, Literals.NAMED_ELEMENT__NAME);
		return nodes.isEmpty() ? Optional.empty() : Optional.of(Region.of(nodes.getFirst()));
	}
}
