package dev.lamina.deployment.libvirt;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.VmSize;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.model.Host;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.GpuSlot;

/** One domain for each VM on a host with KVM or Xen; VMs elsewhere are named and left out. */
public final class LibvirtDomains implements Generator {
	private static final Pattern GRAPHICS_BOARD = Pattern.compile("(?i)\\b(GeForce|Quadro|RTX|GTX ?\\d|Radeon|Arc)");

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		for (DeployedHost deployedHost : deployment.hosts()) {
			if (deployedHost.vms().isEmpty()) {
				continue;
			}
			if (!isServed(deployedHost.host())) {
				generationOutput.addNote("deployment.hypervisor", deployedHost.host(),
						"The VMs on " + deployedHost.host().getName()
								+ " get no domain: libvirt's domains are for KVM and Xen, and it runs "
								+ deployedHost.host().getHypervisor().getLiteral() + '.');
				continue;
			}
			deployedHost.vms()
					.forEach(deployedVm -> domain(deployment, deployedHost, deployedVm, deviceResolver, generationOutput));
		}
	}

	private static void domain(Deployment deployment, DeployedHost deployedHost, DeployedVm deployedVm,
			DeviceResolver deviceResolver, GenerationOutput generationOutput) {
		Optional<Device> device = deviceResolver.of(deployedVm);
		boolean sized = VmSize.of(deployedVm.vm(), generationOutput).isPresent();
		if (device.isEmpty() || !sized) {
			return;
		}
		if (isXen(deployedHost.host()) && device.get() instanceof Device.Mediated) {
			generationOutput.addNote("deployment.hypervisor", deployedVm.vm(),
					deployedVm.vm().getName() + " gets no domain: libvirt knows no mediated devices on Xen.");
			return;
		}
		if (device.get() instanceof Device.None && deployedVm.slot().isPresent()) {
			generationOutput.addNote("deployment.device", deployedVm.vm(),
					"The domains of " + deployedVm.vm().getName() + " have no GPU: libvirt has no device for the stack "
							+ deployedVm.placement().stack().map(Stack::getName).orElse("of " + deployedVm.slot().get().name())
							+ ". Set it up on the host and in the guest.");
		}
		if (device.get() instanceof Device.PciPassthrough passed && passed.members().isEmpty()
				&& deployedVm.slot().filter(LibvirtDomains::isGraphicsBoard).isPresent()) {
			generationOutput.addNote("deployment.group", deployedVm.slot().get().hostGpu(), "The domain of "
					+ deployedVm.name() + " has " + passed.address()
					+ " only. A graphics board has more functions in its IOMMU group "
					+ "(sound, USB), without which QEMU says that the group is not viable. Add what 'lspci' shows of it, as in: "
					+ "iommu-group " + deployedVm.slot().get().hostGpu().getIommuGroup() + " with \""
					+ passed.address().toString().replaceFirst("\\d$", "1") + '"');
		}
		generationOutput.addFile(deployedHost.name() + '/' + deployedVm.name() + ".xml",
				new DomainXml(deployment, deployedHost, deployedVm, device.get()).text(), false);
	}

	static boolean isXen(Host host) {
		return host.isSetHypervisor() && host.getHypervisor() == Hypervisor.XEN;
	}

	private static boolean isServed(Host host) {
		return !host.isSetHypervisor() || host.getHypervisor() == Hypervisor.KVM || isXen(host);
	}

	/** Boards of the consumer and workstation series have displays, and sound for them. */
	private static boolean isGraphicsBoard(GpuSlot slot) {
		return Stream.concat(Stream.of(slot.type().getName()), slot.type().getProducts().stream())
				.anyMatch(name -> GRAPHICS_BOARD.matcher(name).find());
	}
}
