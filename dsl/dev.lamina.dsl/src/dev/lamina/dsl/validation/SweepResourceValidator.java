package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.inject.Inject;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.FeatureBasedDiagnostic;
import org.eclipse.xtext.validation.IDiagnosticConverter;
import org.eclipse.xtext.validation.Issue;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.settings.LaminaResourceValidator;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Simulation;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.variation.NameResolver;
import dev.lamina.placement.variation.RuleBreach;
import dev.lamina.placement.variation.Sweep;
import dev.lamina.placement.variation.SweepCombination;
import dev.lamina.placement.variation.VariationException;

/**
 * Refuses a sweep of which no combination keeps the rules; one of which some do is sound. It looks at sweeps only where all else
 * is right, and at a sweep until it finds a combination that can be run.
 */
public class SweepResourceValidator extends LaminaResourceValidator {
	/** Combinations that are tried: a sweep of more of which none of these can be run is left to simulate. */
	private static final int MAX_TRIED = 200;

	@Inject
	private IDiagnosticConverter converter;

	@Override
	public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator indicator) {
		List<Issue> issues = super.validate(resource, mode, indicator);
		if (issues == null || !mode.shouldCheck(CheckType.NORMAL) || resource.getContents().isEmpty()
				|| !(resource.getContents().getFirst() instanceof Model model)
				|| issues.stream().anyMatch(issue -> issue.getSeverity() == Severity.ERROR)) {
			return issues;
		}
		List<Simulation> sweeps = model.getDeclarations().stream().filter(Simulation.class::isInstance)
				.map(Simulation.class::cast).filter(simulation -> !simulation.getVariations().isEmpty()).toList();
		if (sweeps.isEmpty()) {
			return issues;
		}
		List<Issue> all = new ArrayList<>(issues);
		sweeps.stream().flatMap(sweep -> impossible(sweep, indicator).stream())
				.forEach(found -> converter.convertValidatorDiagnostic(found, all::add));
		return all;
	}

	private static Optional<Diagnostic> impossible(Simulation simulation, CancelIndicator indicator) {
		ModelScope modelScope = ModelScopes.of((Model) simulation.eContainer());
		try {
			Sweep sweep = Sweep.of(modelScope, simulation, NameResolver.ofLoaded(modelScope));
			if (sweep.size() > MAX_TRIED) {
				return Optional.empty();
			}
			String first = "";
			for (int number = 0; number < sweep.size() && !indicator.isCanceled(); number++) {
				SweepCombination combination = sweep.combination(number);
				Optional<RuleBreach> breach = CombinationRules.OF_LANGUAGE.firstBreach(combination);
				if (breach.isEmpty()) {
					return Optional.empty();
				}
				first = first.isEmpty() ? sentence(combination, breach.get()) : first;
			}
			return first.isEmpty() || indicator.isCanceled() ? Optional.empty()
					: Optional.of(diagnostic(simulation.getVariations().getFirst(),
							"No combination of simulation " + simulation.getName() + " can be run. " + first));
		} catch (VariationException open) {
			return Optional.empty();
		}
	}

	private static String sentence(SweepCombination combination, RuleBreach breach) {
		String values = combination.values().entrySet().stream().map(value -> value.getKey() + " = " + value.getValue())
				.collect(Collectors.joining(", "));
		return Stream.of("With " + values + ":", breach.sentence(), '[' + breach.code() + ']').collect(Collectors.joining(" "));
	}

	private static Diagnostic diagnostic(EObject place, String message) {
		return new FeatureBasedDiagnostic(Diagnostic.ERROR, message, place, ModelPackage.Literals.VARIATION__KIND, -1,
				CheckType.NORMAL, Rule.VARY_IMPOSSIBLE.code());
	}
}
