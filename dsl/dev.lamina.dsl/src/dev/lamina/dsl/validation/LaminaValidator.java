package dev.lamina.dsl.validation;

import org.eclipse.xtext.validation.ComposedChecks;

/** The rules of the language, each in the validator of its subject. */
@ComposedChecks(validators = { UnknownWordsValidator.class, ImportsValidator.class, QuantityValidator.class, RangeValidator.class,
		DistributionValidator.class, NamesValidator.class, PropertyValidator.class, InheritanceValidator.class,
		PartitionValidator.class,
		DemandValidator.class, HostValidator.class, PassThroughValidator.class, ApiValidator.class, StackValidator.class,
		ExpectationValidator.class, SimulationValidator.class, VariationValidator.class, UsageValidator.class,
		EmulationValidator.class,
		WorkloadValidator.class, NamedFileValidator.class, ServiceValidator.class, EffectValidator.class, DisplayValidator.class,
		PlanValidator.class, RepartitionValidator.class, InstanceValidator.class, FleetValidator.class,
		ContainerValidator.class })
public class LaminaValidator extends AbstractLaminaValidator {
}
