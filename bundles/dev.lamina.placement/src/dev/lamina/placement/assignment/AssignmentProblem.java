package dev.lamina.placement.assignment;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.capacity.Fit;

/**
 * Something of a model that cannot be laid out, with a sentence for people.
 *
 * <p>Equal problems of one declaration (40 equal hosts) are reported once, at the first instance.
 *
 * @param kind     what sort of problem it is
 * @param at       the declaration or part of it that the user has to change
 * @param sentence the problem with place, numbers and fix
 * @param refused  the arithmetic behind it, where profiles are concerned
 */
public record AssignmentProblem(Kind kind, EObject at, String sentence, Optional<Fit.Refused> refused) {
	/** What sorts of problems there are. */
	public enum Kind {
		/** The partitions of a policy do not fit on a GPU; at is the Partition. */
		PARTITIONS_DO_NOT_FIT,
		/** Two policies claim one GPU or host; at is the Target of the second. */
		POLICIES_CONFLICT,
		/** A VM's profile does not fit on the GPU any more; at is the GpuDemand. */
		PROFILE_DOES_NOT_FIT,
		/** A VM's profile is not one of the partitions that the policy cuts; at is the GpuDemand. */
		PROFILE_NOT_CUT,
		/** A VM wants a profile that the GPU it names does not have; at is the GpuDemand. */
		PROFILE_FOREIGN,
		/** A GPU is passed through to more than one VM; at is the GpuDemand. */
		PASS_THROUGH_SHARED,
		/** A VM wants all or a fraction of a GPU that is cut into partitions; at is the GpuDemand. */
		GPU_IS_CUT,
		/** Fractions add up to more than there is; at is the GpuDemand. */
		FRACTION_EXCEEDED,
		/** Working sets add up to more video memory than there is; at is the GpuDemand. */
		MEMORY_EXCEEDED,
		/** More VMs than the stack serves on one GPU; at is the GpuDemand. */
		TOO_MANY_VMS,
		/** An index beyond the number of hosts or GPUs; at is the Target. */
		INDEX_OUT_OF_RANGE,
		/** No GPU of the model can serve a VM; at is the GpuDemand. */
		NO_GPU,
		/** A VM in a model without hosts; at is the Vm. */
		NO_HOST,
		/** A declaration that stands for more instances than can be laid out; at is the Host, HostGpu or Vm. */
		TOO_MANY_INSTANCES;

		/** Whether it would be none if other VMs were not there. */
		boolean isBecauseOfOthers() {
			return switch (this) {
				case PROFILE_DOES_NOT_FIT, PASS_THROUGH_SHARED, GPU_IS_CUT, FRACTION_EXCEEDED, MEMORY_EXCEEDED, TOO_MANY_VMS ->
						true;
				case PARTITIONS_DO_NOT_FIT, POLICIES_CONFLICT, PROFILE_NOT_CUT, PROFILE_FOREIGN, INDEX_OUT_OF_RANGE, NO_GPU,
						NO_HOST, TOO_MANY_INSTANCES -> false;
			};
		}
	}
}
