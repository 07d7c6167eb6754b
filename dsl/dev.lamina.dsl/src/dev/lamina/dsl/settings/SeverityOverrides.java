package dev.lamina.dsl.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.diagnostics.Severity;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ResourceSetAdapters;

/** Severities that hold for all files of a resource set, whatever the settings of their project say. */
public final class SeverityOverrides extends AdapterImpl {
	private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);

	private SeverityOverrides(List<SeverityOverride> overrides) {
		overrides.forEach(override -> severities.put(override.rule(), override.severity()));
	}

	/** Lets choices hold, of several for a rule the last. */
	public static void install(ResourceSet resources, List<SeverityOverride> overrides) {
		if (!overrides.isEmpty()) {
			ResourceSetAdapters.add(resources, new SeverityOverrides(overrides));
		}
	}

	/** What was chosen for a resource set; nothing if the settings of projects hold. */
	static Optional<SeverityOverrides> of(ResourceSet resources) {
		return ResourceSetAdapters.find(resources, SeverityOverrides.class);
	}

	/** The chosen severity of a rule, if there is one. */
	Optional<Severity> severity(Rule rule) {
		return Optional.ofNullable(severities.get(rule));
	}
}
