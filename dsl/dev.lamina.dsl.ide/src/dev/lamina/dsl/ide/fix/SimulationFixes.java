package dev.lamina.dsl.ide.fix;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Expectation;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Metric;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.scope.DeclaredGpu;
import dev.lamina.placement.time.EventTimes;

/** For promises, events and variations of a simulation that cannot be. */
final class SimulationFixes {
	private static final Set<EventAction> OF_WHOLE_GPUS = EnumSet.of(EventAction.FAIL, EventAction.REPAIR,
			EventAction.REPARTITION);
	private static final Set<Metric> OF_GPUS = EnumSet.of(Metric.UTILIZATION, Metric.OVERHEAD, Metric.INSTANCES, Metric.ROOM);

	private SimulationFixes() {
	}

	/** The VM runs a workload of the file, or promises nothing. */
	static List<Fix> workload(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		Optional<Expectation> promise = quickFixContext.around(Expectation.class);
		Optional<Vm> vm = promise.map(each -> each.getSubject() == null ? each.eContainer() : each.getSubject().getElement())
				.filter(Vm.class::isInstance).map(Vm.class::cast);
		Model model = (Model) EcoreUtil.getRootContainer(quickFixContext.element());
		vm.ifPresent(running -> model.getDeclarations().stream().filter(Workload.class::isInstance).map(Workload.class::cast)
				.filter(each -> each.getName() != null).limit(3)
				.forEach(each -> fixCollector.add("Add 'runs " + each.getName() + "' to " + running.getName(),
						TextEdits.add(running, "runs " + each.getName()))));
		return withoutPromise(quickFixContext, fixCollector).list();
	}

	/** A subject that has the measure; the number for the whole run instead of a percentile. */
	static List<Fix> subject(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		Optional<Expectation> promise = quickFixContext.around(Expectation.class);
		if (promise.isPresent() && quickFixContext.isAt(promise.get(), ModelPackage.Literals.EXPECTATION__STATISTIC)) {
			fixCollector.add("Remove '" + quickFixContext.text() + "'",
					TextEdits.value(promise.get(), ModelPackage.Literals.EXPECTATION__STATISTIC).flatMap(TextEdits::remove));
		} else if (promise.isPresent() && promise.get().getSubject() != null && promise.get().getGroup() == null
				&& !OF_GPUS.contains(promise.get().getMetric())) {
			PolicyFixes.someVm(quickFixContext).ifPresent(vm -> fixCollector.add("Name VM " + vm,
					TextEdits.node(promise.get().getSubject()).flatMap(node -> TextEdits.replace(node, vm))));
		} else if (promise.isPresent() && promise.get().getSubject() == null && promise.get().getGroup() == null) {
			boolean ofHost = OF_GPUS.contains(promise.get().getMetric());
			Optional<String> subject = ofHost
					? ModelScopes.policies(promise.get()).gpus().stream()
							.map(DeclaredGpu::name).findFirst()
					: PolicyFixes.someVm(quickFixContext);
			INode behind = TextEdits
					.value(promise.get(), promise.get().getStatistic() == null ? ModelPackage.Literals.EXPECTATION__METRIC
							: ModelPackage.Literals.EXPECTATION__STATISTIC)
					.orElse(null);
			subject.filter(name -> behind != null)
					.ifPresent(name -> fixCollector.add("Write 'of " + name + "'", TextEdits.behind(behind, " of " + name)));
		}
		return withoutPromise(quickFixContext, fixCollector).list();
	}

	/** The file without a promise that nothing can keep. */
	static List<Fix> promise(QuickFixContext quickFixContext) {
		return withoutPromise(quickFixContext, new FixCollector()).list();
	}

	private static FixCollector withoutPromise(QuickFixContext quickFixContext, FixCollector fixCollector) {
		Optional<Edit> edit = quickFixContext.around(Expectation.class).flatMap(TextEdits::node).flatMap(TextEdits::remove);
		return fixCollector.list().isEmpty() && quickFixContext.diagnostic().proposals().isEmpty()
				? fixCollector.add("Remove the promise", edit)
				: fixCollector.addFallback("Remove the promise", edit);
	}

