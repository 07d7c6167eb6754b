package dev.lamina.dsl.validation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.validation.AbstractValidationDiagnostic;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.settings.LaminaResourceValidator;
import dev.lamina.model.Fleet;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.placement.variation.RuleBreach;
import dev.lamina.placement.variation.RuleCheck;
import dev.lamina.placement.variation.SweepCombination;

/**
 * Validates a combination of a sweep as if it were written out in the files of the model: by all rules of the language, with the
 * severities of the project. Other simulations and fleets of the model do not count.
 */
public final class CombinationRules implements RuleCheck {
	/** The rules, for any model. */
	public static final CombinationRules OF_LANGUAGE = new CombinationRules();

	private CombinationRules() {
	}

	@Override
	public Optional<RuleBreach> firstBreach(SweepCombination combination) {
		if (combination.breach().isPresent()) {
			return combination.breach();
		}
		Map<Model, Resource> attached = new LinkedHashMap<>();
		try {
			combination.modelScope().models().filter(model -> model.eResource() == null)
					.forEach(model -> attach(model, combination.original(model).eResource(), attached));
			if (attached.isEmpty()) {
				return Optional.empty();
			}
			ModelScopes.bind(combination.modelScope());
			Map<Object, Object> context = new HashMap<>();
			context.put(ValidationContext.class, ValidationContext.of(attached.keySet().iterator().next()));
			return attached.keySet().stream().flatMap(model -> breach(model, combination, context).stream()).findFirst();
		} finally {
			attached.forEach((model, file) -> file.getContents().clear());
		}
	}

	/** A file of its own for a copy: rules are those of the language of a file, and look for other files from its place. */
	private static void attach(Model model, Resource original, Map<Model, Resource> attached) {
		if (original == null || original.getURI() == null || LibraryFiles.holds(original.getURI())) {
			return;
		}
		// an editor's file that was never saved has no ending by which a factory is known
		Resource file = original instanceof XtextResource text
				? text.getResourceServiceProvider().get(IResourceFactory.class).createResource(original.getURI())
				: Resource.Factory.Registry.INSTANCE.getFactory(original.getURI()).createResource(original.getURI());
		file.getContents().add(model);
		// all names have been found; those of a copy are not looked for again
		model.getImports().clear();
		attached.put(model, file);
	}

	private static Optional<RuleBreach> breach(Model model, SweepCombination combination, Map<Object, Object> context) {
		Optional<Function<Rule, Severity>> settings = LaminaResourceValidator
				.severities(combination.original(model).eResource());
		for (Diagnostic found : Diagnostician.INSTANCE.validate(model, context).getChildren()) {
			List<?> data = found.getData();
			EObject at = !data.isEmpty() && data.getFirst() instanceof EObject element ? element : model;
			String code = found instanceof AbstractValidationDiagnostic ours && ours.getIssueCode() != null
					? ours.getIssueCode() : "";
			if (isError(found, code, settings) && !isOfAnotherRun(at, combination.simulation())) {
				return Optional.of(new RuleBreach(code, found.getMessage(), at));
			}
		}
		return Optional.empty();
	}

	private static boolean isError(Diagnostic found, String code, Optional<Function<Rule, Severity>> settings) {
		boolean error = found.getSeverity() >= Diagnostic.ERROR;
		Optional<Severity> chosen = settings.flatMap(project -> Rule.of(code).filter(Rule::isSettable).map(project));
		return chosen.map(severity -> severity == Severity.ERROR).orElse(error);
	}

	private static boolean isOfAnotherRun(EObject at, Simulation simulation) {
		for (EObject around = at; around != null; around = around.eContainer()) {
			if (around instanceof Fleet || around instanceof Simulation && around != simulation) {
				return true;
			}
		}
		return false;
	}
}
