package dev.lamina.deployment.kubernetes;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.mig.MigPartedConfig;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.text.Yaml;

/** The manifests for all hosts, which are the nodes of the cluster under their names in lower case, with - for _. */
public final class KubernetesManifests implements Generator {
	/** Name of a node: a DNS subdomain of RFC 1123, shortened to what is also the value of a label. */
	private static final Pattern NODE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
	private static final String OPERATOR = "gpu-operator";

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		NodeLabels nodeLabels = new NodeLabels(nodes(deployment, generationOutput));
		Map<String, String> plugins = new LinkedHashMap<>();
		NvidiaDevicePlugin.configurations(deployment, generationOutput, nodeLabels)
				.forEach((node, configuration) -> plugins.put(node, Yaml.document("", configuration)));
		write("nvidia-device-plugin", OPERATOR, plugins, deployment, generationOutput);
		Map<String, Object> mig = MigPartedConfig.content(deployment, generationOutput);
		if (!mig.isEmpty()) {
			deployment.hosts().stream()
					.filter(deployedHost -> ((Map<?, ?>) mig.get("mig-configs")).containsKey(deployedHost.name()))
					.forEach(site -> nodeLabels.add(site, "nvidia.com/mig.config", site.name()));
			write("nvidia-mig-manager", OPERATOR, Map.of("config.yaml", Yaml.document("", mig)), deployment, generationOutput);
		}
		Map<String, Object> vgpu = VgpuDeviceManager.content(deployment, generationOutput, nodeLabels);
		if (!vgpu.isEmpty()) {
			write("nvidia-vgpu-manager", OPERATOR, Map.of("config.yaml", Yaml.document("", vgpu)), deployment, generationOutput);
		}
		write("sriov-device-plugin", "kube-system", SriovDevicePlugin.configuration(deployment, generationOutput), deployment,
				generationOutput);
		Map<String, Object> devices = KubeVirtDevices.patch(deployment, generationOutput);
		if (!devices.isEmpty()) {
			generationOutput.addFile("kubevirt-host-devices.yaml", Yaml.document(deployment.header()
					+ " Apply with: kubectl -n kubevirt patch kubevirt kubevirt --type merge --patch-file "
					+ "kubevirt-host-devices.yaml",
					devices), false);
		}
		ShellScript shellScript = new ShellScript(deployment.header());
		nodeLabels.write(shellScript);
		if (!shellScript.isEmpty()) {
			generationOutput.addFile("label-nodes.sh", shellScript.toString(), true);
		}
	}

	private static void write(String name, String namespace, Map<String, String> data, Deployment deployment,
			GenerationOutput generationOutput) {
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
		generationOutput.addFile(name + ".yaml", Yaml.document(deployment.header(), map), false);
	}

	private static Map<DeployedHost, String> nodes(Deployment deployment, GenerationOutput generationOutput) {
		Map<DeployedHost, String> nodes = new LinkedHashMap<>();
		Set<String> taken = new HashSet<>();
		for (DeployedHost deployedHost : deployment.hosts()) {
			String node = deployedHost.name().toLowerCase(Locale.ROOT).replace('_', '-');
			if (!NODE.matcher(node).matches()) {
				generationOutput.addError("deployment.node", deployedHost.host(), "'" + node
						+ "' cannot be the name of a Kubernetes node: at most 63 of a-z, 0-9, - and ., with a letter or digit at "
						+ "both ends. Rename "
						+ deployedHost.host().getName() + '.');
			} else if (!taken.add(node)) {
				generationOutput.addError("deployment.node", deployedHost.host(),
						"Two hosts would be the Kubernetes node " + node + ". Rename " + deployedHost.host().getName() + '.');
			}
			nodes.put(deployedHost, node);
		}
		return nodes;
	}
}
