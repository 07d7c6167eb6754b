package dev.lamina.placement.assignment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;

/**
 * What has to be laid out: hosts, policies and VMs of a model scope, with the hosts of other files that its targets name.
 *
 * @param scope the model scope with those files
 */
record AssignmentInput(List<Host> hosts, List<Policy> policies, List<Vm> vms, ModelScope scope) {
	static AssignmentInput of(ModelScope modelScope) {
		Set<Model> models = new LinkedHashSet<>(modelScope.models().toList());
		targets(modelScope).map(EcoreUtil::getRootContainer).filter(Model.class::isInstance).map(Model.class::cast)
				.forEach(models::add);
		Set<Host> hosts = new LinkedHashSet<>(modelScope.declared(Host.class).toList());
		targets(modelScope).forEach(hosts::add);
		Set<Vm> ofFleets = new LinkedHashSet<>(
				modelScope.declared(Fleet.class).flatMap(fleet -> fleet.getVms().stream()).toList());
		List<Vm> vms = modelScope.declared(Vm.class)
				.filter(vm -> !ofFleets.contains(vm) || vm.getGpu() != null && vm.getGpu().getPlace() != null).toList();
		ModelScope seen = new ModelScope(List.of(), List.copyOf(models));
		Set<Policy> successors = Repartitioning.successors(seen);
		return new AssignmentInput(List.copyOf(hosts),
				seen.declared(Policy.class).filter(policy -> !successors.contains(policy)).toList(), vms, seen);
	}

	static boolean isKnown(Declaration declaration) {
		return declaration != null && !declaration.eIsProxy();
	}

	/** The hosts that policies and VMs name. */
	private static Stream<Host> targets(ModelScope modelScope) {
		return Stream.concat(modelScope.declared(Policy.class).flatMap(policy -> policy.getTargets().stream()),
				modelScope.declared(Vm.class).map(Vm::getGpu).filter(demand -> demand != null && demand.getPlace() != null)
						.map(demand -> demand.getPlace()))
				.map(Target::getElement).filter(AssignmentInput::isKnown).filter(Host.class::isInstance).map(Host.class::cast);
	}
}
