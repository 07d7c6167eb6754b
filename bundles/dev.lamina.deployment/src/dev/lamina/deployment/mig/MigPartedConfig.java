package dev.lamina.deployment.mig;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.Site;
import dev.lamina.deployment.Tool;
import dev.lamina.deployment.text.Yaml;

/**
 * One file of configurations for nvidia-mig-parted, one for each host whose GPUs are cut by MIG, under the host's name. Which
 * instance starts where is left to that program; the script for nvidia-smi places them.
 */
public final class MigPartedConfig implements Generator {
	@Override
	public void generate(Deployment deployment, Draft draft) {
		Map<String, Object> content = content(deployment, draft);
		if (!content.isEmpty()) {
			draft.file(Tool.MIG_PARTED.word() + "/config.yaml", Yaml.document(deployment.header(), content), false);
		}
	}

	/** The configurations of all hosts; empty where none is cut by MIG. */
	public static Map<String, Object> content(Deployment deployment, Draft draft) {
		Map<String, Object> configurations = new LinkedHashMap<>();
		for (Site site : deployment.onLinux(MigPartitions::areOn, draft)) {
			MigPartitions.numbered(site, MigPartitions::counted, draft)
					.ifPresent(numbers -> configurations.put(site.name(), MigPartitions.configuration(numbers)));
		}
		Map<String, Object> content = new LinkedHashMap<>();
		if (!configurations.isEmpty()) {
			content.put("version", "v1");
			content.put("mig-configs", configurations);
		}
		return content;
	}
}
