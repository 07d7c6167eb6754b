package dev.lamina.dsl.messages;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;

import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;

/** Says that a host has no GPU of a name, and which it has. */
final class HostGpuMessages {
	Optional<DiagnosticMessage> unknown(EObject place, String name) {
		Declaration owner = place instanceof Target target ? target.getElement()
				: EcoreUtil2.getContainerOfType(place, Host.class);
		if (owner instanceof Host host) {
			List<String> gpus = host.getGpus().stream().map(NamedElement::getName).filter(known -> known != null).toList();
			return Optional.of(gpus.isEmpty()
					? UnknownNameMessage.message(UnknownNameMessage.UNKNOWN,
							"'" + name + "' is not a GPU of host " + host.getName() + ", which has none.", List.of())
					: UnknownNameMessage.message(place, "'" + name + "' is not a GPU of host " + host.getName() + ".", name,
							() -> gpus));
		}
		if (owner instanceof Vm vm) {
			return Optional.of(UnknownNameMessage.message(UnknownNameMessage.UNKNOWN,
					"'" + name + "' cannot be a GPU of " + vm.getName() + ": that is a VM, and only a host has GPUs.",
					List.of()));
		}
		return Optional.empty();
	}
}
