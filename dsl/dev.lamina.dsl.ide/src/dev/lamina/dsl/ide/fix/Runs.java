package dev.lamina.dsl.ide.fix;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Expectation;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Metric;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.placement.plan.Plan;

/** For promises, events and variations of a simulation that cannot be. */
final class Runs {
	private static final Set<EventAction> OF_WHOLE_GPUS = EnumSet.of(EventAction.FAIL, EventAction.REPARTITION);
	private static final Set<Metric> OF_GPUS = EnumSet.of(Metric.UTILIZATION, Metric.OVERHEAD, Metric.INSTANCES, Metric.ROOM);

	private Runs() {
	}

	/** The VM runs a workload of the file, or promises nothing. */
	static List<Fix> workload(Place place) {
		Fixes fixes = new Fixes();
		Optional<Expectation> promise = place.around(Expectation.class);
		Optional<Vm> vm = promise.map(each -> each.getSubject() == null ? each.eContainer() : each.getSubject().getElement())
				.filter(Vm.class::isInstance).map(Vm.class::cast);
		Model model = (Model) EcoreUtil.getRootContainer(place.element());
		vm.ifPresent(running -> model.getDeclarations().stream().filter(Workload.class::isInstance).map(Workload.class::cast)
				.filter(each -> each.getName() != null).limit(3)
				.forEach(each -> fixes.first("Add 'runs " + each.getName() + "' to " + running.getName(),
						Writing.add(running, "runs " + each.getName()))));
		return withoutPromise(place, fixes).list();
	}

	/** A subject that has the measure; the number for the whole run instead of a percentile. */
	static List<Fix> subject(Place place) {
		Fixes fixes = new Fixes();
		Optional<Expectation> promise = place.around(Expectation.class);
		if (promise.isPresent() && place.isAt(promise.get(), ModelPackage.Literals.EXPECTATION__STATISTIC)) {
			fixes.first("Remove '" + place.text() + "'",
					Writing.value(promise.get(), ModelPackage.Literals.EXPECTATION__STATISTIC).flatMap(Writing::remove));
		} else if (promise.isPresent() && promise.get().getSubject() != null && !OF_GPUS.contains(promise.get().getMetric())) {
			Policies.someVm(place).ifPresent(vm -> fixes.first("Name VM " + vm,
					Writing.node(promise.get().getSubject()).flatMap(node -> Writing.replace(node, vm))));
		} else if (promise.isPresent() && promise.get().getSubject() == null) {
			boolean ofHost = OF_GPUS.contains(promise.get().getMetric());
			Optional<String> subject = ofHost
					? PolicyScope.of(promise.get()).gpus().stream()
							.map(gpu -> ((Host) gpu.eContainer()).getName() + "." + gpu.getName()).findFirst()
					: Policies.someVm(place);
			INode behind = Writing
					.value(promise.get(), promise.get().getStatistic() == null ? ModelPackage.Literals.EXPECTATION__METRIC
							: ModelPackage.Literals.EXPECTATION__STATISTIC)
					.orElse(null);
			subject.filter(name -> behind != null)
					.ifPresent(name -> fixes.first("Write 'of " + name + "'", Writing.behind(behind, " of " + name)));
		}
		return withoutPromise(place, fixes).list();
	}

	/** The file without a promise that nothing can keep. */
	static List<Fix> promise(Place place) {
		return withoutPromise(place, new Fixes()).list();
	}

	private static Fixes withoutPromise(Place place, Fixes fixes) {
		Optional<Edit> edit = place.around(Expectation.class).flatMap(Writing::node).flatMap(Writing::remove);
		return fixes.list().isEmpty() && place.problem().proposals().isEmpty() ? fixes.first("Remove the promise", edit)
				: fixes.last("Remove the promise", edit);
	}

	/** Something that the event can happen to; a destination where the VM can go, none where it goes nowhere; or no event. */
	static List<Fix> event(Place place) {
		Fixes fixes = new Fixes();
		Optional<Event> event = place.around(Event.class);
		if (event.isEmpty() || event.get().getAction() == null || event.get().getSubject() == null
				|| !place.problem().proposals().isEmpty()) {
			return fixes.list();
		}
		Event happening = event.get();
		boolean migrates = happening.getAction() == EventAction.MIGRATE;
		if (!migrates && happening.getDestination() != null) {
			Writing.node(happening.getDestination())
					.ifPresent(node -> fixes.first("Remove the destination", Writing.remove(Writing.visible(node, false), node)));
		} else if (migrates && happening.getSubject().getElement() instanceof Vm && happening.getTime() != null) {
			destination(happening, fixes);
		} else if (!OF_WHOLE_GPUS.contains(happening.getAction()) && !(happening.getSubject().getElement() instanceof Vm)) {
			Policies.vms(place).filter(vm -> untouched(happening, vm)).findFirst().ifPresent(vm -> fixes.first("Name VM " + vm,
					Writing.node(happening.getSubject()).flatMap(node -> Writing.replace(node, vm))));
		}
		Optional<Edit> without = Writing.node(happening).flatMap(Writing::remove);
		return (fixes.list().isEmpty() ? fixes.first("Remove the event", without) : fixes.last("Remove the event", without))
				.list();
	}

	/** Whether no other event of the simulation is about the VM, so that one more comes in no wrong order. */
	private static boolean untouched(Event event, String vm) {
		return ((Simulation) event.eContainer()).getEvents().stream()
				.filter(other -> other != event && other.getSubject() != null)
				.noneMatch(other -> other.getSubject().getElement() instanceof Vm touched && vm.equals(touched.getName()));
	}

	/** GPUs to which the VM can go when the event happens. */
	private static void destination(Event event, Fixes fixes) {
		Simulation simulation = (Simulation) event.eContainer();
		Plan.of(ModelScopes.of((Model) EcoreUtil.getRootContainer(event)), simulation, simulation.getSeed())
				.destinations(event, 2)
				.forEach(slot -> fixes.first("Migrate to " + slot.name(), event.getDestination() == null
						? Writing.node(event.getSubject()).flatMap(node -> Writing.behind(node, " to " + slot.name()))
						: Writing.node(event.getDestination()).flatMap(node -> Writing.replace(node, slot.name()))));
	}

	/** One value less, where others remain; no variation otherwise. */
	static List<Fix> variation(Place place) {
		Optional<Variation> variation = place.around(Variation.class);
		List<INode> values = variation.map(each -> org.eclipse.xtext.nodemodel.util.NodeModelUtils.findNodesForFeature(each,
				ModelPackage.Literals.VARIATION__VALUES)).orElse(List.of());
		Optional<Edit> edit = values.stream().filter(node -> node.getOffset() == place.offset() && values.size() > 1).findFirst()
				.flatMap(Writing::removeFromList)
				.or(() -> variation.flatMap(Writing::node).flatMap(Writing::remove));
		return place.problem().proposals().isEmpty() ? new Fixes().first("Do not vary that", edit).list()
				: new Fixes().last("Do not vary that", edit).list();
	}

	/** One link of a circle less. */
	static List<Fix> circle(Place place) {
		EReference parent = place.element() instanceof GpuType ? ModelPackage.Literals.GPU_TYPE__SUPER_TYPE
				: place.element() instanceof Stack ? ModelPackage.Literals.STACK__SUPER_STACK
				: ModelPackage.Literals.WORKLOAD__SUPER_WORKLOAD;
		return new Fixes().first("Remove 'extends " + place.text() + "'", Writing.value(place.element(), parent)
				.flatMap(node -> Writing.remove(Writing.visible(node, false), node))).list();
	}
}
