package dev.lamina.placement.plan;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * An event that cannot happen, with a sentence for people.
 *
 * @param kind     what sort of problem it is
 * @param at       the event, or the VM for which none makes room
 * @param feature  the part of it that is wrong; null for all of it
 * @param sentence what is wrong, with names and a fix
 */
public record PlanProblem(Kind kind, EObject at, EStructuralFeature feature, String sentence) {
	/** What sorts of problems there are. */
	public enum Kind {
		/** A part of the event is missing, or its subject cannot go through such an event. */
		MALFORMED,
		/** The state in which the VM or the GPU is does not allow it. */
		STATE,
		/** How long it takes is not known. */
		DURATION_UNKNOWN,
		/** The VM cannot go there. */
		MIGRATION,
		/** The GPU cannot come under that policy. */
		POLICY,
		/** The partitions of the policy do not fit on the GPU. */
		PARTITIONS,
		/** A VM starts and has no place: the events before make no room for it. */
		NO_PLACE
	}
}
