package dev.lamina.dsl.ide.fix;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.lamina.dsl.diagnostic.Rule;

/** Which remedies there are for a breach of which rule, the likeliest first. */
final class Remedies {
	private static final Map<Rule, List<Remedy>> BY_RULE = new EnumMap<>(Rule.class);

	static {
		put(List.of(Syntax::signs, Spelling::ofWord), Rule.SYNTAX);
		put(List.of(Spelling::ofImport, Spelling::ofWord), Rule.NAME_UNKNOWN);
		put(List.of(Spelling::ofWord), Rule.WORD_UNKNOWN, Rule.DECLARATION_UNKNOWN, Rule.UNIT_UNKNOWN, Rule.IMPORT_UNRESOLVED);
		put(List.of(Spelling::ofWord, Properties::unknown), Rule.PROPERTY_UNKNOWN);
		put(List.of(Properties::renamed), Rule.NAME_DUPLICATE);
		put(List.of(Properties::duplicate), Rule.PROPERTY_DUPLICATE);
		put(List.of(Properties::missing), Rule.PROPERTY_MISSING);
		put(List.of(Spelling::ofValue), Rule.UNIT_MISSING, Rule.UNIT_DIMENSION, Rule.UNIT_BINARY, Rule.QUANTITY_MALFORMED,
				Rule.QUANTITY_NEGATIVE,
				Rule.QUANTITY_ZERO, Rule.QUANTITY_RANGE, Rule.QUANTITY_INEXACT, Rule.NUMBER_MALFORMED, Rule.VERSION_MALFORMED,
				Rule.PCI_ID_MALFORMED, Rule.RESOLUTION_MALFORMED,
				Rule.PERCENTILE_MALFORMED, Rule.STRING_MALFORMED, Rule.PROFILE_FOREIGN, Rule.PLACE_INDEX, Rule.MIG_NO_SUCH_START,
				Rule.STACK_MIXED_SCHEDULER,
				Rule.STACK_SCHEDULER, Rule.SIMULATION_EMPTY);
		put(List.of(Distributions::parameters), Rule.DISTRIBUTION_PARAMETERS);
		put(List.of(Runs::circle), Rule.EXTENDS_CYCLE);
		put(List.of(Spelling::ofValue, Demands::exceeded), Rule.CAPACITY_EXCEEDED);
		put(List.of(Demands::workingSet), Rule.CAPACITY_WORKING_SET);
		put(List.of(Demands::notCut), Rule.CAPACITY_NOT_CUT);
		put(List.of(Demands::oneSize), Rule.VGPU_MIXED_SIZES);
		put(List.of(Demands::exceeded), Rule.PASS_THROUGH_SHARED);
		put(List.of(Needs::stack, Spelling::ofValue, Needs::without), Rule.PASS_THROUGH_MIGRATION, Rule.API_NOT_FORWARDED,
				Rule.API_HOST_CANNOT_EXECUTE, Rule.API_NOT_EMULATED, Rule.API_NOT_OFFERED,
				Rule.STACK_CAPABILITY);
		put(List.of(Needs::ofPolicy), Rule.PASS_THROUGH_UNSUPPORTED, Rule.STACK_VENDOR, Rule.STACK_HYPERVISOR,
				Rule.STACK_HOST_SYSTEM);
		put(List.of(Spelling::ofValue, Needs::stack), Rule.STACK_GUEST_SYSTEM);
		put(List.of(Demands::otherProfile), Rule.STACK_PROFILE_KIND);
		put(List.of(Needs::scheduler), Rule.CAPABILITY_SCHEDULER);
		put(List.of(Runs::subject), Rule.EXPECTATION_SUBJECT);
		put(List.of(Spelling::ofValue, Runs::promise), Rule.EXPECTATION_UNREACHABLE);
		put(List.of(Runs::workload), Rule.EXPECTATION_NO_WORKLOAD);
		put(List.of(Spelling::ofValue, Runs::event), Rule.EVENT_IMPOSSIBLE);
		put(List.of(Spelling::ofValue, Runs::variation), Rule.VARY_UNKNOWN);
		put(List.of(Runs::event), Rule.MIGRATION_TARGET);
		put(List.of(Spelling::ofValue, Runs::event), Rule.REPARTITION_POLICY);
		put(List.of(Demands::display), Rule.DISPLAY_EXCEEDED);
		put(List.of(Policies::limiter), Rule.FRAME_LIMIT_EXCEEDED);
		put(List.of(Spelling::withoutImport), Rule.IMPORT_UNUSED);
		put(List.of(Policies::overlap), Rule.POLICY_OVERLAP);
		put(List.of(Policies::unused), Rule.POLICY_UNUSED);
	}

	private Remedies() {
	}

	private static void put(List<Remedy> remedies, Rule... rules) {
		for (Rule rule : rules) {
			BY_RULE.put(rule, remedies);
		}
	}

	/** The remedies for breaches of a rule; none where there is no such rule. */
	static List<Remedy> of(String code) {
		return Rule.of(code).map(rule -> BY_RULE.getOrDefault(rule, List.of())).orElse(List.of());
	}

	/** Whether something can be done about breaches of a rule. */
	static boolean isKnown(Rule rule) {
		return BY_RULE.containsKey(rule);
	}
}
