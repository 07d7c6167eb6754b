package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__CLOCK;
import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__INSTANCE;
import static dev.lamina.model.ModelPackage.Literals.EVENT__SPREAD;
import static dev.lamina.model.ModelPackage.Literals.EVENT__SUBJECT;
import static dev.lamina.model.ModelPackage.Literals.EVENT__TIME;
import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.SIMULATION__END;
import static dev.lamina.model.ModelPackage.Literals.SIMULATION__WARM_UP;
import static dev.lamina.model.ModelPackage.Literals.VM__WORKLOAD;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.time.EventTimes;
import dev.lamina.placement.time.SimulationClock;

/** Makes sure that a simulation lasts, and that what happens during it can happen. */
public class SimulationValidator extends RuleValidator {
	/** Seconds of a working day, for examples. */
	private static final int WORKDAY = 36_000;
	private static final Set<EventAction> OF_VMS = Set.of(EventAction.START, EventAction.STOP, EventAction.MIGRATE,
			EventAction.SUSPEND,
			EventAction.RESUME);

	@Check
	public void timesOf(Simulation simulation) {
		Quantity duration = SimulationClock.of(simulation).duration().orElse(null);
		if (simulation.getDuration() != null && simulation.getEnd() != null) {
			report(Rule.PROPERTY_DUPLICATE, simulation, SIMULATION__END, "simulation " + simulation.getName()
					+ " says twice how long it lasts: from " + simulation.getStart() + " to " + simulation.getEnd() + ", and for "
					+ simulation.getDuration() + ". Remove one of both.");
		}
		if (duration == null && !isBroken(simulation)) {
			report(Rule.PROPERTY_MISSING, simulation, NAMED_ELEMENT__NAME, "simulation " + simulation.getName()
					+ " does not say how long it lasts. Add for example " + (simulation.getStart() == null ? "'for 30 s'"
							: "'to " + new ClockTime((simulation.getStart().seconds() + WORKDAY) % ClockTime.DAY)
									+ "' behind its start, or 'for 30 s'")
					+ (hasFailureWithLength(simulation)
							? " before the events: behind a 'fail' it says how long that lasts." : "."));
		}
		if (isTime(duration) && isTime(simulation.getWarmUp()) && duration.signum() > 0
				&& simulation.getWarmUp().value() >= duration.value()) {
			report(Rule.SIMULATION_EMPTY, simulation, SIMULATION__WARM_UP,
					"The warm-up of " + simulation.getWarmUp() + " leaves nothing of the "
							+ duration + " that simulation " + simulation.getName()
							+ " lasts. Make it shorter than that.",
					QuantityRewriter.at(duration, duration.value() / 10));
		}
	}

	private static boolean hasFailureWithLength(Simulation simulation) {
		return simulation.getEvents().stream().anyMatch(event -> event.getLength() != null);
	}

	private static boolean isTime(Quantity quantity) {
		return quantity != null && quantity.dimension().filter(is -> is == Dimension.DURATION).isPresent()
				&& quantity.signum() >= 0;
	}

	private void timeOf(Event event, Simulation simulation) {
		Optional<Quantity> duration = SimulationClock.of(simulation).duration().filter(SimulationValidator::isTime);
		Optional<String> outside = ClockWindow.problem(event.getClock(), simulation, false);
		OptionalLong end = EventTimes.end(event);
		if (outside.isPresent()) {
			report(Rule.CLOCK_OUTSIDE, event, EVENT__CLOCK, outside.get(), ClockWindow.proposals(simulation));
		} else if (duration.isPresent() && isTime(event.getTime()) && event.getTime().value() >= duration.get().value()) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__TIME,
					"Nothing happens at " + event.getTime() + ": simulation " + simulation.getName()
							+ " ends after " + duration.get() + ". Choose an earlier time.",
					QuantityRewriter.at(duration.get(), duration.get().value() / 2));
		} else if (event.getSpread() != null && !EventTimes.isSpreadable(event.getAction())) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__SPREAD,
					"Only 'start' and 'stop' happen to one VM after the other. Remove "
							+ "'over " + event.getSpread() + "'.");
		} else if (duration.isPresent() && event.getSpread() != null && isTime(event.getSpread()) && end.isPresent()
				&& end.getAsLong() > duration.get().value()) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__SPREAD, "simulation " + simulation.getName() + " ends after "
					+ duration.get() + ", before the " + event.getSpread() + " from " + EventTimes.text(event)
					+ " on are over. Make it shorter, or choose an earlier time.");
		}
	}

	@Check
	public void ratesOf(Simulation simulation) {
		if (simulation.getStart() == null && !isBroken(simulation)) {
			ClockWindow.clockedWorkload(ModelScopes.of((Model) EcoreUtil.getRootContainer(simulation)))
					.ifPresent(workload -> report(Rule.CLOCK_OUTSIDE, simulation, NAMED_ELEMENT__NAME,
							"workload " + workload.getName() + " changes its rate by time of day, but simulation "
									+ simulation.getName() + " does not say at which one it starts. Add for example "
									+ "'from 8:00' to it."));
		}
	}

	@Check
	public void rateOf(Vm vm) {
		ModelScope modelScope = ModelScopes.of((Model) EcoreUtil.getRootContainer(vm));
		if (vm.getWorkload() != null && ClockWindow.isClocked(vm) && modelScope.declared(Simulation.class).findAny().isEmpty()) {
			report(Rule.CLOCK_OUTSIDE, vm, VM__WORKLOAD, "workload " + vm.getWorkload().getName()
					+ " changes its rate by time of day, and no simulation says at which one it starts. Declare one, such as "
					+ "'simulation day { from 8:00 to 18:00 }'.");
		}
	}

	@Check
	public void eventOf(Event event) {
		Declaration subject = event.getSubject() == null ? null : event.getSubject().getElement();
		if (subject == null || subject.eIsProxy() || event.getAction() == null) {
			return;
		}
		String action = event.getAction().getLiteral();
		String name = TargetMatcher.text(event.getSubject());
		boolean ofVms = OF_VMS.contains(event.getAction());
		if (event.eContainer() instanceof Simulation simulation) {
			timeOf(event, simulation);
		}
		if (ofVms && !(subject instanceof Vm)) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__SUBJECT, name + " is no VM, and only a VM can " + action + ".");
		} else if (!ofVms && !(subject instanceof Host)) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__SUBJECT,
					name + " is no GPU and no host, and only these can " + action + ".");
		} else if (event.getAction() == EventAction.MIGRATE && event.getDestination() == null) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__ACTION,
					name + " migrates nowhere. Write where: 'migrate " + name + " to HOST.GPU'.");
		} else if (event.getAction() != EventAction.MIGRATE && event.getAction() != EventAction.REPARTITION
				&& event.getDestination() != null) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__DESTINATION, "'" + action + "' has no destination. Remove 'to "
					+ TargetMatcher.text(event.getDestination()) + "'.");
		} else if (event.getInstance() >= 0 && event.getAction() != EventAction.FAIL && event.getAction() != EventAction.REPAIR) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__INSTANCE,
					"Only 'fail' and 'repair' are about one instance. Remove 'instance " + event.getInstance() + "'.");
		}
	}
}
