package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.VM__GPU;
import static dev.lamina.model.ModelPackage.Literals.VM__WORKLOAD;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.GpuType;
import dev.lamina.model.Model;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.assignment.Repartitioning;
import dev.lamina.placement.assignment.VmStarts;
import dev.lamina.placement.scope.DeclaredGpu;

/** Makes sure that the VMs on a GPU want no more than it has, and that their working sets fit in what they get. */
public class DemandValidator extends RuleValidator {
	@Check
	public void demandsOf(Model model) {
		PolicyAssignment policyAssignment = policyAssignment(model);
		for (DeclaredGpu declaredGpu : policyAssignment.hostsOf(model).stream()
				.flatMap(host -> policyAssignment.gpusOf(host).stream()).toList()) {
			List<Vm> residents = policyAssignment.vms(declaredGpu.host()).stream().filter(vm -> isOn(vm, declaredGpu)).toList();
			// of many GPUs of one name, some may be under another policy than others
			Map<Optional<Policy>, List<Vm>> byPolicy = new LinkedHashMap<>();
			residents.forEach(vm -> byPolicy.computeIfAbsent(policyAssignment.policyOf(vm), policy -> new ArrayList<>()).add(vm));
			byPolicy.forEach(
					(policy, sharers) -> demandsOn(model, new Board(declaredGpu, count(declaredGpu, sharers)), policy, sharers));
		}
	}

	private void demandsOn(Model model, Board board, Optional<Policy> policy, List<Vm> residents) {
		VmStarts starts = policyAssignment(model).vmStarts();
		profiles(model, board, policy, residents);
		// what those find that an event starts is for the plan of the simulation to say
		List<Vm> initial = residents.stream().filter(vm -> starts.initialCount(vm) > 0).toList();
		fractions(model, board, initial);
		policy.flatMap(holding -> effective(holding.getStack())).ifPresent(with -> numbers(model, board, with, initial));
	}

	/**
	 * The GPUs of one name that some VMs may have.
	 *
	 * @param count how many there are at most
	 */
	private record Board(DeclaredGpu ref, int count) {
		String name() {
			return ref.name();
		}

		GpuType type() {
			return ref.type();
		}
	}

	/** How many of the GPUs of a name some VMs may have: all, unless each says which. */
	private static int count(DeclaredGpu declaredGpu, List<Vm> vms) {
		Set<Map.Entry<IndexRange, IndexRange>> named = new LinkedHashSet<>();
		for (Vm vm : vms) {
			Target place = vm.getGpu().getPlace();
			named.add(Map.entry(inFull(place.getIndices(), declaredGpu.host().getCount()),
					inFull(place.getGpuIndices(), declaredGpu.gpu().getCount())));
		}
		long sum = named.stream().mapToLong(part -> (long) part.getKey().size() * part.getValue().size()).sum();
		return (int) Math.min(declaredGpu.count(), sum);
	}

	private static IndexRange inFull(IndexRange range, int count) {
		return range == null ? new IndexRange(0, Math.clamp(count - 1L, 0, IndexRange.MOST)) : range;
	}

	private static boolean isOn(Vm vm, DeclaredGpu declaredGpu) {
		Target place = vm.getGpu() == null ? null : vm.getGpu().getPlace();
		return place != null && place.getElement() == declaredGpu.host() && (place.getGpu() == declaredGpu.gpu()
				|| place.getGpu() == null && declaredGpu.host().getGpus().size() == 1);
	}

	private void profiles(Model model, Board board, Optional<Policy> policy, List<Vm> residents) {
		List<Vm> sliced = residents.stream().filter(vm -> resolved(vm.getGpu().getProfile()).isPresent()).toList();
		List<Partition> cut = policy.stream().flatMap(holding -> holding.getPartitions().stream())
				.filter(part -> resolved(part.getProfile()).isPresent()).toList();
		List<Vm> own = new ArrayList<>();
		for (Vm vm : sliced) {
			Profile profile = vm.getGpu().getProfile();
			if (board.type().getProfiles().stream().anyMatch(offered -> isSame(offered, profile))) {
				own.add(vm);
			} else {
				on(model, vm, Rule.PROFILE_FOREIGN, PartitionValidator.foreign(profile, board.ref()),
						PartitionValidator.nearest(profile, board.ref()));
			}
		}
		if (cut.isEmpty()) {
			uncut(model, board, own);
		} else {
			cut(model, board, policy.orElseThrow(), cut, own);
		}
	}

