package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__INSTANCE;
import static dev.lamina.model.ModelPackage.Literals.EVENT__SUBJECT;
import static dev.lamina.model.ModelPackage.Literals.EVENT__TIME;
import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.SIMULATION__WARM_UP;

import java.util.Set;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Host;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.TargetMatcher;

/** Makes sure that a simulation lasts, and that what happens during it can happen. */
public class SimulationValidator extends RuleValidator {
	private static final Set<EventAction> OF_VMS = Set.of(EventAction.START, EventAction.STOP, EventAction.MIGRATE,
			EventAction.SUSPEND,
			EventAction.RESUME);

	@Check
	public void timesOf(Simulation simulation) {
		if (simulation.getDuration() == null && !isBroken(simulation)) {
			report(Rule.PROPERTY_MISSING, simulation, NAMED_ELEMENT__NAME, "simulation " + simulation.getName()
					+ " does not say how long it lasts. Add for example 'for 30 s'" + (hasFailureWithLength(simulation)
							? " before the events: behind a 'fail' it says how long that lasts." : "."));
		}
		if (isTime(simulation.getDuration()) && isTime(simulation.getWarmUp()) && simulation.getDuration().signum() > 0
				&& simulation.getWarmUp().value() >= simulation.getDuration().value()) {
			report(Rule.SIMULATION_EMPTY, simulation, SIMULATION__WARM_UP,
					"The warm-up of " + simulation.getWarmUp() + " leaves nothing of the "
							+ simulation.getDuration() + " that simulation " + simulation.getName()
							+ " lasts. Make it shorter than that.",
					QuantityRewriter.at(simulation.getDuration(), simulation.getDuration().value() / 10));
		}
	}

	private static boolean hasFailureWithLength(Simulation simulation) {
		return simulation.getEvents().stream().anyMatch(event -> event.getLength() != null);
	}

	private static boolean isTime(Quantity quantity) {
		return quantity != null && quantity.dimension().filter(is -> is == Dimension.DURATION).isPresent()
				&& quantity.signum() >= 0;
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
		if (event.eContainer() instanceof Simulation simulation && isTime(simulation.getDuration()) && isTime(event.getTime())
				&& event.getTime().value() >= simulation.getDuration().value()) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__TIME,
					"Nothing happens at " + event.getTime() + ": simulation " + simulation.getName()
							+ " ends after " + simulation.getDuration() + ". Choose an earlier time.",
					QuantityRewriter.at(simulation.getDuration(), simulation.getDuration().value() / 2));
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
