package dev.lamina.dsl.ide.fix;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.lamina.dsl.diagnostic.Rule;

/** Which remedies there are for a breach of which rule, the likeliest first. */
final class QuickFixRegistry {
	private static final Map<Rule, List<QuickFixProvider>> BY_RULE = new EnumMap<>(Rule.class);

	static {
		put(List.of(SyntaxFixes::signs, SpellingFixes::ofWord), Rule.SYNTAX);
		put(List.of(SpellingFixes::ofImport, SpellingFixes::ofWord), Rule.NAME_UNKNOWN);
		put(List.of(SpellingFixes::ofWord), Rule.WORD_UNKNOWN, Rule.DECLARATION_UNKNOWN, Rule.UNIT_UNKNOWN,
				Rule.IMPORT_UNRESOLVED);
		put(List.of(SpellingFixes::ofWord, PropertyFixes::unknown), Rule.PROPERTY_UNKNOWN);
		put(List.of(PropertyFixes::renamed), Rule.NAME_DUPLICATE);
		put(List.of(PropertyFixes::duplicate), Rule.PROPERTY_DUPLICATE);
		put(List.of(PropertyFixes::missing), Rule.PROPERTY_MISSING);
		put(List.of(SpellingFixes::ofValue), Rule.UNIT_MISSING, Rule.UNIT_DIMENSION, Rule.UNIT_BINARY, Rule.QUANTITY_MALFORMED,
				Rule.QUANTITY_NEGATIVE,
				Rule.QUANTITY_ZERO, Rule.QUANTITY_RANGE, Rule.QUANTITY_INEXACT, Rule.NUMBER_MALFORMED, Rule.CLOCK_MALFORMED,
				Rule.CLOCK_OUTSIDE, Rule.VERSION_MALFORMED,
				Rule.PCI_ID_MALFORMED, Rule.RESOLUTION_MALFORMED,
				Rule.PERCENTILE_MALFORMED, Rule.STRING_MALFORMED, Rule.PROFILE_FOREIGN, Rule.PLACE_INDEX, Rule.MIG_NO_SUCH_START,
				Rule.STACK_MIXED_SCHEDULER,
				Rule.STACK_SCHEDULER, Rule.SIMULATION_EMPTY, Rule.CONTAINER_HYPERVISOR);
		put(List.of(DistributionFixes::parameters), Rule.DISTRIBUTION_PARAMETERS);
		put(List.of(SimulationFixes::circle), Rule.EXTENDS_CYCLE);
		put(List.of(SpellingFixes::ofValue, CapacityFixes::exceeded), Rule.CAPACITY_EXCEEDED);
		put(List.of(CapacityFixes::workingSet), Rule.CAPACITY_WORKING_SET);
		put(List.of(CapacityFixes::notCut), Rule.CAPACITY_NOT_CUT);
		put(List.of(CapacityFixes::oneSize), Rule.VGPU_MIXED_SIZES);
		put(List.of(CapacityFixes::exceeded), Rule.PASS_THROUGH_SHARED);
		put(List.of(RequirementFixes::stack, SpellingFixes::ofValue, RequirementFixes::without), Rule.PASS_THROUGH_MIGRATION,
				Rule.API_NOT_FORWARDED,
				Rule.API_HOST_CANNOT_EXECUTE, Rule.API_NOT_EMULATED, Rule.API_NOT_OFFERED,
				Rule.STACK_CAPABILITY);
		put(List.of(RequirementFixes::ofPolicy), Rule.PASS_THROUGH_UNSUPPORTED, Rule.STACK_VENDOR, Rule.STACK_UNSUPPORTED,
				Rule.STACK_HYPERVISOR,
				Rule.STACK_HOST_SYSTEM);
		put(List.of(SpellingFixes::ofValue, RequirementFixes::stack), Rule.STACK_GUEST_SYSTEM);
		put(List.of(CapacityFixes::otherProfile), Rule.STACK_PROFILE_KIND);
		put(List.of(RequirementFixes::scheduler), Rule.CAPABILITY_SCHEDULER);
		put(List.of(SimulationFixes::subject), Rule.EXPECTATION_SUBJECT);
		put(List.of(SpellingFixes::ofValue, SimulationFixes::promise), Rule.EXPECTATION_UNREACHABLE);
		put(List.of(SimulationFixes::workload), Rule.EXPECTATION_NO_WORKLOAD);
		put(List.of(SpellingFixes::ofValue, SimulationFixes::event), Rule.EVENT_IMPOSSIBLE);
		put(List.of(SpellingFixes::ofValue, SimulationFixes::variation), Rule.VARY_UNKNOWN);
		put(List.of(SimulationFixes::event), Rule.MIGRATION_TARGET);
		put(List.of(SpellingFixes::ofValue, SimulationFixes::event), Rule.REPARTITION_POLICY);
		put(List.of(CapacityFixes::display), Rule.DISPLAY_EXCEEDED);
		put(List.of(PolicyFixes::limiter), Rule.FRAME_LIMIT_EXCEEDED);
		put(List.of(SpellingFixes::withoutImport), Rule.IMPORT_UNUSED);
		put(List.of(PolicyFixes::overlap), Rule.POLICY_OVERLAP);
		put(List.of(PolicyFixes::unused), Rule.POLICY_UNUSED);
	}

	private QuickFixRegistry() {
	}

	private static void put(List<QuickFixProvider> quickFixProviders, Rule... rules) {
		for (Rule rule : rules) {
			BY_RULE.put(rule, quickFixProviders);
		}
	}

	/** The remedies for breaches of a rule; none if there is no such rule. */
	static List<QuickFixProvider> of(String code) {
		return Rule.of(code).map(rule -> BY_RULE.getOrDefault(rule, List.of())).orElse(List.of());
	}

	/** Whether something can be done about breaches of a rule. */
	static boolean isKnown(Rule rule) {
		return BY_RULE.containsKey(rule);
	}
}