	private int initialCount(Vm vm) {
		return policyAssignment(vm).vmStarts().initialCount(vm);
	}

	/** The policy cuts nothing in advance: whatever fits is cut when a VM starts. */
	private void uncut(Model model, Board board, List<Vm> all) {
		List<Vm> sliced = all.stream().filter(vm -> initialCount(vm) > 0).toList();
		if (board.count() == 1) {
			List<PartitionRequest> wanted = sliced.stream()
					.map(vm -> PartitionRequest.of(vm.getGpu().getProfile(), initialCount(vm))).toList();
			if (fitCache().fit(board.type(), wanted) instanceof Fit.Refused refused) {
				Vm last = sliced.get(refused.index());
				on(model, last, PartitionValidator.rule(refused.reasons().getFirst()),
						PartitionValidator.sentence(refused, board.ref())
								+ OtherFiles.ofVms(sliced.subList(0, refused.index()), last));
			}
			return;
		}
		for (Vm vm : sliced) {
			long most = (long) board.count() * fitCache().maxCount(board.type(), vm.getGpu().getProfile());
			if (initialCount(vm) > most) {
				on(model, vm, Rule.CAPACITY_EXCEEDED,
						initialCount(vm) + " instances of " + vm.getGpu().getProfile().getName() + " on "
								+ board.count() + " GPUs " + board.name() + ", at most " + most + " fit. Remove "
								+ (initialCount(vm) - most) + ".");
			}
		}
	}

	private void cut(Model model, Board board, Policy policy, List<Partition> cut, List<Vm> sliced) {
		Map<String, Long> wantedBefore = new HashMap<>();
		for (Vm vm : sliced) {
			Profile profile = vm.getGpu().getProfile();
			long instances = cut.stream().filter(part -> serves(part.getProfile(), profile)).mapToLong(Partition::getCount).sum()
					* board.count();
			long wanted = wantedBefore.merge(profile.getName(), (long) initialCount(vm), Long::sum);
			if (instances == 0 && !Repartitioning.isAwaited(policyAssignment(model).modelScope(), vm, board.ref().gpu())) {
				on(model, vm, Rule.CAPACITY_NOT_CUT, vm.getName() + " wants " + profile.getName() + " on " + board.name()
						+ ", which policy " + policy.getName() + " cuts into "
						+ enumerated(cut.stream().map(part -> part.getProfile().getName()).distinct().toList())
						+ ". Add 'partition " + profile.getName() + "' to it or want one of these.");
			} else if (instances > 0 && wanted > instances) {
				on(model, vm, Rule.CAPACITY_EXCEEDED, wanted + " VMs want " + profile.getName() + " on " + board.name()
						+ ", policy " + policy.getName() + " cuts " + instances + ". Remove " + (wanted - instances)
						+ " or raise the count of the partition." + OtherFiles.ofVms(before(sliced, vm).stream()
								.filter(other -> isSame(other.getGpu().getProfile(), profile)).toList(), vm));
				return;
			}
		}
	}

	private static List<Vm> before(List<Vm> vms, Vm vm) {
		return vms.subList(0, vms.indexOf(vm));
	}

	private static boolean serves(Profile cut, Profile wanted) {
		return isSame(cut, wanted) || wanted.getBacking() != null && isSame(cut, wanted.getBacking());
	}

	private void fractions(Model model, Board board, List<Vm> residents) {
		BigDecimal sum = BigDecimal.ZERO;
		BigDecimal all = BigDecimal.valueOf(board.count());
		for (Vm vm : residents) {
			Quantity fraction = vm.getGpu().getFraction();
			if (fraction != null
					&& QuantityConstraint.of(dev.lamina.model.Metric.SHARE).dimension() == fraction.dimension()
							.orElse(Dimension.RATIO)) {
				BigDecimal before = sum;
				sum = sum.add(BigDecimal.valueOf(fraction.value()).multiply(BigDecimal.valueOf(initialCount(vm))));
				if (sum.compareTo(all) > 0 && before.compareTo(all) <= 0) {
					on(model, vm, Rule.CAPACITY_EXCEEDED,
							"The VMs on " + board.name() + " want " + percent(sum) + " of it, it has "
									+ percent(all) + ". Give " + vm.getName() + " less or use a second GPU."
									+ OtherFiles.ofVms(before(residents, vm), vm));
				}
			}
		}
	}

