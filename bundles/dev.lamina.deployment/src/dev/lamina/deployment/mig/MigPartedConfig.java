package dev.lamina.deployment.mig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.text.Yaml;

/**
 * One file of configurations for nvidia-mig-parted, one for each host whose GPUs are cut by MIG, under the host's name. Which
 * instance starts where is left to that program; the script for nvidia-smi places them.
 */
public final class MigPartedConfig implements Generator {
	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Object> content = content(deployment, generationOutput);
		if (!content.isEmpty()) {
			generationOutput.addFile("config.yaml", Yaml.document(deployment.header(), content),
					false);
		}
	}

	/** The configurations of all hosts; empty if none is cut by MIG. */
	private static Map<String, Object> content(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Object> configurations = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(MigPartitions::isEnabledOn, generationOutput)) {
			ofHost(deployedHost, generationOutput)
					.ifPresent(configuration -> configurations.put(deployedHost.name(), configuration));
		}
		return configurations.isEmpty() ? Map.of() : document(configurations);
	}

	/** The configuration of a host; nothing, with a finding, if it cannot be told which GPU has which number. */
	public static Optional<List<Map<String, Object>>> ofHost(DeployedHost deployedHost, GenerationOutput generationOutput) {
		return MigPartitions.gpusByIndex(deployedHost, MigPartitions::countByProfile, generationOutput)
				.map(MigPartitions::configuration);
	}

	/** A file of configurations by their names. */
	public static Map<String, Object> document(Map<String, Object> configurations) {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("version", "v1");
		content.put("mig-configs", configurations);
		return content;
	}
}
