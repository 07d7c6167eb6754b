package dev.lamina.deployment.libvirt;

import java.util.Optional;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.Guest;
import dev.lamina.deployment.Site;
import dev.lamina.deployment.Tool;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.Devices;
import dev.lamina.model.Host;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;

/** One domain for each VM on a host with KVM or Xen; VMs elsewhere are named and left out. */
public final class LibvirtDomains implements Generator {
	@Override
	public void generate(Deployment deployment, Draft draft) {
		Devices devices = new Devices(deployment.name(), draft);
		for (Site site : deployment.sites()) {
			if (site.guests().isEmpty()) {
				continue;
			}
			if (!isServed(site.host())) {
				draft.note("deployment.hypervisor", site.host(),
						"The VMs on " + site.host().getName()
								+ " get no domain: libvirt's domains are for KVM and Xen, and it runs "
								+ site.host().getHypervisor().getLiteral() + '.');
				continue;
			}
			site.guests().forEach(guest -> domain(deployment, site, guest, devices, draft));
		}
	}

	private static void domain(Deployment deployment, Site site, Guest guest, Devices devices, Draft draft) {
		Optional<Device> device = devices.of(guest);
		boolean sized = isSized(guest.vm(), draft);
		if (device.isEmpty() || !sized) {
			return;
		}
		if (isXen(site.host()) && device.get() instanceof Device.Mediated) {
			draft.note("deployment.hypervisor", guest.vm(),
					guest.vm().getName() + " gets no domain: libvirt knows no mediated devices on Xen.");
			return;
		}
		if (device.get() instanceof Device.Nothing && guest.slot().isPresent()) {
			draft.note("deployment.device", guest.vm(),
					"The domains of " + guest.vm().getName() + " have no GPU: libvirt has no device for the stack "
							+ guest.seat().stack().map(Stack::getName).orElse("of " + guest.slot().get().name())
							+ ". Set it up on the host and in the guest.");
		}
		draft.file(Tool.LIBVIRT.word() + '/' + site.name() + '/' + guest.name() + ".xml",
				new Domain(deployment, site, guest, device.get()).text(), false);
	}

	private static boolean isSized(Vm vm, Draft draft) {
		if (vm.getMemory() == null) {
			draft.error("deployment.memory", vm,
					vm.getName() + " says no memory, which a domain needs. Add it, as in: memory 8 GiB");
		}
		if (vm.getCores() < 1) {
			draft.error("deployment.cpu", vm,
					vm.getName() + " says no processors, which a domain needs. Add them, as in: cpu 4 cores");
		}
		return vm.getMemory() != null && vm.getCores() > 0;
	}

	static boolean isXen(Host host) {
		return host.isSetHypervisor() && host.getHypervisor() == Hypervisor.XEN;
	}

	private static boolean isServed(Host host) {
		return !host.isSetHypervisor() || host.getHypervisor() == Hypervisor.KVM || isXen(host);
	}
}
