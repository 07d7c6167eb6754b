package dev.lamina.design.partitioning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;

/**
 * What the partitioning diagram asks: each element is a declaration of the model, shown once on each GPU that it concerns.
 *
 * <p>Sizes are in the units of Sirius, 10 pixels; a GPU is as wide as {@value #GPU_WIDTH} of them.
 */
public final class PartitioningServices {
	private static final int GPU_WIDTH = 64;
	/** What a figure takes beside what is in it. */
	private static final int FRAME = 3;

	// ---- hosts and GPUs ---------------------------------------------------------------------------------------------

	/** The hosts of the file and those of other files that its VMs and policies name. */
	public List<Host> hosts(Model model) {
		Set<Host> hosts = new LinkedHashSet<>();
		model.getDeclarations().stream().filter(Host.class::isInstance).map(Host.class::cast).forEach(hosts::add);
		AssignmentIndex assignmentIndex = AssignmentIndex.of(model);
		vms(model).forEach(vm -> assignmentIndex.placements(vm).forEach(vmPlacement -> {
			hosts.add(vmPlacement.host());
			assignmentIndex.assignment().slotOf(vmPlacement).map(GpuSlot::host).ifPresent(hosts::add);
		}));
		return List.copyOf(hosts);
	}

	/**
	 * The VMs of the file; none in anything else, where their mapping is reused only so that Sirius lets them be dropped there.
	 */
	public List<Vm> vms(EObject place) {
		return place instanceof Model model
				? model.getDeclarations().stream().filter(Vm.class::isInstance).map(Vm.class::cast).toList()
				: List.of();
	}

	/** What every diagram and table of the file is about. */
	public EObject modelOf(EObject element) {
		return EcoreUtil.getRootContainer(element);
	}

	public String hostLabel(Host host) {
		return LabelText.counted(host.getName(), host.getCount());
	}

	public String hostTooltip(Host host) {
		String cores = host.getCoresPerSocket() > 0
				? Math.max(1, host.getSockets()) + " x " + host.getCoresPerSocket() + " cores" : "";
		return LabelText.listed(cores, LabelText.quantity(host.getMemory()),
				host.isSetSystem() ? host.getSystem().getLiteral() : "",
				host.isSetHypervisor() ? host.getHypervisor().getLiteral() : "");
	}

	/** {@code desktops : A40, 48 GiB}. */
	public String gpuLabel(HostGpu gpu) {
		String type = gpu.getType() == null || gpu.getType().eIsProxy() ? "" : " : " + LabelText.text(gpu.getType().getName());
		return LabelText.listed(LabelText.counted(gpu.getName(), gpu.getCount()) + type, memory(gpu), PlanStates.gpuLabel(gpu));
	}

	public String gpuTooltip(HostGpu gpu) {
		List<GpuSlot> slots = AssignmentIndex.of(gpu).slots(gpu);
		long residents = slots.stream().mapToLong(slot -> slot.allocations().size()).sum();
		return LabelText.listed(gpuLabel(gpu), residents == 1 ? "1 VM" : residents + " VMs", LabelText.text(gpu.getAddress()));
	}

	private static String memory(HostGpu gpu) {
		return AssignmentIndex.of(gpu).slots(gpu).stream().flatMapToLong(slot -> slot.memory().stream())
				.mapToObj(LabelText::bytes)
				.findFirst()
				.orElse("");
	}

	// ---- policies ---------------------------------------------------------------------------------------------------

	/** The policies that hold for a GPU, or under which devices are emulated on a host without one. */
	public List<Policy> policies(EObject place) {
		return switch (place) {
			case HostGpu gpu -> AssignmentIndex.of(gpu).policies(gpu);
			case Host host when host.getGpus().isEmpty() -> AssignmentIndex.of(host).placementsOn(host).stream()
					.flatMap(vmPlacement -> vmPlacement.policy().stream()).distinct().toList();
			default -> List.of();
		};
	}

	/** {@code NvidiaVgpu, fixed-share 2 ms}. */
	public String policyLabel(Policy policy) {
		String stack = policy.getStack() == null || policy.getStack().eIsProxy() ? ""
				: LabelText.text(policy.getStack().getName());
		return LabelText.listed(stack.isEmpty() ? LabelText.text(policy.getName()) : stack, scheduler(policy.getScheduler()));
	}

	public String policyTooltip(Policy policy) {
		return "policy " + LabelText.listed(LabelText.text(policy.getName()), policyLabel(policy));
	}

	private static String scheduler(Scheduler scheduler) {
		if (scheduler == null || scheduler.getKind() == null) {
			return "";
		}
		String slice = LabelText.quantity(scheduler.getSlice());
		return slice.isEmpty() ? scheduler.getKind().getLiteral() : scheduler.getKind().getLiteral() + ' ' + slice;
	}

