package dev.lamina.deployment.kubernetes;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.Site;
import dev.lamina.deployment.Tool;
import dev.lamina.deployment.mig.MigPartedConfig;
import dev.lamina.deployment.script.Script;
import dev.lamina.deployment.text.Yaml;

/** The manifests for all hosts, which are the nodes of the cluster under their names in lower case, with - for _. */
public final class KubernetesManifests implements Generator {
	/** Name of a node: a DNS subdomain of RFC 1123, shortened to what is also the value of a label. */
	private static final Pattern NODE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
	private static final String OPERATOR = "gpu-operator";

	@Override
	public void generate(Deployment deployment, Draft draft) {
		Labels labels = new Labels(nodes(deployment, draft));
		Map<String, String> plugins = new LinkedHashMap<>();
		DevicePlugin.configurations(deployment, draft, labels)
				.forEach((node, configuration) -> plugins.put(node, Yaml.document("", configuration)));
		write("nvidia-device-plugin", OPERATOR, plugins, deployment, draft);
		Map<String, Object> mig = MigPartedConfig.content(deployment, draft);
		if (!mig.isEmpty()) {
			deployment.sites().stream().filter(site -> ((Map<?, ?>) mig.get("mig-configs")).containsKey(site.name()))
					.forEach(site -> labels.add(site, "nvidia.com/mig.config", site.name()));
			write("nvidia-mig-manager", OPERATOR, Map.of("config.yaml", Yaml.document("", mig)), deployment, draft);
		}
		Map<String, Object> vgpu = VgpuManager.content(deployment, draft, labels);
		if (!vgpu.isEmpty()) {
			write("nvidia-vgpu-manager", OPERATOR, Map.of("config.yaml", Yaml.document("", vgpu)), deployment, draft);
		}
		write("sriov-device-plugin", "kube-system", FunctionPlugin.configuration(deployment, draft), deployment, draft);
		Map<String, Object> devices = KubeVirtDevices.patch(deployment, draft);
		if (!devices.isEmpty()) {
			draft.file(path("kubevirt-host-devices.yaml"), Yaml.document(deployment.header()
					+ " Apply with: kubectl -n kubevirt patch kubevirt kubevirt --type merge --patch-file "
					+ "kubevirt-host-devices.yaml",
					devices), false);
		}
		Script script = new Script(deployment.header());
		labels.write(script);
		if (!script.isEmpty()) {
			draft.file(path("label-nodes.sh"), script.toString(), true);
		}
	}

	private static void write(String name, String namespace, Map<String, String> data, Deployment deployment, Draft draft) {
		if (data.isEmpty()) {
			return;
		}
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("name", "lamina-" + name);
		metadata.put("namespace", namespace);
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("apiVersion", "v1");
		map.put("kind", "ConfigMap");
		map.put("metadata", metadata);
		map.put("data", data);
		draft.file(path(name + ".yaml"), Yaml.document(deployment.header(), map), false);
	}

	private static Map<Site, String> nodes(Deployment deployment, Draft draft) {
		Map<Site, String> nodes = new LinkedHashMap<>();
		Set<String> taken = new HashSet<>();
		for (Site site : deployment.sites()) {
			String node = site.name().toLowerCase(Locale.ROOT).replace('_', '-');
			if (!NODE.matcher(node).matches()) {
				draft.error("deployment.node", site.host(), "'" + node
						+ "' cannot be the name of a Kubernetes node: at most 63 of a-z, 0-9, - and ., with a letter or digit at "
						+ "both ends. Rename "
						+ site.host().getName() + '.');
			} else if (!taken.add(node)) {
				draft.error("deployment.node", site.host(),
						"Two hosts would be the Kubernetes node " + node + ". Rename " + site.host().getName() + '.');
			}
			nodes.put(site, node);
		}
		return nodes;
	}

	private static String path(String file) {
		return Tool.KUBERNETES.word() + '/' + file;
	}
}
