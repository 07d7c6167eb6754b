package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.HOST_GPU__ADDRESS;
import static dev.lamina.model.ModelPackage.Literals.HOST_GPU__GROUP_MEMBERS;
import static dev.lamina.model.ModelPackage.Literals.HOST_GPU__TYPE;
import static dev.lamina.model.ModelPackage.Literals.HOST__PCIE_LANES;
import static dev.lamina.model.ModelPackage.Literals.TARGET__GPU_INDICES;
import static dev.lamina.model.ModelPackage.Literals.TARGET__INDICES;
import static dev.lamina.model.ModelPackage.Literals.VM__CORES;
import static dev.lamina.model.ModelPackage.Literals.VM__MEMORY;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.text.PrintableText;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmStarts;
import dev.lamina.placement.scope.DeclaredGpu;
import dev.lamina.placement.scope.InstanceNames;

/** Makes sure that hosts have the cores, memory and lanes that are promised of them, that addresses are valid, and indices within
 * counts. */
public class HostValidator extends RuleValidator {
	/** What the VMs on one host, or on all that a declaration stands for, have been promised so far. */
	private static final class Promised {
		private final List<Vm> vms = new ArrayList<>();
		private long cores;
		private long bytes;

		/** What those among them are promised who are there when one starts, without it. */
		Promised whenStarts(Vm vm, VmStarts starts) {
			Promised there = new Promised();
			vms.stream().filter(other -> other != vm && starts.isThereWhenStarts(other, vm)).forEach(there::add);
			return there;
		}

		void add(Vm vm) {
			long count = Math.max(1, vm.getCount());
			vms.add(vm);
			cores += count * Math.max(0, vm.getCores());
			bytes += count * HostValidator.bytes(vm.getMemory()).orElse(0L);
		}
	}

	@Check
	public void promisesOf(Model model) {
		Map<String, Promised> byPlace = new LinkedHashMap<>();
		PolicyAssignment policyAssignment = policyAssignment(model);
		VmStarts starts = policyAssignment.vmStarts();
		for (Host host : policyAssignment.hostsOf(model)) {
			List<IndexRange> ranges = policyAssignment.vms(host).stream().map(HostValidator::rangeOf).filter(Objects::nonNull)
					.distinct()
					.toList();
			List<Vm> initial = policyAssignment.vms(host).stream().filter(vm -> starts.initialCount(vm) > 0).toList();
			List<Vm> later = policyAssignment.vms(host).stream().filter(vm -> starts.initialCount(vm) == 0).toList();
			for (Vm vm : initial) {
				places(vm, host, ranges).forEach((place, hosts) -> checkPromise(model, vm, host, hosts,
						byPlace.computeIfAbsent(place, key -> new Promised())));
			}
			later.forEach(vm -> places(vm, host, ranges).keySet()
					.forEach(place -> byPlace.computeIfAbsent(place, key -> new Promised()).add(vm)));
			for (Vm vm : later) {
				places(vm, host, ranges).forEach((place, hosts) -> checkPromise(model, vm, host, hosts,
						byPlace.get(place).whenStarts(vm, starts)));
			}
		}
	}

	private static IndexRange rangeOf(Vm vm) {
		return vm.getGpu().getPlace().getIndices();
	}

	/**
	 * The host as a whole, and those of many that VMs name and among which a VM is; each with the number of hosts that it stands
	 * for.
	 */
	private static Map<String, Integer> places(Vm vm, Host host, List<IndexRange> ranges) {
		Map<String, Integer> places = new LinkedHashMap<>();
		places.put(host.getName(), Math.max(1, host.getCount()));
		IndexRange own = rangeOf(vm);
		if (own != null && host.getCount() > 1) {
			ranges.stream().filter(range -> range.covers(own))
					.forEach(range -> places.put(host.getName() + TargetMatcher.brackets(range), range.size()));
		}
		return places;
	}

	private void checkPromise(Model model, Vm vm, Host host, int hosts, Promised promised) {
		long coresBefore = promised.cores;
		long bytesBefore = promised.bytes;
		promised.add(vm);
		long cores = (long) host.getSockets() * host.getCoresPerSocket() * hosts;
		if (cores > 0) {
			within(model, promised.vms, VM__CORES, host,
					new Claim("cores", "cpu-overcommit", coresBefore, promised.cores, cores, host.getCpuOvercommit()));
		}
		Optional<Long> memory = bytes(host.getMemory());
		if (memory.isPresent() && memory.get() > 0) {
			within(model, promised.vms, VM__MEMORY, host,
					new Claim("memory", "memory-overcommit", bytesBefore, promised.bytes, memory.get() * hosts,
							host.getMemoryOvercommit()));
		}
	}

	private record Claim(String what, String property, long before, long after, long capacity, Quantity overcommit) {
		BigDecimal limit() {
			boolean measured = overcommit != null
					&& overcommit.dimension().filter(is -> is == Dimension.COUNT || is == Dimension.RATIO).isPresent();
			return BigDecimal.valueOf(measured ? overcommit.value() : 1).multiply(BigDecimal.valueOf(capacity));
		}

		String text(long amount) {
			return what.equals("memory") ? Quantity.ofBase(amount, Dimension.BYTES) + " of memory" : amount + " cores";
		}
	}