	// ---- pieces of a GPU --------------------------------------------------------------------------------------------

	/** The partitions that policies cut on a GPU, those that do not fit included. */
	public List<Partition> slices(HostGpu gpu) {
		Set<Partition> slices = new LinkedHashSet<>();
		AssignmentIndex assignmentIndex = AssignmentIndex.of(gpu);
		for (Policy policy : assignmentIndex.policies(gpu)) {
			policy.getPartitions().stream().filter(line -> belongs(line, gpu, assignmentIndex)).forEach(slices::add);
		}
		return List.copyOf(slices);
	}

	private static boolean belongs(Partition line, HostGpu gpu, AssignmentIndex assignmentIndex) {
		return SegmentLayout.of(gpu).stream().anyMatch(segmentLayout -> !segmentLayout.of(line).isEmpty())
				|| !assignmentIndex.problems(line).isEmpty() && ((Policy) line.eContainer()).getTargets().stream()
						.anyMatch(target -> target.getGpu() == gpu
								|| target.getGpu() == null && target.getElement() == gpu.eContainer());
	}

	/** What VMs were given of a GPU without a policy that cuts it. */
	public List<GpuDemand> shares(HostGpu gpu) {
		return owners(gpu, GpuSegment.Kind.SHARE).filter(GpuDemand.class::isInstance).map(GpuDemand.class::cast).distinct()
				.toList();
	}

	/** The GPU itself where something else still fits into its memory. */
	public List<EObject> freeMemory(EObject gpu) {
		return ifAny(gpu, GpuSegment.Kind.FREE, true);
	}

	/** The GPU itself where memory is left into which nothing fits any more. */
	public List<EObject> unusableMemory(EObject gpu) {
		return ifAny(gpu, GpuSegment.Kind.UNUSABLE, true);
	}

	/** The GPU itself where compute slices are left that something can still have. */
	public List<EObject> freeCompute(EObject gpu) {
		return ifAny(gpu, GpuSegment.Kind.FREE, false);
	}

	/** The GPU itself where compute slices are left that nothing can have any more. */
	public List<EObject> unusableCompute(EObject gpu) {
		return ifAny(gpu, GpuSegment.Kind.UNUSABLE, false);
	}

	/** The piece itself if it has compute slices of its own. */
	public List<EObject> compute(EObject piece) {
		Profile profile = profile(piece);
		return profile != null && computeSlices(profile) > 0 ? List.of(piece) : List.of();
	}

	private static List<EObject> ifAny(EObject element, GpuSegment.Kind kind, boolean memory) {
		return element instanceof HostGpu gpu && cells(gpu).anyMatch(gpuSegment -> gpuSegment.kind() == kind
				&& (memory ? gpuSegment.memory() : gpuSegment.compute()).isPresent()) ? List.of(gpu) : List.of();
	}

	private static Stream<GpuSegment> cells(HostGpu gpu) {
		return SegmentLayout.of(gpu).stream().flatMap(segmentLayout -> segmentLayout.segments().stream());
	}

	private static Stream<EObject> owners(HostGpu gpu, GpuSegment.Kind kind) {
		return cells(gpu).filter(gpuSegment -> gpuSegment.kind() == kind).map(GpuSegment::owner);
	}

	/** {@code A40-8Q x 6}. */
	public String sliceLabel(Partition slice) {
		return slice.getProfile() == null || slice.getProfile().eIsProxy() ? ""
				: LabelText.counted(slice.getProfile().getName(), slice.getCount());
	}

	public String sliceTooltip(Partition slice) {
		Profile profile = slice.getProfile();
		return profile == null || profile.eIsProxy() ? ""
				: LabelText.listed(sliceLabel(slice), LabelText.quantity(profile.getMemory()),
						computeSlices(profile) > 0 ? computeSlices(profile) + " compute slices" : "");
	}

	/** {@code A40-8Q x 3}, {@code 50 %}, {@code all}: what a VM asked for, as often as it got it. */
	public String shareLabel(GpuDemand demand) {
		String what = demand.getProfile() != null && !demand.getProfile().eIsProxy() ? LabelText
				.text(demand.getProfile().getName())
				: demand.getFraction() != null ? LabelText.quantity(demand.getFraction()) : "all";
		return demand.eContainer() instanceof Vm vm ? LabelText.counted(what, AssignmentIndex.of(vm).placements(vm).size())
				: what;
	}

	public String shareTooltip(GpuDemand demand) {
		return demand.eContainer() instanceof Vm vm ? "for " + vmLabel(vm) : "";
	}

	public String freeMemoryLabel(HostGpu gpu) {
		return room(gpu, GpuSegment.Kind.FREE, "free");
	}

