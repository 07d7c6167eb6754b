package dev.lamina.importer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What reports do not say and the user does.
 *
 * @param packageName the package of the model; that of the hosts where they are declared, none where absent
 * @param host        the name of the host, of which most reports are silent
 * @param gpu         the type of the GPUs of which a report does not say what they are
 * @param hosts       files or folders with models that declare the hosts of VMs already
 * @param directory   the folder in which the model will stand, for what it refers to
 * @param file        the name of the file that the model will be, if it will be one
 */
public record ImportOptions(Optional<String> packageName, Optional<String> host, Optional<String> gpu, List<Path> hosts,
		Path directory, Optional<String> file) {
	public ImportOptions {
		hosts = List.copyOf(hosts);
	}

	/** Options for a model that will be no file. */
	public ImportOptions(Optional<String> packageName, Optional<String> host, Optional<String> gpu, List<Path> hosts,
			Path directory) {
		this(packageName, host, gpu, hosts, directory, Optional.empty());
	}
}
