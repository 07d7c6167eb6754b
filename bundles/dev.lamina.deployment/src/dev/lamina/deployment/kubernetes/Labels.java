package dev.lamina.deployment.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lamina.deployment.Site;
import dev.lamina.deployment.script.Script;

/** The labels that choose a configuration for each node, in the order of the model. */
final class Labels {
	private final Map<Site, String> nodes;
	private final Map<Site, Map<String, String>> labels = new LinkedHashMap<>();

	Labels(Map<Site, String> nodes) {
		this.nodes = nodes;
	}

	String node(Site site) {
		return nodes.get(site);
	}

	void add(Site site, String key, String value) {
		labels.computeIfAbsent(site, each -> new LinkedHashMap<>()).put(key, value);
	}

	void write(Script script) {
		nodes.forEach((site, node) -> {
			if (labels.containsKey(site)) {
				Object[] words = new Object[5 + labels.get(site).size()];
				int at = 0;
				for (String word : new String[] { "kubectl", "label", "node", "--overwrite", node }) {
					words[at++] = word;
				}
				for (Map.Entry<String, String> label : labels.get(site).entrySet()) {
					words[at++] = label.getKey() + '=' + label.getValue();
				}
				script.run(words);
			}
		});
	}
}