	public String unusableMemoryLabel(HostGpu gpu) {
		return room(gpu, GpuSegment.Kind.UNUSABLE, "unusable");
	}

	public String freeComputeLabel(HostGpu gpu) {
		return slices(gpu, GpuSegment.Kind.FREE, "free");
	}

	public String unusableComputeLabel(HostGpu gpu) {
		return slices(gpu, GpuSegment.Kind.UNUSABLE, "unusable");
	}

	/** {@code 3 of 7 compute slices}, of each. */
	public String computeLabel(EObject piece) {
		Profile profile = profile(piece);
		return profile == null ? ""
				: computeSlices(profile) + (computeSlices(profile) == 1 ? " compute slice" : " compute slices");
	}

	public String computeTooltip(EObject piece) {
		return computeLabel(piece) + " of its own";
	}

	/** What free and unusable room mean. */
	public String roomTooltip(HostGpu gpu) {
		return "Free: something that the GPU offers still fits there. Unusable: nothing does any more.";
	}

	private static String room(HostGpu gpu, GpuSegment.Kind kind, String word) {
		SegmentLayout first = SegmentLayout.of(gpu).stream().filter(segmentLayout -> part(segmentLayout, kind, true) > 0)
				.findFirst().orElse(null);
		if (first == null) {
			return word;
		}
		double part = part(first, kind, true);
		return first.gpus().getFirst().memory().stream().mapToObj(bytes -> LabelText.bytes(part * bytes)).findFirst()
				.orElse(LabelText.percent(part)) + ' ' + word;
	}

	private static String slices(HostGpu gpu, GpuSegment.Kind kind, String word) {
		return SegmentLayout.of(gpu).stream().filter(segmentLayout -> part(segmentLayout, kind, false) > 0).findFirst()
				.map(slices -> Math.round(part(slices, kind, false) * slices.gpus().getFirst().type().getComputeSlices()) + " "
						+ word)
				.orElse(word);
	}

	private static double part(SegmentLayout segmentLayout, GpuSegment.Kind kind, boolean memory) {
		return segmentLayout.segments().stream().filter(gpuSegment -> gpuSegment.kind() == kind)
				.flatMap(cell -> (memory ? cell.memory() : cell.compute()).stream()).mapToDouble(AxisRange::extent).sum();
	}

	private static Profile profile(EObject piece) {
		Profile profile = piece instanceof Partition slice ? slice.getProfile()
				: piece instanceof GpuDemand demand ? demand.getProfile() : null;
		return profile == null || profile.eIsProxy() ? null : profile;
	}

	private static int computeSlices(Profile profile) {
		return (profile.getBacking() == null || profile.getBacking().eIsProxy() ? profile : profile.getBacking())
				.getComputeSlices();
	}

	// ---- sizes ------------------------------------------------------------------------------------------------------

	/** How wide a partition is beside the others of its GPU; the widest of them has room for the labels of GPU and host too. */
	public Integer sliceWidth(Partition slice) {
		return pieceWidth(slice, sliceLabel(slice));
	}

	public Integer shareWidth(GpuDemand demand) {
		return pieceWidth(demand, shareLabel(demand));
	}

	public Integer freeMemoryWidth(HostGpu gpu) {
		return width(gpu, GpuSegment.Kind.FREE, true, freeMemoryLabel(gpu));
	}

	public Integer unusableMemoryWidth(HostGpu gpu) {
		return width(gpu, GpuSegment.Kind.UNUSABLE, true, unusableMemoryLabel(gpu));
	}

	public Integer freeComputeWidth(HostGpu gpu) {
		return width(gpu, GpuSegment.Kind.FREE, false, freeComputeLabel(gpu));
	}

	public Integer unusableComputeWidth(HostGpu gpu) {
		return width(gpu, GpuSegment.Kind.UNUSABLE, false, unusableComputeLabel(gpu));
	}

	/** As wide as the piece that it is in, which is as wide as what is in it. */
	public Integer computeWidth(EObject piece) {
		int around = piece instanceof Partition slice ? sliceWidth(slice) : piece instanceof GpuDemand demand ? shareWidth(demand)
				: 0;
		return Math.max(LabelWidth.of(computeLabel(piece), 8), around - FRAME);
	}

	public Integer policyWidth(Policy policy) {
		return LabelWidth.of(policyLabel(policy), 8);
	}

	public Integer vmWidth(Vm vm) {
		return LabelWidth.of(vmLabel(vm), 10);
	}

	/** The width of a host as long as it is empty: otherwise it is as wide as what is in it. */
	public Integer hostWidth(Host host) {
		return LabelWidth.ofBold(hostLabel(host), 12);
	}

	/** The width of a GPU as long as it is empty. */
	public Integer gpuWidth(HostGpu gpu) {
		int host = gpu.eContainer() instanceof Host around ? hostWidth(around) : 0;
		return Math.max(LabelWidth.ofBold(gpuLabel(gpu), 10), host);
	}

