package dev.lamina.simulation.refusal;

import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.plan.PlanProblem;

/** Why a simulation does not run a model: each reason is a rule of the language, known by its code. */
public enum RefusalReason {
	VM_UNSERVED("vm.unserved"),
	CAPACITY_EXCEEDED("capacity.exceeded"),
	DISTRIBUTION_WRONG("distribution.parameters"),
	EMULATION_UNKNOWN("emulation.unknown"),
	EVENT_IMPOSSIBLE("event.impossible"),
	FILE_UNREADABLE("file.unreadable"),
	GPU_NOT_CUT("capacity.notCut"),
	INDEX_OUT_OF_RANGE("place.index"),
	INTERNAL("internal.error"),
	LIMIT_OF_OTHER_DIMENSION("unit.dimension"),
	MIGRATION_IMPOSSIBLE("migration.target"),
	NOTHING_TO_DO("simulation.idle"),
	NOTHING_TO_MEASURE("simulation.empty"),
	OPERATION_FREE("operation.free"),
	OUT_OF_RANGE("quantity.range"),
	PASS_THROUGH_SHARED("passthrough.shared"),
	PHASE_EMPTY("phase.empty"),
	PHASE_ENDLESS("phase.endless"),
	POLICIES_CONFLICT("policy.overlap"),
	PROFILE_FOREIGN("profile.foreign"),
	PROMISE_SUBJECT("expectation.subject"),
	PROMISE_WINDOW("expectation.window"),
	PROPERTY_MISSING("property.missing"),
	RATE_OF_NOTHING("quantity.zero"),
	RATE_STEPS("rate.steps"),
	REPARTITION_IMPOSSIBLE("repartition.policy"),
	TOO_MANY_INSTANCES("instances.tooMany"),
	VARIATION_UNKNOWN("vary.unknown");

	private final String code;

	RefusalReason(String code) {
		this.code = code;
	}

	/** The code of the rule, as validation reports it. */
	public String code() {
		return code;
	}

	/** The reason that a problem of the placement is. */
	public static RefusalReason of(AssignmentProblem.Kind kind) {
		return switch (kind) {
			case PARTITIONS_DO_NOT_FIT, PROFILE_DOES_NOT_FIT, GPU_IS_CUT, FRACTION_EXCEEDED, MEMORY_EXCEEDED, TOO_MANY_VMS ->
					CAPACITY_EXCEEDED;
			case POLICIES_CONFLICT -> POLICIES_CONFLICT;
			case PROFILE_NOT_CUT -> GPU_NOT_CUT;
			case PROFILE_FOREIGN -> PROFILE_FOREIGN;
			case PASS_THROUGH_SHARED -> PASS_THROUGH_SHARED;
			case INDEX_OUT_OF_RANGE -> INDEX_OUT_OF_RANGE;
			case NO_GPU, NO_HOST -> VM_UNSERVED;
			case TOO_MANY_INSTANCES -> TOO_MANY_INSTANCES;
		};
	}

	/** The reason that a problem of the plan of events is. */
	public static RefusalReason of(PlanProblem.Kind kind) {
		return switch (kind) {
			case MALFORMED, STATE, DURATION_UNKNOWN -> EVENT_IMPOSSIBLE;
			case MIGRATION -> MIGRATION_IMPOSSIBLE;
			case POLICY -> REPARTITION_IMPOSSIBLE;
			case PARTITIONS -> CAPACITY_EXCEEDED;
			case NO_PLACE -> VM_UNSERVED;
		};
	}
}
