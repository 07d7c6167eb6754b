package dev.lamina.design.partitioning;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.DiagramTitle;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Partition;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.AssignmentProblem;

/** What cannot be laid out, said at the element that has to change; the sentences are those of validation. */
public final class ProblemServices {
	/** {@code Partitioning of acme.vdi}. */
	public String partitioningTitle(Model model) {
		return DiagramTitle.of("Partitioning", model);
	}

	public boolean hasProblem(EObject element) {
		return !AssignmentIndex.of(element).problems(element).isEmpty();
	}

	public boolean hasNoProblem(EObject element) {
		return !hasProblem(element);
	}

	/** Every problem of the element as a sentence, one a line. */
	public String problemText(EObject element) {
		return AssignmentIndex.of(element).problems(element).stream().map(AssignmentProblem::sentence)
				.collect(Collectors.joining("\n"));
	}

	/** What validation says of a VM that does not get what it was promised. */
	public String brokenPromiseText(Vm vm) {
		return LabelText.counted(vm.getName(), vm.getCount()) + " does not get what it was promised.";
	}

	/** Whether a policy cuts more than there is room for. */
	public boolean doesNotFit(Partition slice) {
		return hasProblem(slice);
	}

	/** Whether no VM uses any of the partitions of a line, though they fit. */
	public boolean isIdle(Partition slice) {
		return !doesNotFit(slice)
				&& SegmentIndex.of(slice).stream().flatMap(List::stream).allMatch(gpuSegment -> gpuSegment.users().isEmpty());
	}

	/** Whether an instance of the VM has found no place. */
	public boolean isHomeless(Vm vm) {
		return AssignmentIndex.of(vm).placements(vm).size() + PlanStates.awayCount(vm) < vm.getCount();
	}

	/** Whether no instance of the VM is there at the time that is shown: none has started yet, or all have stopped. */
	public boolean isAbsent(Vm vm) {
		return PlanStates.isAway(vm);
	}

	/** Whether an instance of the VM does not work at the time that is shown: it is suspended, waits, or its GPU has failed. */
	public boolean isInterrupted(Vm vm) {
		return PlanStates.isInterrupted(vm);
	}

	/** Whether an instance of the VM is being copied to another GPU at the time that is shown. */
	public boolean isMigrating(Vm vm) {
		return PlanStates.isMigrating(vm);
	}

	/** Whether the GPU is out of use at the time that is shown. */
	public boolean hasFailed(HostGpu gpu) {
		return PlanStates.isFailed(gpu);
	}
}
