package dev.lamina.capacity.assignment;

import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** What has to be laid out: hosts, policies and VMs of a model, with the hosts of other files that its targets name. */
record Inventory(List<Host> hosts, List<Policy> policies, List<Vm> vms) {
	/** Instances of one declaration beyond which nothing is laid out. */
	static final int MOST_INSTANCES = 100_000;

	static Inventory of(Model model) {
		Set<Model> models = new LinkedHashSet<>();
		models.add(model);
		targets(model).map(Target::getElement).filter(Inventory::isKnown)
				.filter(Host.class::isInstance).map(EcoreUtil::getRootContainer).filter(Model.class::isInstance).map(Model.class::cast)
				.forEach(models::add);
		Set<Host> hosts = new LinkedHashSet<>(of(model, Host.class).toList());
		targets(model).map(Target::getElement).filter(Inventory::isKnown).filter(Host.class::isInstance).map(Host.class::cast)
				.forEach(hosts::add);
		Set<Vm> ofFleets = new LinkedHashSet<>(of(model, Fleet.class).flatMap(fleet -> fleet.getVms().stream()).toList());
		List<Vm> vms = of(model, Vm.class)
				.filter(vm -> !ofFleets.contains(vm) || vm.getGpu() != null && vm.getGpu().getPlace() != null).toList();
		return new Inventory(List.copyOf(hosts), models.stream().flatMap(each -> of(each, Policy.class)).toList(), vms);
	}

	static boolean isKnown(Declaration declaration) {
		return declaration != null && !declaration.eIsProxy();
	}

	private static Stream<Target> targets(Model model) {
		return Stream.concat(of(model, Policy.class).flatMap(policy -> policy.getTargets().stream()),
				of(model, Vm.class).map(Vm::getGpu).filter(demand -> demand != null && demand.getPlace() != null)
						.map(demand -> demand.getPlace()));
	}

	private static <T extends Declaration> Stream<T> of(Model model, Class<T> kind) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast);
	}
}
