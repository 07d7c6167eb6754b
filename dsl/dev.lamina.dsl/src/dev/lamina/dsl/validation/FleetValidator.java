package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.FLEET__HOSTS;
import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.Target;

/** Makes sure that a fleet has GPUs on which something can be placed, and that something arrives. */
public class FleetValidator extends RuleValidator {
	@Check
	public void capacityOf(Fleet fleet) {
		boolean unknown = fleet.getHosts().stream().anyMatch(target -> resolved(target.getElement()).isEmpty());
		if (fleet.getInventory() != null || unknown || isBroken(fleet)) {
			return;
		}
		if (fleet.getHosts().isEmpty()) {
			report(Rule.FLEET_EMPTY, fleet, NAMED_ELEMENT__NAME, "fleet " + fleet.getName()
					+ " has no GPUs. Give it an inventory, such as 'inventory \"hosts.csv\"', or hosts.");
		} else if (fleet.getHosts().stream().noneMatch(FleetValidator::hasGpus)) {
			report(Rule.FLEET_EMPTY, fleet, FLEET__HOSTS, 0,
					"No host of fleet " + fleet.getName() + " has a GPU. Name hosts with GPUs, or an inventory.");
		}
	}

	private static boolean hasGpus(Target target) {
		return target.getElement() instanceof Host host && !host.getGpus().isEmpty();
	}

	@Check
	public void arrivalsAt(Fleet fleet) {
		if (fleet.getArrivals() == null && fleet.getVms().isEmpty() && !isBroken(fleet)) {
			report(Rule.FLEET_EMPTY, fleet, NAMED_ELEMENT__NAME, "Nothing arrives at fleet " + fleet.getName()
					+ ". Give it a file, such as 'arrivals \"vms.csv\"', or 'vms' that are declared.");
		}
	}
}
