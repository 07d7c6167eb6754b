package dev.lamina.ui.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.specification.DiagramDescription.Filter;
import dev.lamina.diagram.specification.DiagramDescription.Layer;
import dev.lamina.ui.Ids;

/**
 * What of a kind of diagram a person wants to see: layers that are shown, and filters that hide. It is remembered from session to
 * session. Any thread may ask.
 */
final class LayerSettings {
	/** The layer that says what a run found out. */
	static final String RESULTS = "results";
	private static final String SEPARATOR = ",";

	private final String diagram;
	private volatile Selection chosen;

	LayerSettings(String diagram) {
		this.diagram = diagram;
		String layers = node().get(key("layers"), null);
		chosen = new Selection(Optional.ofNullable(layers).map(LayerSettings::names), names(node().get(key("filters"), "")));
	}

	/** What is chosen now. */
	Selection selection() {
		return chosen;
	}

	/** The layers that can be switched off. */
	List<Layer> optional() {
		return description().layers().stream().filter(Layer::optional).toList();
	}

	List<Filter> filters() {
		return description().filters();
	}

	boolean shows(String layer) {
		return shown().contains(layer);
	}

	boolean hides(String filter) {
		return chosen.filters().contains(filter);
	}

	/** Shows a layer, or no longer. */
	void show(String layer, boolean yes) {
		chosen = new Selection(Optional.of(with(shown(), layer, yes)), chosen.filters());
		remember();
	}

	/** Lets a filter hide, or no longer. */
	void hide(String filter, boolean yes) {
		chosen = new Selection(chosen.layers(), with(chosen.filters(), filter, yes));
		remember();
	}

	/** Shows what everybody sees who has chosen nothing. */
	void reset() {
		chosen = Selection.DEFAULT;
		node().remove(key("layers"));
		node().remove(key("filters"));
		flush();
	}

	private Set<String> shown() {
		return chosen.layers()
				.orElseGet(() -> optional().stream().filter(Layer::active).map(Layer::name).collect(Collectors.toSet()));
	}

	private static Set<String> with(Set<String> names, String name, boolean yes) {
		Set<String> changed = new TreeSet<>(names);
		if (yes) {
			changed.add(name);
		} else {
			changed.remove(name);
		}
		return changed;
	}

	private void remember() {
		chosen.layers().ifPresent(layers -> node().put(key("layers"), String.join(SEPARATOR, layers)));
		node().put(key("filters"), String.join(SEPARATOR, chosen.filters()));
		flush();
	}

	private static void flush() {
		try {
			node().flush();
		} catch (BackingStoreException unwritable) {
			org.eclipse.core.runtime.ILog.of(LayerSettings.class).warn("The layers of diagrams cannot be remembered.",
					unwritable);
		}
	}

	private DiagramDescription description() {
		return DiagramRenderer.shared().description(diagram);
	}

	private String key(String what) {
		return "diagram." + diagram + '.' + what;
	}

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(Ids.BUNDLE);
	}

	private static Set<String> names(String text) {
		return Arrays.stream(text.split(SEPARATOR)).filter(name -> !name.isEmpty())
				.collect(Collectors.toCollection(TreeSet::new));
	}
}
