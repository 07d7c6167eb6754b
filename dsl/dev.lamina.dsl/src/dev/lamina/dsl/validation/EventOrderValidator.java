package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.xtext.validation.Check;

import dev.lamina.model.CostModel;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.ResetKind;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;

/** Makes sure that events follow each other as they can: started, then stopped; suspended, then resumed; and that it is known how long they take. */
public class EventOrderValidator extends RuleValidator {
	/** Instances of a VM beyond which they are looked at together. */
	private static final int MANY = 1000;

	private record Member(Vm vm, int index) {
	}

	@Check
	public void orderOf(Simulation simulation) {
		Set<Member> started = new HashSet<>();
		Set<Member> stopped = new HashSet<>();
		Set<Member> suspended = new HashSet<>();
		simulation.getEvents().stream().filter(EventOrderValidator::isWhole)
				.sorted(Comparator.comparingDouble(event -> event.getTime().value())).forEach(event -> {
					List<Member> members = members(event.getSubject());
					boolean possible = switch (event.getAction()) {
						case START -> members.stream().noneMatch(stopped::contains) && addAll(started, members);
						case STOP -> addAll(stopped, members);
						case SUSPEND -> addAll(suspended, members);
						case RESUME -> suspended.removeAll(members);
						default -> true;
					};
					if (!possible) {
						refuse(event);
					}
				});
	}

	private static boolean addAll(Set<Member> set, List<Member> members) {
		boolean fresh = members.stream().noneMatch(set::contains);
		set.addAll(members);
		return fresh;
	}

	private void refuse(Event event) {
		String name = Landscape.text(event.getSubject());
		report(Rule.EVENT_IMPOSSIBLE, event, EVENT__ACTION, switch (event.getAction()) {
			case START, STOP -> name + " can be started once and then stopped once. Remove this event or the other one.";
			case SUSPEND -> name + " is suspended already. Resume it before.";
			default -> name + " is not suspended and cannot be resumed. Suspend it before.";
		});
	}

	private static boolean isWhole(Event event) {
		return event.getAction() != null && event.getTime() != null
				&& event.getTime().dimension().filter(is -> is == Dimension.DURATION).isPresent() && event.getSubject() != null
				&& event.getSubject().getElement() instanceof Vm vm && !vm.eIsProxy();
	}

	private static List<Member> members(Target target) {
		Vm vm = (Vm) target.getElement();
		return target.getIndex() >= 0 ? List.of(new Member(vm, target.getIndex()))
				: IntStream.range(0, Math.clamp(vm.getCount(), 1, MANY)).mapToObj(index -> new Member(vm, index)).toList();
	}

	@Check
	public void lengthOf(Event event) {
		if (event.getSubject() == null || event.getAction() != EventAction.FAIL && event.getAction() != EventAction.REPARTITION) {
			return;
		}
		Optional<Stack> stack = landscape(event).policyOf(event.getSubject()).flatMap(policy -> effective(policy.getStack()));
		Optional<CostModel> cost = stack.map(Stack::getCost);
		boolean resets = landscape(event).boards(event.getSubject()).stream().anyMatch(board -> !board.type().getReset().contains(ResetKind.NONE));
		String name = Landscape.text(event.getSubject());
		if (stack.isPresent() && event.getAction() == EventAction.FAIL && resets
				&& cost.filter(has -> has.getReset() != null || has.getInitialization() != null).isEmpty()) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__ACTION, "How long " + name + " is out of use after a failure is not known: stack "
					+ stack.get().getName() + " has neither a reset nor an initialization in its cost. Add one, such as 'reset 100 ms'.");
		}
		if (stack.isPresent() && event.getAction() == EventAction.REPARTITION && cost.filter(has -> has.getReconfiguration() != null).isEmpty()) {
			report(Rule.EVENT_IMPOSSIBLE, event, EVENT__ACTION, "Stack " + stack.get().getName() + " cannot partition " + name
					+ " anew while VMs run, or does not say how long that takes. Add for example 'reconfiguration 2 s' to its cost.");
		}
	}
}