	private Integer pieceWidth(EObject owner, String label) {
		double part = extent(SegmentIndex.of(owner).stream().map(List::stream), true);
		int around = SegmentIndex.gpus(owner).stream().filter(gpu -> part >= widest(gpu)).mapToInt(this::gpuWidth).max()
				.orElse(0);
		return Math.max(width(part, LabelWidth.of(label, 9)), around);
	}

	/** The part that the widest of the pieces in use has of a GPU. */
	private static double widest(HostGpu gpu) {
		return Stream.concat(owners(gpu, GpuSegment.Kind.SLICE), owners(gpu, GpuSegment.Kind.SHARE)).distinct()
				.mapToDouble(owner -> extent(SegmentIndex.of(owner).stream().map(List::stream), true)).max().orElse(0);
	}

	private static Integer width(HostGpu gpu, GpuSegment.Kind kind, boolean memory, String label) {
		return width(
				extent(SegmentLayout.of(gpu).stream()
						.map(segmentLayout -> segmentLayout.segments().stream().filter(gpuSegment -> gpuSegment.kind() == kind)),
						memory),
				LabelWidth.of(label, 8));
	}

	/** The largest of some sets of pieces, as a part of the GPU. */
	private static double extent(Stream<Stream<GpuSegment>> sets, boolean memory) {
		return sets.mapToDouble(
				gpuSegments -> gpuSegments.flatMap(gpuSegment -> (memory ? gpuSegment.memory() : gpuSegment.compute()).stream())
						.mapToDouble(AxisRange::extent).sum())
				.max().orElse(0);
	}

	private static int width(double part, int least) {
		return Math.max(least, (int) Math.round(part * GPU_WIDTH));
	}

	// ---- VMs --------------------------------------------------------------------------------------------------------

	/** {@code designer x 6}; at a time of a plan also what they do: {@code designer x 6, 2 stopped}. */
	public String vmLabel(Vm vm) {
		return LabelText.listed(LabelText.counted(vm.getName(), vm.getCount()), PlanStates.vmLabel(vm));
	}

	public String vmTooltip(Vm vm) {
		String workload = vm.getWorkload() == null || vm.getWorkload().eIsProxy() ? ""
				: "runs " + LabelText.text(vm.getWorkload().getName());
		return LabelText.listed(vmLabel(vm), vm.isSetSystem() ? vm.getSystem().getLiteral() : "",
				vm.getCores() > 0 ? vm.getCores() + " cores" : "", LabelText.quantity(vm.getMemory()), workload);
	}

	/**
	 * What an edge leads from a VM to: the partition or the share that its instances use, or the GPU where the same line of a
	 * policy also cuts GPUs that do not serve the VM, or the host where its device is emulated.
	 */
	public List<EObject> seatedOn(Vm vm) {
		Set<EObject> places = new LinkedHashSet<>();
		AssignmentIndex assignmentIndex = AssignmentIndex.of(vm);
		assignmentIndex.gpus(vm).keySet().forEach(gpu -> places.addAll(pieces(vm, gpu)));
		if (PlanStates.isMigrating(vm)) {
			// it has something of both GPUs as long as it is being copied
			assignmentIndex.assignment().slots().stream().filter(slot -> slot.allocations().stream()
					.anyMatch(allocation -> allocation.vm() == vm)).forEach(slot -> places.addAll(pieces(vm, slot.hostGpu())));
		}
		assignmentIndex.placements(vm).stream().filter(vmPlacement -> vmPlacement.slot().isEmpty()).map(VmPlacement::host)
				.forEach(places::add);
		return new ArrayList<>(places);
	}

	private static List<EObject> pieces(Vm vm, HostGpu gpu) {
		List<EObject> owners = cells(gpu).filter(gpuSegment -> gpuSegment.users().stream().anyMatch(user -> user.vm() == vm))
				.map(GpuSegment::owner)
				.distinct().toList();
		return owners.stream().map(owner -> isOnlyWhere(owner, vm) ? owner : gpu).distinct().toList();
	}

	/** Whether every GPU declaration that has a piece of the owner serves the VM. */
	private static boolean isOnlyWhere(EObject owner, Vm vm) {
		return owner instanceof GpuDemand || AssignmentIndex.of(vm).gpus(vm).keySet().containsAll(SegmentIndex.gpus(owner));
	}

	/** How many of the instances have found a place, if not all have. */
	public String assignmentLabel(Vm vm) {
		int there = vm.getCount() - PlanStates.awayCount(vm);
		int seated = AssignmentIndex.of(vm).placements(vm).size();
		return seated < there ? seated + " of " + there : "";
	}
}