	private static String percent(BigDecimal part) {
		return part.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
	}

	/** Limits of the stack itself: the number of VMs, and a whole GPU beside partitions of it. */
	private void numbers(Model model, Board board, Stack stack, List<Vm> residents) {
		if (stack.getTechnique() == Technique.PASS_THROUGH) {
			return;
		}
		int all = residents.stream().mapToInt(this::initialCount).sum();
		int sum = 0;
		for (Vm vm : residents) {
			sum += initialCount(vm);
			int most = stack.getMaximumVms() * board.count();
			boolean whole = vm.getGpu().getProfile() == null && vm.getGpu().getFraction() == null;
			if (most > 0 && sum > most) {
				on(model, vm, Rule.CAPACITY_EXCEEDED,
						sum + " VMs on " + board.name() + ", " + stack.getName() + " serves at most " + most
								+ ". Remove " + (sum - most) + " or use a second GPU."
								+ OtherFiles.ofVms(before(residents, vm), vm));
				return;
			}
			if (whole && !stack.getProfileKinds().isEmpty() && all > board.count()) {
				on(model, vm, Rule.CAPACITY_EXCEEDED, vm.getName() + " wants the whole of " + board.name() + ", but "
						+ all + " VMs share it. Name a profile: 'gpu PROFILE on " + board.name() + "'."
						+ OtherFiles.ofVms(residents, vm));
			}
		}
	}

	@Check
	public void workingSetOf(Vm vm) {
		Optional<Quantity> needed = resolved(vm.getWorkload()).map(inheritanceCache()::of)
				.map(workload -> workload.getWorkingSet());
		if (needed.isEmpty() || vm.getGpu() == null || !isMemory(needed.get())) {
			return;
		}
		Optional<Policy> policy = policyAssignment(vm).policyOf(vm);
		boolean overcommitted = policy.map(Policy::getMemoryOvercommit).filter(ratio -> ratio.value() > 1).isPresent();
		available(vm).filter(room -> needed.get().base() > room.bytes() && !overcommitted)
				.ifPresent(room -> report(Rule.CAPACITY_WORKING_SET, vm, VM__WORKLOAD,
						"The working set of " + vm.getWorkload().getName() + " is "
								+ needed.get() + ", " + room.from() + " gives " + Quantity.ofBase(room.bytes(), Dimension.BYTES)
								+ " to its guest. Choose a larger one or lower the working set."));
	}

	private record Room(String from, long bytes) {
	}

	private Optional<Room> available(Vm vm) {
		Profile profile = vm.getGpu().getProfile();
		if (profile != null) {
			return resolved(profile)
					.flatMap(
							there -> Optional.ofNullable(there.getGuestMemory()).or(() -> Optional.ofNullable(there.getMemory())))
					.filter(DemandValidator::isMemory).map(memory -> new Room(profile.getName(), memory.base()));
		}
		List<DeclaredGpu> declaredGpus = policyAssignment(vm).gpus(vm.getGpu().getPlace());
		Quantity fraction = vm.getGpu().getFraction();
		return declaredGpus.stream()
				.filter(declaredGpu -> declaredGpu.type().getMemory() != null && isMemory(declaredGpu.type().getMemory()))
				.findFirst()
				.map(board -> new Room((fraction == null ? "" : fraction + " of ") + board.name(),
						fraction == null ? board.type().getMemory().base()
								: (long) (board.type().getMemory().base() * fraction.value())));
	}

	private static boolean isMemory(Quantity quantity) {
		return quantity.dimension().filter(is -> is == Dimension.BYTES).isPresent() && quantity.isExact();
	}

	/** Reports at the GPU demand of a VM, if the VM stands in the file that is being validated. */
	private void on(Model model, Vm vm, Rule rule, String message, String... proposals) {
		if (vm.eContainer() == model) {
			report(rule, vm, VM__GPU, message, proposals);
		}
	}

	/** Whether two profiles are the same one; an inherited copy has the same name. */
	private static boolean isSame(Profile left, Profile right) {
		return left == right || left.getName() != null && left.getName().equals(right.getName());
	}
}
