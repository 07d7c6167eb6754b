package dev.lamina.deployment.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.script.ShellScript;

/** The labels that choose a configuration for each node, in the order of the model. */
final class NodeLabels {
	private final Map<DeployedHost, String> nodes;
	private final Map<DeployedHost, Map<String, String>> labels = new LinkedHashMap<>();

	NodeLabels(Map<DeployedHost, String> nodes) {
		this.nodes = nodes;
	}

	String nodeName(DeployedHost deployedHost) {
		return nodes.get(deployedHost);
	}

	void add(DeployedHost deployedHost, String key, String value) {
		labels.computeIfAbsent(deployedHost, each -> new LinkedHashMap<>()).put(key, value);
	}

	void write(ShellScript shellScript) {
		nodes.forEach((deployedHost, node) -> {
			if (labels.containsKey(deployedHost)) {
				Object[] words = new Object[5 + labels.get(deployedHost).size()];
				int at = 0;
				for (String word : new String[] { "kubectl", "label", "node", "--overwrite", node }) {
					words[at++] = word;
				}
				for (Map.Entry<String, String> label : labels.get(deployedHost).entrySet()) {
					words[at++] = label.getKey() + '=' + label.getValue();
				}
				shellScript.addCommand(words);
			}
		});
	}
}
