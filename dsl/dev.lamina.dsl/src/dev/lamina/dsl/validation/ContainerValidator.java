package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.VM__CONTAINER;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.VmPlacement;

/** Makes sure that containers share the kernel of a bare-metal host. */
public class ContainerValidator extends RuleValidator {
	@Check
	public void hostOf(Vm vm) {
		if (!vm.isContainer()) {
			return;
		}
		assignment(vm).placements().stream().filter(placement -> placement.vm() == vm).map(VmPlacement::host)
				.filter(host -> host.isSetHypervisor() && host.getHypervisor() != Hypervisor.BAREMETAL).findFirst()
				.ifPresent(host -> report(Rule.CONTAINER_HYPERVISOR, vm, VM__CONTAINER, vm.getName()
						+ " is a container, and host " + host.getName() + " runs " + host.getHypervisor()
						+ ", which runs VMs. Write 'vm " + vm.getName() + "', or 'hypervisor BareMetal' for the host.", "vm"));
	}
}
