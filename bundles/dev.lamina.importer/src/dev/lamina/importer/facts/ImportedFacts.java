package dev.lamina.importer.facts;

import java.util.List;

/**
 * Everything that was understood of some reports.
 *
 * @param hosts hosts, in the order of the reports
 * @param vms   VMs, in the order of the reports
 * @param notes what becomes a comment at the head of the model
 */
public record ImportedFacts(List<HostFacts> hosts, List<VmFacts> vms, List<String> notes) {
	public ImportedFacts {
		hosts = List.copyOf(hosts);
		vms = List.copyOf(vms);
		notes = List.copyOf(notes);
	}
}
