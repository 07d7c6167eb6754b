package dev.lamina.dsl.ide.symbol;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.model.Engine;
import dev.lamina.model.Fleet;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Operation;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.time.SimulationClock;

/** Says in a few words what an element is; what it does not say itself is taken from what it extends. */
public final class ElementSummary {
	private static final String SEPARATOR = " · ";

	private ElementSummary() {
	}

	/** The words, such as "2 × 32 cores · 1 TiB"; empty if there is nothing to say. */
	public static String of(EObject element) {
		return switch (element) {
			case GpuType own -> gpu(InheritanceResolver.resolve(own));
			case Stack own -> stack(InheritanceResolver.resolve(own));
			case Workload own -> workload(own);
			case Profile profile -> joined(text(profile.getKind()), profile.getMemory(),
					profile.getMaximumInstances() > 0 ? "at most " + profile.getMaximumInstances() : null);
			case Host host -> joined(host.getCount() > 1 ? host.getCount() + " hosts" : null,
					host.getCoresPerSocket() > 0 ? host.getSockets() + " × " + host.getCoresPerSocket() + " cores" : null,
					host.getMemory(),
					host.isSetHypervisor() ? host.getHypervisor() : null);
			case HostGpu gpu -> joined(
					gpu.getCount() > 1 ? gpu.getCount() + " × " + Objects.requireNonNullElse(name(gpu.getType()), "GPU")
							: name(gpu.getType()),
					gpu.getAddress());
			case Policy policy ->
					joined(name(policy.getStack()), policy.getTargets().isEmpty() ? null : "for " + policy.getTargets().stream()
							.map(ElementSummary::text).collect(Collectors.joining(", ")));
			case Vm vm ->
					joined(vm.getCount() > 1 ? vm.getCount() + " VMs" : null, vm.getGpu() == null ? null : text(vm.getGpu()),
							name(vm.getWorkload()) == null ? null : "runs " + name(vm.getWorkload()));
			case Engine engine -> joined(engine.getCount() > 1 ? "× " + engine.getCount() : null, engine.getSpeed());
			case Simulation simulation -> joined(simulation.getStart() == null ? null : "from " + simulation.getStart(),
					SimulationClock.of(simulation).duration().orElse(null),
					simulation.getReplications() > 1 ? simulation.getReplications() + " replications" : null,
					"seed " + simulation.getSeed());
			case Fleet fleet -> joined(fleet.getInventory(), fleet.isSetPlacement() ? fleet.getPlacement() : null);
			default -> "";
		};
	}

	private static String gpu(GpuType gpu) {
		return joined(gpu.isSetVendor() ? gpu.getVendor() : null, gpu.getArchitecture(), gpu.getMemory());
	}

	private static String stack(Stack stack) {
		return joined(stack.isSetTechnique() ? stack.getTechnique() : null,
				stack.getApis().stream().map(api -> api.getApi() == null ? null : api.getApi().getLiteral())
						.filter(Objects::nonNull).collect(Collectors.joining(", ")));
	}

	private static String workload(Workload own) {
		Operation operation = InheritanceResolver.resolve(own).getOperation();
		return operation == null ? "" : joined(operation.getKind(),
				operation.getRate() == null ? operation.getSteps().isEmpty() ? null : "at a rate by time"
						: "at " + operation.getRate(),
				InheritanceResolver.resolve(own).getWorkingSet());
	}

	/** The text of an element as it is written, on one line and without comments. */
	static String text(EObject element) {
		INode node = NodeModelUtils.findActualNodeFor(element);
		if (node == null) {
			return "";
		}
		StringBuilder text = new StringBuilder();
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (!leaf.isHidden()) {
				text.append(leaf.getText());
			} else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
				text.append(' ');
			}
		}
		return text.toString().strip();
	}

	private static String name(NamedElement element) {
		return element == null || element.eIsProxy() ? null : element.getName();
	}

	private static String joined(Object... parts) {
		List<String> words = Stream.of(parts).filter(Objects::nonNull)
				.map(part -> part instanceof Enumerator word ? word.getLiteral() : part.toString())
				.filter(word -> !word.isBlank()).toList();
		return String.join(SEPARATOR, words);
	}

	private static String text(Enumerator word) {
		return word == null ? null : word.getLiteral();
	}
}
