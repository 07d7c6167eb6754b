package dev.lamina.ui.wizard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A model to begin with.
 *
 * @param name     the name of its file, without ending; empty for an empty model
 * @param label    what it is called in a list
 * @param sentence what it shows
 */
public record StarterModel(String name, String label, String sentence) {
	private static final List<StarterModel> ALL = List.of(
			new StarterModel("desktops", "Desktops", "Graphical desktops that share one GPU in time (NVIDIA vGPU)."),
			new StarterModel("partitions", "Partitions", "Computing VMs, each on a partition of one GPU (NVIDIA MIG)."),
			new StarterModel("owned", "Pass-through", "One VM that has a GPU to itself (VFIO)."),
			new StarterModel("vdi", "Design office",
					"Six designers share one board, a render farm owns another, and promises say who gets how much."),
			new StarterModel("mig", "Three tenants", "Three tenants on one A100, each with slices of its own."),
			new StarterModel("shares", "Schedulers compared",
					"What three schedulers of one GPU do for a busy VM among idle neighbours."),
			new StarterModel("choice", "Techniques compared",
					"Which technique keeps a CUDA service within 10 % of native? A sweep."),
			new StarterModel("migration", "Migration and failure",
					"A desktop moves to another host while it is in use, one is parked, and a GPU fails."),
			new StarterModel("", "Empty", "Nothing but the imports."));

	/** All that there are, the simplest first. */
	public static List<StarterModel> all() {
		return ALL;
	}

	/** The text of the model. */
	public String text() {
		if (name.isEmpty()) {
			return "import nvidia.*\nimport stacks.*\n";
		}
		try (InputStream file = StarterModel.class.getResourceAsStream("templates/" + name + ".lamina")) {
			if (file == null) {
				throw new IllegalStateException("There is no example " + name + ".lamina.");
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
