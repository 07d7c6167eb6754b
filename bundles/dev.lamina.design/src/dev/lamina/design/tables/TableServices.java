package dev.lamina.design.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.DiagramTitle;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.design.assignment.ProfileRoom;
import dev.lamina.design.partitioning.LabelText;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** What the tables and the tree ask of VMs, GPUs, profiles and workloads. */
public final class TableServices {
	private static final int MAX_LINE_LENGTH = 64;

	public String vmsTitle(Model model) {
		return title("VMs", model);
	}

	public String placesTitle(Model model) {
		return title("VMs and GPUs", model);
	}

	public String roomTitle(Model model) {
		return title("Room for profiles", model);
	}

	public String inventoryTitle(Model model) {
		return title("Inventory", model);
	}

	private static String title(String what, Model model) {
		return DiagramTitle.of(what, model);
	}

	/** The workloads of the file. */
	public List<Workload> workloads(Model model) {
		return model.getDeclarations().stream().filter(Workload.class::isInstance).map(Workload.class::cast).toList();
	}

	// ---- VMs and GPUs -----------------------------------------------------------------------------------------------

	/** The GPUs of the hosts of the file. */
	public List<HostGpu> gpus(Model model) {
		return model.getDeclarations().stream().filter(Host.class::isInstance).map(Host.class::cast)
				.flatMap(host -> host.getGpus().stream()).toList();
	}

	/** {@code vdi1.desktops : A40}. */
	public String qualifiedGpuLabel(HostGpu gpu) {
		String host = gpu.eContainer() instanceof Host named ? LabelText.text(named.getName()) + '.' : "";
		String type = gpu.getType() == null || gpu.getType().eIsProxy() ? "" : " : " + LabelText.text(gpu.getType().getName());
		return host + LabelText.counted(gpu.getName(), gpu.getCount()) + type;
	}

	/** The GPUs on which an instance of the VM is. */
	public List<HostGpu> gpusOf(Vm vm) {
		return List.copyOf(AssignmentIndex.of(vm).gpus(vm).keySet());
	}

	/** What a VM has of a GPU and how often: {@code A40-8Q x 6}. */
	public String seatsOn(Vm vm, HostGpu gpu) {
		int seats = AssignmentIndex.of(vm).gpus(vm).getOrDefault(gpu, List.of()).size();
		return seats == 0 ? "" : LabelText.counted(wanted(vm), seats);
	}

	/** What a VM wants of a GPU: a profile, a fraction, all, or nothing. */
	public String wanted(Vm vm) {
		GpuDemand demand = vm.getGpu();
		if (demand == null) {
			return "";
		}
		return demand.getProfile() != null && !demand.getProfile().eIsProxy() ? LabelText.text(demand.getProfile().getName())
				: demand.getFraction() != null ? demand.getFraction().toString() : "all";
	}

	/** The GPUs on which the instances of a VM are, and what they do there unless they just run, with a comma between them. */
	public String placesLabel(Vm vm) {
		return LabelText.listed(Stream.concat(gpusOf(vm).stream().map(this::qualifiedGpuLabel), Stream.of(PlanStates.vmLabel(vm)))
				.toArray(String[]::new));
	}

	public String memoryLabel(Vm vm) {
		return LabelText.quantity(vm.getMemory());
	}

	public String workloadLabel(Vm vm) {
		return vm.getWorkload() == null || vm.getWorkload().eIsProxy() ? "" : LabelText.text(vm.getWorkload().getName());
	}

	public Integer countLabel(Vm vm) {
		return vm.getCount();
	}

	/** Nothing if the file names none. */
	public String coresLabel(Vm vm) {
		return vm.getCores() > 0 ? Integer.toString(vm.getCores()) : "";
	}

	// ---- room for profiles ------------------------------------------------------------------------------------------

	/** The profiles of the types of all GPUs of the file, each once. */
	public List<Profile> profilesInUse(Model model) {
		return gpus(model).stream().flatMap(gpu -> profilesOf(gpu).stream()).distinct().toList();
	}

	/** The profiles of a GPU's type, those that it inherits and does not replace included. */
	public List<Profile> profilesOf(HostGpu gpu) {
		Map<String, Profile> profiles = new LinkedHashMap<>();
		Stream.iterate(gpu.getType(), type -> type != null && !type.eIsProxy(), GpuType::getSuperType).limit(MAX_LINE_LENGTH)
				.flatMap(type -> type.getProfiles().stream()).filter(profile -> profile.getName() != null)
				.forEach(profile -> profiles.putIfAbsent(profile.getName(), profile));
		return new ArrayList<>(profiles.values());
	}

	/** {@code A100-80 1g.10gb}: profiles of several types can have one name. */
	public String profileLabel(Profile profile) {
		String type = profile.eContainer() instanceof GpuType of ? LabelText.text(of.getName()) + ' ' : "";
		return type + LabelText.text(profile.getName());
	}

	/**
	 * How many more of a profile fit on one GPU of the declaration, the emptiest of them; a dash if none is cut so, whatever
	 * is free.
	 */
	public String roomFor(HostGpu gpu, Profile profile) {
		OptionalInt more = ProfileRoom.of(gpu).more(profile);
		return more.isPresent() ? Integer.toString(more.getAsInt()) : "\u2014";
	}

	/** Whether no more of a profile fits. */
	public boolean hasNoRoomFor(HostGpu gpu, Profile profile) {
		return ProfileRoom.of(gpu).more(profile).orElse(0) == 0;
	}
}
