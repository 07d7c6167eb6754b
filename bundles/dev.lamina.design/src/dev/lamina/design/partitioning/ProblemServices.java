package dev.lamina.design.partitioning;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.Model;
import dev.lamina.model.Partition;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.AssignmentProblem;

/** What cannot be laid out, said at the element that has to change; the sentences are those of validation. */
public final class ProblemServices {
	/** {@code Partitioning of acme.vdi}. */
	public String partitioningTitle(Model model) {
		return model.getName() == null ? "Partitioning" : "Partitioning of " + model.getName();
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
		return AssignmentIndex.of(vm).placements(vm).size() < vm.getCount();
	}
}
