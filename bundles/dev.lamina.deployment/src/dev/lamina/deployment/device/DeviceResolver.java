package dev.lamina.deployment.device;

import java.util.Optional;

import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.naming.NameBasedUuid;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.vendor.PciVendor;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/** Says which device each VM gets, and which one each part of a GPU is; facts that are missing become findings. */
public final class DeviceResolver {
	private static final String PROFILE = "deployment.profile";

	private final String model;
	private final GenerationOutput generationOutput;

	/**
	 * The devices of a model.
	 *
	 * @param model its package
	 * @param generationOutput takes the findings
	 */
	public DeviceResolver(String model, GenerationOutput generationOutput) {
		this.model = model;
		this.generationOutput = generationOutput;
	}

	/** The device of a VM; nothing, with a finding, where a fact is missing. */
	public Optional<Device> of(DeployedVm deployedVm) {
		Optional<Device.Display> display = deployedVm.placement().policy().flatMap(DeviceResolver::display);
		if (display.isPresent()) {
			return Optional.of(display.get());
		} else if (deployedVm.slot().isEmpty() || deployedVm.allocation().isEmpty()) {
			return Optional.of(new Device.None());
		}
		GpuSlot slot = deployedVm.slot().get();
		Optional<DeployedPartition> cut = DeployedPartition.of(slot, deployedVm.allocation().get());
		if (cut.isPresent()) {
			return of(cut.get());
		}
		Optional<Technique> technique = slot.stack().filter(Stack::isSetTechnique).map(Stack::getTechnique);
		boolean owned = technique.isEmpty() || technique.get() == Technique.PASS_THROUGH;
		if (owned && deployedVm.allocation().get().share() instanceof GpuShare.Whole) {
			return PciAddressResolver.resolve(slot, generationOutput)
					.map(address -> new Device.PciPassthrough(address, PciAddressResolver.groupMembers(slot)));
		} else if (technique.filter(each -> each == Technique.MEDIATED || each == Technique.SPATIAL).isPresent()) {
			generationOutput.addError(PROFILE, deployedVm.vm().getGpu(),
					deployedVm.placement().name() + " names no profile of " + slot.name()
							+ ", so there is no device to make. Name one, as in: gpu PROFILE on " + slot.name());
			return Optional.empty();
		}
		return Optional.of(new Device.None());
	}

	/** The device that a part of a GPU becomes; nothing, with a finding, where a fact is missing. */
	public Optional<Device> of(DeployedPartition deployedPartition) {
		return switch (kind(deployedPartition)) {
			case GVT_G -> mediated(deployedPartition, deployedPartition.profile().orElseThrow().getName(),
					deployedPartition.profile().map(Profile::getName));
			case VIRTUAL_FUNCTION, COMPUTE_PARTITION -> function(deployedPartition, Optional.empty());
			case VGPU, MIG, MIG_VGPU -> vgpu(deployedPartition);
		};
	}

	/** Whether parts of this GPU become virtual functions. */
	public static boolean usesVirtualFunctions(GpuSlot slot) {
		return isVirtualized(slot) && DeployedPartition.of(slot).stream()
				.anyMatch(deployedPartition -> mechanism(deployedPartition) == Mechanism.VIRTUAL_FUNCTION);
	}

	/** Whether parts of this GPU become mediated devices. */
	public static boolean usesMediatedDevices(GpuSlot slot) {
		return isVirtualized(slot) && DeployedPartition.of(slot).stream()
				.anyMatch(deployedPartition -> mechanism(deployedPartition) == Mechanism.MEDIATED_DEVICE);
	}

	private enum Mechanism {
		VIRTUAL_FUNCTION, MEDIATED_DEVICE, NONE
	}

