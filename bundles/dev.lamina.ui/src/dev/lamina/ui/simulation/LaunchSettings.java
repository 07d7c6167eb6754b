package dev.lamina.ui.simulation;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.RunOptions;

/**
 * What a launch configuration says, as it was typed; what is empty is taken from the model.
 *
 * @param model        the path of the file in the workspace
 * @param simulation   the name of one simulation or fleet; empty for all of the model
 * @param duration     simulated time, such as "60 s"
 * @param seed         seed of the random numbers
 * @param replications how many runs with different random numbers to make
 * @param threads      how many threads work; empty for one for each processor
 */
record LaunchSettings(String model, String simulation, String duration, String seed, String replications, String threads) {
	/** The name under which Eclipse knows the sort of configuration. */
	static final String TYPE = "dev.lamina.ui.simulation";
	private static final String MODEL = "model";

	static LaunchSettings of(ILaunchConfiguration configuration) throws CoreException {
		return new LaunchSettings(configuration.getAttribute(MODEL, ""), configuration.getAttribute("simulation", ""),
				configuration.getAttribute("duration", ""),
				configuration.getAttribute("seed", ""), configuration.getAttribute("replications", ""),
				configuration.getAttribute("threads", ""));
	}

	/** Those of a file with nothing changed. */
	static LaunchSettings of(IFile file) {
		return new LaunchSettings(file.getFullPath().toString(), "", "", "", "", "");
	}

	void write(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(MODEL, model);
		configuration.setAttribute("simulation", simulation);
		configuration.setAttribute("duration", duration);
		configuration.setAttribute("seed", seed);
		configuration.setAttribute("replications", replications);
		configuration.setAttribute("threads", threads);
		configuration.setMappedResources(file().map(file -> new IFile[] { file }).orElse(null));
	}

	/** The file; nothing if the path leads to none. */
	Optional<IFile> file() {
		IPath path = new Path(model);
		return path.segmentCount() < 2 ? Optional.empty()
				: Optional.of(ResourcesPlugin.getWorkspace().getRoot().getFile(path)).filter(IFile::exists);
	}

	/** What is wrong with the settings, in a sentence. */
	Optional<String> problem() {
		if (model.isEmpty()) {
			return Optional.of("Choose a model.");
		}
		if (file().isEmpty()) {
			return Optional.of("There is no file '" + model + "' in the workspace.");
		}
		try {
			options();
			return Optional.empty();
		} catch (CoreException wrong) {
			return Optional.of(wrong.getStatus().getMessage());
		}
	}

	/** The options of the run. */
	RunOptions options() throws CoreException {
		OptionalLong number = OptionalLong.empty();
		if (!seed.isBlank()) {
			try {
				number = OptionalLong.of(Long.parseLong(seed.strip()));
			} catch (NumberFormatException noNumber) {
				throw refused("The seed is a whole number, not '" + seed + "'.");
			}
		}
		int workers = count("The number of threads", threads).orElse(Runtime.getRuntime().availableProcessors());
		java.nio.file.Path folder = file().map(file -> file.getLocation().toPath().getParent())
				.orElseThrow(() -> refused("There is no file '" + model + "'."));
		return new RunOptions(number, count("The number of replications", replications), time(), workers,
				dev.lamina.dsl.settings.ProjectSettings.of(folder).access(folder),
				dev.lamina.dsl.validation.CombinationRules.OF_LANGUAGE);
	}

	private Optional<Quantity> time() throws CoreException {
		if (duration.isBlank()) {
			return Optional.empty();
		}
		try {
			Quantity quantity = Quantity.valueOf(duration.strip());
			if (quantity.dimension().filter(Dimension.DURATION::equals).isPresent() && quantity.signum() > 0
					&& quantity.isExact()) {
				return Optional.of(quantity);
			}
		} catch (IllegalArgumentException noQuantity) {
			// said below, in the words of the field
		}
		throw refused("The duration is a time such as \"60 s\" or \"500 ms\", not '" + duration + "'.");
	}

	private static OptionalInt count(String what, String text) throws CoreException {
		if (text.isBlank()) {
			return OptionalInt.empty();
		}
		try {
			int number = Integer.parseInt(text.strip());
			if (number >= 1) {
				return OptionalInt.of(number);
			}
		} catch (NumberFormatException noNumber) {
			// said below, in the words of the field
		}
		throw refused(what + " is 1 or more, not '" + text + "'.");
	}

	private static CoreException refused(String sentence) {
		return new CoreException(Status.error(sentence));
	}
}
