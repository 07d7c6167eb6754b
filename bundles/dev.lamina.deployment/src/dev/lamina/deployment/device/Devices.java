package dev.lamina.deployment.device;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Guest;
import dev.lamina.deployment.naming.Identity;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/** Says which device each VM gets, and which one each part of a GPU is; facts that are missing become findings. */
public final class Devices {
	private static final String PROFILE = "deployment.profile";

	/**
	 * Routing ids from a physical function to its first virtual one; the next ones follow without gaps. Intel: 1. NVIDIA: 4,
	 * behind the functions of the board. AMD (FirePro S7150, Instinct): 16. From memory, unverified: the scripts check each on
	 * the host.
	 */
	private static final Map<Vendor, Integer> OFFSETS = Map.of(Vendor.INTEL, 1, Vendor.NVIDIA, 4, Vendor.AMD, 16);

	/**
	 * Display devices of QEMU by the stacks of the library that stand for them; a stack that extends one of them is the same
	 * device.
	 */
	private static final Map<String, Device.Display> DISPLAYS = Map.of("QemuVga", new Device.Display("vga", false),
			"Qxl", new Device.Display("qxl", false), "Llvmpipe", new Device.Display("virtio", false), "Virgl",
			new Device.Display("virtio", true));

	private final String model;
	private final Draft draft;

	/**
	 * The devices of a model.
	 *
	 * @param model its package
	 * @param draft takes the findings
	 */
	public Devices(String model, Draft draft) {
		this.model = model;
		this.draft = draft;
	}

	/** The device of a VM; nothing, with a finding, where a fact is missing. */
	public Optional<Device> of(Guest guest) {
		Optional<Device.Display> display = guest.seat().policy().flatMap(Devices::display);
		if (display.isPresent()) {
			return Optional.of(display.get());
		} else if (guest.slot().isEmpty() || guest.resident().isEmpty()) {
			return Optional.of(new Device.Nothing());
		}
		GpuSlot slot = guest.slot().get();
		Optional<Cut> cut = Cut.of(slot, guest.resident().get());
		if (cut.isPresent()) {
			return of(cut.get());
		}
		Optional<Technique> technique = slot.stack().filter(Stack::isSetTechnique).map(Stack::getTechnique);
		boolean owned = technique.isEmpty() || technique.get() == Technique.PASS_THROUGH;
		if (owned && guest.resident().get().share() instanceof GpuShare.Whole) {
			return Addresses.of(slot, draft).map(Device.Passed::new);
		} else if (technique.filter(each -> each == Technique.MEDIATED || each == Technique.SPATIAL).isPresent()) {
			draft.error(PROFILE, guest.vm().getGpu(), guest.seat().name() + " names no profile of " + slot.name()
					+ ", so there is no device to make. Name one, as in: gpu PROFILE on " + slot.name());
			return Optional.empty();
		}
		return Optional.of(new Device.Nothing());
	}

	/** The device that a part of a GPU becomes; nothing, with a finding, where a fact is missing. */
	public Optional<Device> of(Cut cut) {
		ProfileKind kind = cut.profile().map(Profile::getKind).orElse(ProfileKind.VIRTUAL_FUNCTION);
		return switch (kind) {
			case GVT_G -> mediated(cut, cut.profile().orElseThrow().getName(), cut.profile().map(Profile::getName));
			case VIRTUAL_FUNCTION, COMPUTE_PARTITION -> function(cut, Optional.empty());
			case VGPU, MIG, MIG_VGPU -> vgpu(cut);
		};
	}

	/** Whether parts of this GPU become virtual functions. */
	public static boolean hasFunctions(GpuSlot slot) {
		return isVirtualized(slot) && Cut.of(slot).stream()
				.anyMatch(cut -> switch (cut.profile().map(Profile::getKind).orElse(ProfileKind.VIRTUAL_FUNCTION)) {
					case GVT_G -> false;
					case VIRTUAL_FUNCTION, COMPUTE_PARTITION -> true;
					case VGPU, MIG, MIG_VGPU -> VgpuFramework.of(slot.type()) == VgpuFramework.VIRTUAL_FUNCTIONS;
				});
	}

	/** Whether parts of this GPU become mediated devices. */
	public static boolean hasMediated(GpuSlot slot) {
		return isVirtualized(slot)
				&& Cut.of(slot).stream().anyMatch(cut -> cut.profile().map(Profile::getKind).map(kind -> switch (kind) {
					case GVT_G -> true;
					case VGPU -> VgpuFramework.of(slot.type()) == VgpuFramework.MEDIATED;
					default -> false;
				}).orElse(false));
	}

	/** Whether the host runs VMs at all: without a hypervisor, containers use MIG instances and shared GPUs as they are. */
	private static boolean isVirtualized(GpuSlot slot) {
		return !slot.host().isSetHypervisor() || slot.host().getHypervisor() != Hypervisor.BAREMETAL;
	}

	private Optional<Device> vgpu(Cut cut) {
		Optional<Profile> type = cut.vgpu();
		Profile part = cut.profile().orElseThrow();
		if (type.isEmpty()) {
			draft.error(PROFILE, cut.slot().hostGpu(), "No vGPU type of " + cut.slot().type().getName()
					+ " stands on the MIG instance "
					+ part.getName()
					+ ", and a VM cannot have the instance itself. Add one to the GPU, as in: profile NAME : mig-vgpu { "
					+ "backed-by "
					+ part.getName() + " }");
			return Optional.empty();
		} else if (VgpuFramework.of(cut.slot().type()) == VgpuFramework.VIRTUAL_FUNCTIONS) {
			return function(cut, type);
		}
		return mediated(cut, type.get().getName(),
				type.map(Profile::getTypeId).filter(number -> number > 0).map(number -> "nvidia-" + number));
	}

	private Optional<Device> mediated(Cut cut, String name, Optional<String> type) {
		return Addresses.of(cut.slot(), draft)
				.map(parent -> new Device.Mediated(Identity.of(model, "mdev", cut.slot().name() + '/' + cut.number()), parent,
						name, type));
	}

	private Optional<Device> function(Cut cut, Optional<Profile> vgpu) {
		Vendor vendor = cut.slot().type().getVendor();
		return Addresses.of(cut.slot(), draft).flatMap(physical -> {
			Optional<PciAddress> address = physical.plus(OFFSETS.get(vendor) + cut.number());
			if (address.isEmpty()) {
				draft.error("deployment.address", cut.slot().hostGpu(),
						"Behind " + physical + " there is no room for " + (cut.number() + 1)
								+ " virtual functions: bus ff is the last. Correct the address.");
			}
			return address.map(at -> new Device.Function(physical, cut.number(), at, vgpu));
		});
	}

	private static Optional<Device.Display> display(Policy policy) {
		Set<Stack> seen = new HashSet<>();
		for (Stack stack = policy.getStack(); stack != null && !stack.eIsProxy()
				&& seen.add(stack); stack = stack.getSuperStack()) {
			Device.Display display = stack.getName() == null ? null : DISPLAYS.get(stack.getName());
			if (display != null) {
				return Optional.of(display);
			}
		}
		return Optional.empty();
	}
}