	/** Something that the event can happen to; a destination where the VM can go, none if it goes nowhere; or no event. */
	static List<Fix> event(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		Optional<Event> event = quickFixContext.around(Event.class);
		if (event.isEmpty() || event.get().getAction() == null || event.get().getSubject() == null
				|| !quickFixContext.diagnostic().proposals().isEmpty()) {
			return fixCollector.list();
		}
		Event happening = event.get();
		boolean migrates = happening.getAction() == EventAction.MIGRATE;
		if (!migrates && happening.getDestination() != null) {
			TextEdits.node(happening.getDestination())
					.ifPresent(node -> fixCollector.add("Remove the destination",
							TextEdits.remove(TextEdits.visible(node, false), node)));
		} else if (migrates && happening.getSubject().getElement() instanceof Vm && EventTimes.of(happening).isPresent()) {
			destination(happening, fixCollector);
		} else if (!OF_WHOLE_GPUS.contains(happening.getAction()) && !(happening.getSubject().getElement() instanceof Vm)) {
			PolicyFixes.vms(quickFixContext).filter(vm -> untouched(happening, vm)).findFirst()
					.ifPresent(vm -> fixCollector.add("Name VM " + vm,
							TextEdits.node(happening.getSubject()).flatMap(node -> TextEdits.replace(node, vm))));
		}
		Optional<Edit> without = TextEdits.node(happening).flatMap(TextEdits::remove);
		return (fixCollector.list().isEmpty() ? fixCollector.add("Remove the event", without)
				: fixCollector.addFallback("Remove the event", without))
				.list();
	}

	/** Whether no other event of the simulation is about the VM, so that one more comes in no wrong order. */
	private static boolean untouched(Event event, String vm) {
		return ((Simulation) event.eContainer()).getEvents().stream()
				.filter(other -> other != event && other.getSubject() != null)
				.noneMatch(other -> other.getSubject().getElement() instanceof Vm touched && vm.equals(touched.getName()));
	}

	/** GPUs to which the VM can go when the event happens. */
	private static void destination(Event event, FixCollector fixCollector) {
		Simulation simulation = (Simulation) event.eContainer();
		Plan.of(ModelScopes.of((Model) EcoreUtil.getRootContainer(event)), simulation, simulation.getSeed())
				.destinations(event, 2)
				.forEach(slot -> fixCollector.add("Migrate to " + slot.name(), event.getDestination() == null
						? TextEdits.node(event.getSubject()).flatMap(node -> TextEdits.behind(node, " to " + slot.name()))
						: TextEdits.node(event.getDestination()).flatMap(node -> TextEdits.replace(node, slot.name()))));
	}

	/** One value less, where others remain; no variation otherwise. */
	static List<Fix> variation(QuickFixContext quickFixContext) {
		Optional<Variation> variation = quickFixContext.around(Variation.class);
		List<INode> values = variation.map(each -> org.eclipse.xtext.nodemodel.util.NodeModelUtils.findNodesForFeature(each,
				ModelPackage.Literals.VARIATION__VALUES)).orElse(List.of());
		Optional<Edit> edit = values.stream().filter(node -> node.getOffset() == quickFixContext.offset() && values.size() > 1)
				.findFirst()
				.flatMap(TextEdits::removeFromList)
				.or(() -> variation.flatMap(TextEdits::node).flatMap(TextEdits::remove));
		return quickFixContext.diagnostic().proposals().isEmpty() ? new FixCollector().add("Do not vary that", edit).list()
				: new FixCollector().addFallback("Do not vary that", edit).list();
	}

	/** One link of a circle less. */
	static List<Fix> circle(QuickFixContext quickFixContext) {
		EReference parent = switch (quickFixContext.element()) {
			case GpuType type -> ModelPackage.Literals.GPU_TYPE__SUPER_TYPE;
			case Stack stack -> ModelPackage.Literals.STACK__SUPER_STACK;
			case Vm vm -> ModelPackage.Literals.VM__SUPER_VM;
			case Policy policy -> ModelPackage.Literals.POLICY__SUPER_POLICY;
			default -> ModelPackage.Literals.WORKLOAD__SUPER_WORKLOAD;
		};
		return new FixCollector()
				.add("Remove 'extends " + quickFixContext.text() + "'", TextEdits.value(quickFixContext.element(), parent)
						.flatMap(node -> TextEdits.remove(TextEdits.visible(node, false), node)))
				.list();
	}
}
