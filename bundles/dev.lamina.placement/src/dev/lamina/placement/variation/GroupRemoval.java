package dev.lamina.placement.variation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;

/** Leaves out groups of which a combination has none, with all that is said about them elsewhere. */
final class GroupRemoval {
	private final ModelScope modelScope;

	GroupRemoval(ModelScope modelScope) {
		this.modelScope = modelScope;
	}

	/**
	 * Leaves out the VMs and hosts whose count is 0, with events, promises and policies that are about nothing else.
	 *
	 * @return what then stands on nothing
	 */
	Optional<RuleBreach> removeEmpty() {
		List<Vm> vms = modelScope.declared(Vm.class).filter(vm -> vm.getCount() == 0).toList();
		List<Host> hosts = modelScope.declared(Host.class).filter(host -> host.getCount() == 0).toList();
		if (vms.isEmpty() && hosts.isEmpty()) {
			return Optional.empty();
		}
		vms.forEach(EcoreUtil::remove);
		hosts.forEach(EcoreUtil::remove);
		Predicate<Target> gone = target -> target != null
				&& (vms.contains(target.getElement()) || hosts.contains(target.getElement()));
		modelScope.declared(Simulation.class).forEach(simulation -> {
			simulation.getEvents().removeIf(event -> gone.test(event.getSubject()));
			simulation.getExpectations().removeIf(promise -> gone.test(promise.getSubject()));
		});
		for (Policy policy : modelScope.declared(Policy.class).toList()) {
			if (policy.getTargets().removeIf(gone) && policy.getTargets().isEmpty()) {
				EcoreUtil.remove(policy);
			}
			if (policy.getScheduler() != null) {
				policy.getScheduler().getWeights().removeIf(weight -> vms.contains(weight.getVm()));
			}
		}
		modelScope.declared(Fleet.class).forEach(fleet -> {
			fleet.getVms().removeAll(vms);
			fleet.getHosts().removeIf(gone);
		});
		return homeless(gone);
	}

	/** Who is to run on a host of which there is none. */
	private Optional<RuleBreach> homeless(Predicate<Target> gone) {
		Stream<RuleBreach> vms = modelScope.declared(Vm.class)
				.filter(vm -> vm.getGpu() != null && gone.test(vm.getGpu().getPlace()))
				.map(vm -> breach(vm, vm.getGpu().getPlace(), "is to run there"));
		Stream<RuleBreach> events = modelScope.declared(Simulation.class)
				.flatMap(simulation -> simulation.getEvents().stream())
				.filter(event -> gone.test(event.getDestination()))
				.map(event -> breach(event.getSubject().getElement(), event.getDestination(), "migrates there"));
		return Stream.concat(vms, events).findFirst();
	}

	private static RuleBreach breach(Declaration who, Target place, String why) {
		return new RuleBreach("name.unknown",
				"There is no " + place.getElement().getName() + " with a count of 0, but " + who.getName() + ' ' + why + '.',
				who);
	}
}
