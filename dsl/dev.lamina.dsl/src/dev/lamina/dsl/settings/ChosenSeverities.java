package dev.lamina.dsl.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.diagnostics.Severity;

import dev.lamina.dsl.linking.ResourceSetAdapters;
import dev.lamina.dsl.validation.Rule;

/** Severities that hold for all files of a resource set, whatever the settings of their project say. */
public final class ChosenSeverities extends AdapterImpl {
	private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);

	private ChosenSeverities(List<SeverityChoice> choices) {
		choices.forEach(choice -> severities.put(choice.rule(), choice.severity()));
	}

	/** Lets choices hold, of several for a rule the last. */
	public static void install(ResourceSet resources, List<SeverityChoice> choices) {
		if (!choices.isEmpty()) {
			ResourceSetAdapters.add(resources, new ChosenSeverities(choices));
		}
	}

	/** What was chosen for a resource set; nothing where the settings of projects hold. */
	static Optional<ChosenSeverities> of(ResourceSet resources) {
		return ResourceSetAdapters.find(resources, ChosenSeverities.class);
	}

	/** The chosen severity of a rule, if there is one. */
	Optional<Severity> severity(Rule rule) {
		return Optional.ofNullable(severities.get(rule));
	}
}
