package dev.lamina.dsl.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.validation.ResourceValidatorImpl;

import dev.lamina.dsl.diagnostic.Rule;

/**
 * Validates a file and gives each problem the severity that was chosen for it or that the settings of its project say; what is
 * off is left out.
 */
public class LaminaResourceValidator extends ResourceValidatorImpl {
	@Override
	public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator indicator) {
		List<Issue> issues = super.validate(resource, mode, indicator);
		if (issues == null || issues.isEmpty()) {
			return issues;
		}
		return severities(resource)
				.map(severities -> issues.stream().map(issue -> changed(issue, severities)).flatMap(Optional::stream).toList())
				.orElse(issues);
	}

	/** How severe breaches of rules are in a file; absent if they are as severe as rules say. */
	public static Optional<Function<Rule, Severity>> severities(Resource resource) {
		URI address = resource.getURI();
		if (address == null || !address.isFile()) {
			return Optional.empty();
		}
		Path folder = Path.of(address.toFileString()).toAbsolutePath().getParent();
		ProjectSettings projectSettings = ProjectSettings.of(folder);
		Optional<SeverityOverrides> chosen = SeverityOverrides.of(resource.getResourceSet());
		if (!projectSettings.changesRules() && chosen.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(rule -> chosen.flatMap(choice -> choice.severity(rule))
				.orElseGet(() -> projectSettings.severity(rule)));
	}

	private static Optional<Issue> changed(Issue issue, Function<Rule, Severity> severities) {
		Optional<Severity> chosen = Optional.ofNullable(issue.getCode()).flatMap(Rule::of).filter(Rule::isSettable)
				.map(severities);
		if (chosen.isPresent() && issue instanceof Issue.IssueImpl there) {
			there.setSeverity(chosen.get());
		}
		return chosen.filter(severity -> severity == Severity.IGNORE).isPresent() ? Optional.empty() : Optional.of(issue);
	}
}