	private void within(Model model, List<Vm> vms, EAttribute property, Host host, Claim claim) {
		Vm vm = vms.getLast();
		boolean first = BigDecimal.valueOf(claim.before).compareTo(claim.limit()) <= 0;
		if (first && BigDecimal.valueOf(claim.after).compareTo(claim.limit()) > 0 && vm.eContainer() == model) {
			BigDecimal needed = BigDecimal.valueOf(claim.after).divide(BigDecimal.valueOf(claim.capacity), 2,
					RoundingMode.CEILING);
			String allowed = claim.overcommit == null ? ""
					: " (" + claim.text(claim.limit().longValue()) + " with " + claim.property + " " + claim.overcommit + ")";
			report(Rule.CAPACITY_EXCEEDED, vm, property,
					"With " + vm.getName() + " the VMs on " + host.getName() + " are promised "
							+ claim.text(claim.after) + ", it has " + claim.text(claim.capacity) + allowed
							+ ". Remove VMs or write '"
							+ claim.property + " " + needed.stripTrailingZeros().toPlainString() + "' on the host."
							+ OtherFiles.ofVms(vms, vm));
		}
	}

	private static Optional<Long> bytes(Quantity quantity) {
		return Optional.ofNullable(quantity)
				.filter(amount -> amount.dimension().filter(is -> is == Dimension.BYTES).isPresent() && amount.isExact())
				.map(Quantity::base);
	}

	@Check
	public void lanesOf(Host host) {
		int lanes = policyAssignment(host).gpusOf(host).stream()
				.mapToInt(declaredGpu -> declaredGpu.type().getPcieLanes() * Math.max(1, declaredGpu.gpu().getCount())).sum();
		if (host.getPcieLanes() > 0 && lanes > host.getPcieLanes()) {
			report(Rule.CAPACITY_EXCEEDED, host, HOST__PCIE_LANES,
					"The GPUs of " + host.getName() + " take " + lanes + " PCI Express lanes, it has "
							+ host.getPcieLanes() + ". Remove a GPU or raise 'pcie-lanes'.",
					Integer.toString(lanes));
		}
	}

	/** A board is bought as one, and its GPUs are easily taken for boards. */
	@Check
	public void boardsOf(Host host) {
		Map<String, List<DeclaredGpu>> byType = new LinkedHashMap<>();
		policyAssignment(host).gpusOf(host).stream().filter(declaredGpu -> declaredGpu.type().getGpusPerBoard() > 1)
				.forEach(declaredGpu -> byType.computeIfAbsent(declaredGpu.type().getName(), type -> new ArrayList<>())
						.add(declaredGpu));
		byType.forEach((type, declaredGpus) -> {
			int board = declaredGpus.getFirst().type().getGpusPerBoard();
			long gpus = declaredGpus.stream().mapToLong(declaredGpu -> declaredGpu.gpu().getCount()).sum();
			HostGpu last = declaredGpus.getLast().gpu();
			if (gpus % board != 0) {
				report(Rule.BOARD_PARTIAL, last, HOST_GPU__TYPE,
						"A board " + type + " has " + board + " GPUs, and " + host.getName()
								+ " has " + gpus + " of them, which is no whole number of boards. Write 'gpu " + last.getName()
								+ " x "
								+ last.getNumber() + " boards : " + type + "' if boards are meant.");
			}
		});
	}

	@Check
	public void addressOf(HostGpu gpu) {
		String address = gpu.getAddress();
		if (address != null && PciAddress.parse(address).isEmpty()) {
			report(Rule.ADDRESS_MALFORMED, gpu, HOST_GPU__ADDRESS, PciAddress.malformedMessage(PrintableText.line(address)));
		}
		for (String member : gpu.getGroupMembers()) {
			if (PciAddress.parse(member).isEmpty()) {
				report(Rule.ADDRESS_MALFORMED, gpu, HOST_GPU__GROUP_MEMBERS,
						PciAddress.malformedMessage(PrintableText.line(member)));
			}
		}
	}

	@Check
	public void addressesOf(Host host) {
		Map<PciAddress, HostGpu> first = new HashMap<>();
		for (HostGpu gpu : host.getGpus()) {
			Optional<PciAddress> address = Optional.ofNullable(gpu.getAddress()).flatMap(PciAddress::parse);
			if (address.isEmpty()) {
				continue;
			}
			HostGpu other = first.putIfAbsent(address.get(), gpu);
			if (other != null) {
				report(Rule.ADDRESS_DUPLICATE, gpu, HOST_GPU__ADDRESS, InstanceNames.of(gpu) + " and " + InstanceNames.of(other)
						+ " of " + InstanceNames.of(host) + " have the same address " + address.get() + ". Correct one of them.");
			} else if (gpu.getCount() > 1) {
				report(Rule.ADDRESS_DUPLICATE, gpu, HOST_GPU__ADDRESS, InstanceNames.of(gpu) + " stands for " + gpu.getCount()
						+ " GPUs with one address. Declare each with its own address.");
			}
		}
	}

	@Check
	public void indicesOf(Target place) {
		if (place.getElement() instanceof Host host) {
			index(place, TARGET__INDICES, place.getIndices(), host.getCount(), host.getName());
		} else if (place.getElement() instanceof Vm vm) {
			index(place, TARGET__INDICES, place.getIndices(), vm.getCount(), vm.getName());
		}
		resolved(place.getGpu())
				.ifPresent(gpu -> index(place, TARGET__GPU_INDICES, place.getGpuIndices(), gpu.getCount(), gpu.getName()));
	}

	private void index(Target place, EAttribute feature, IndexRange range, int count, String name) {
		if (range != null && range.last() >= count && range.last() > 0) {
			int last = Math.max(0, count - 1);
			report(Rule.PLACE_INDEX, place, feature,
					name + "[" + range.last() + "] does not exist: there " + (count == 1 ? "is 1, " + name + "[0]"
							: "are " + count + ", " + name + "[0] to " + name + "[" + (count - 1) + "]") + ".",
					(range.first() <= last ? new IndexRange(range.isOne() ? last : range.first(), last) : IndexRange.of(last))
							.toString());
		}
	}
}