	private static Mechanism mechanism(DeployedPartition deployedPartition) {
		boolean mediated = VgpuFramework.of(deployedPartition.slot().type()) == VgpuFramework.MEDIATED;
		return switch (kind(deployedPartition)) {
			case GVT_G -> Mechanism.MEDIATED_DEVICE;
			case VIRTUAL_FUNCTION, COMPUTE_PARTITION -> Mechanism.VIRTUAL_FUNCTION;
			case VGPU -> mediated ? Mechanism.MEDIATED_DEVICE : Mechanism.VIRTUAL_FUNCTION;
			case MIG, MIG_VGPU -> mediated ? Mechanism.NONE : Mechanism.VIRTUAL_FUNCTION;
		};
	}

	private static ProfileKind kind(DeployedPartition deployedPartition) {
		return deployedPartition.profile().map(Profile::getKind).orElse(ProfileKind.VIRTUAL_FUNCTION);
	}

	/** Whether the host runs VMs at all: without a hypervisor, containers use MIG instances and shared GPUs as they are. */
	private static boolean isVirtualized(GpuSlot slot) {
		return !slot.host().isSetHypervisor() || slot.host().getHypervisor() != Hypervisor.BAREMETAL;
	}

	private Optional<Device> vgpu(DeployedPartition deployedPartition) {
		Optional<Profile> type = deployedPartition.vgpuType();
		Profile part = deployedPartition.profile().orElseThrow();
		if (type.isEmpty()) {
			generationOutput.addError(PROFILE, deployedPartition.slot().hostGpu(),
					"No vGPU type of " + deployedPartition.slot().type().getName()
							+ " stands on the MIG instance "
							+ part.getName()
							+ ", and a VM cannot have the instance itself. Add one to the GPU, as in: profile NAME : mig-vgpu { "
							+ "backed-by "
							+ part.getName() + " }");
			return Optional.empty();
		} else if (VgpuFramework.of(deployedPartition.slot().type()) == VgpuFramework.VIRTUAL_FUNCTIONS) {
			return function(deployedPartition, type);
		}
		return mediated(deployedPartition, type.get().getName(),
				type.map(Profile::getTypeId).filter(number -> number > 0).map(number -> "nvidia-" + number));
	}

	private Optional<Device> mediated(DeployedPartition deployedPartition, String name, Optional<String> type) {
		return PciAddressResolver.resolve(deployedPartition.slot(), generationOutput)
				.map(parent -> new Device.Mediated(
						NameBasedUuid.of(model, "mdev", deployedPartition.slot().name() + '/' + deployedPartition.number()),
						parent,
						name, type));
	}

	private Optional<Device> function(DeployedPartition deployedPartition, Optional<Profile> vgpu) {
		Optional<Vendor> vendor = VendorResolver.resolve(deployedPartition.slot(), generationOutput);
		if (vendor.isEmpty()) {
			return Optional.empty();
		}
		return PciAddressResolver.resolve(deployedPartition.slot(), generationOutput).flatMap(physical -> {
			Optional<PciAddress> address = physical
					.plus(PciVendor.firstVirtualFunction(vendor.get()) + deployedPartition.number());
			if (address.isEmpty()) {
				generationOutput.addError("deployment.address", deployedPartition.slot().hostGpu(),
						"Behind " + physical + " there is no room for " + (deployedPartition.number() + 1)
								+ " virtual functions: bus ff is the last. Correct the address.");
			}
			return address.map(at -> new Device.SriovFunction(physical, deployedPartition.number(), at, vgpu));
		});
	}

	private static Optional<Device.Display> display(Policy policy) {
		return Optional.ofNullable(policy.getStack()).filter(stack -> !stack.eIsProxy()).map(InheritanceResolver::resolve)
				.filter(Stack::isSetDisplay).map(stack -> switch (stack.getDisplay()) {
					case VGA -> new Device.Display("vga", false);
					case QXL -> new Device.Display("qxl", false);
					case VIRTIO -> new Device.Display("virtio", false);
					case VIRTIO_GL -> new Device.Display("virtio", true);
				});
	}
}
