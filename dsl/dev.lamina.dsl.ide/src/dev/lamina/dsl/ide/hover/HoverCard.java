package dev.lamina.dsl.ide.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.hint.GpuOccupancy;
import dev.lamina.dsl.ide.hint.RemainingCapacity;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.symbol.ElementSummary;
import dev.lamina.dsl.messages.DisplayNames;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.InstanceNames;

/** Writes the card of an element: its head, what was written about it, its properties, and how full it is. */
final class HoverCard {
	/** Seats that are listed one by one; of more, their number. */
	private static final int MAX_PLACEMENTS = 8;

	private final Snapshot snapshot;

	HoverCard(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	String of(EObject element) {
		List<String> parts = new ArrayList<>();
		parts.add("```lamina\n" + head(element) + "\n```");
		String comment = snapshot.service(IEObjectDocumentationProvider.class).getDocumentation(element);
		if (comment != null) {
			parts.add(comment);
		}
		String summary = ElementSummary.of(element);
		if (!summary.isEmpty() && !(element instanceof HostGpu) && !(element instanceof Vm)) {
			parts.add(summary);
		}
		parts.add(filling(element));
		parts.add(new HoverProperties(snapshot.service(IGrammarAccess.class).getGrammar()).of(element));
		if (element instanceof GpuType gpu && !gpu.getProfiles().isEmpty()) {
			parts.add("Profiles: " + gpu.getProfiles().stream().map(NamedElement::getName).filter(name -> name != null)
					.map(name -> '`' + name + '`').collect(Collectors.joining(", ")));
		}
		return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
	}

	/** The text of the element up to its block, on one line. */
	private static String head(EObject element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		String name = element instanceof NamedElement named && named.getName() != null ? ' ' + named.getName() : "";
		if (node == null) {
			return DisplayNames.word(element) + name;
		}
		String text = NodeModelUtils.getTokenText(node);
		int brace = text.indexOf('{');
		return (brace < 0 ? text : text.substring(0, brace)).replaceAll("\\s+", " ").strip();
	}

	private String filling(EObject element) {
		List<GpuSlot> slots = snapshot.assignment().slots();
		return switch (element) {
			case HostGpu gpu -> filled(slots.stream().filter(slot -> slot.hostGpu() == gpu).toList());
			case Host host -> host.getGpus().stream().filter(gpu -> slots.stream().anyMatch(slot -> slot.hostGpu() == gpu))
					.map(gpu -> "- `" + InstanceNames.of(gpu) + "`: "
							+ GpuOccupancy
									.of(slots.stream().filter(slot -> slot.hostGpu() == gpu).toList(), new RemainingCapacity())
									.label())
					.collect(Collectors.joining("\n"));
			case Policy policy ->
					filled(slots.stream().filter(slot -> slot.policy().filter(own -> own == policy).isPresent()).toList());
			case Vm vm -> seats(vm);
			default -> "";
		};
	}

	private static String filled(List<GpuSlot> slots) {
		if (slots.isEmpty()) {
			return "";
		}
		GpuOccupancy gpuOccupancy = GpuOccupancy.of(slots, new RemainingCapacity());
		return "**" + gpuOccupancy.label() + "**\n\n" + gpuOccupancy.details();
	}

	private String seats(Vm vm) {
		List<VmPlacement> vmPlacements = snapshot.assignment().placements().stream().filter(vmPlacement -> vmPlacement.vm() == vm)
				.toList();
		String listed = vmPlacements.stream().limit(MAX_PLACEMENTS).map(seat -> "- `" + seat.name() + "` on "
				+ snapshot.assignment().slotOf(seat).map(slot -> '`' + slot.name() + '`')
						.orElse('`' + seat.hostName() + "`, without a GPU"))
				.collect(Collectors.joining("\n"));
		return vmPlacements.size() > MAX_PLACEMENTS ? listed + "\n- and " + (vmPlacements.size() - MAX_PLACEMENTS) + " more"
				: listed;
	}
}
