package dev.lamina.deployment.kubernetes;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.mig.MigPartedConfig;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.text.Yaml;

/** The manifests for all hosts, which are the nodes of the cluster under their names in lower case, with - for _. */
public final class KubernetesManifests implements Generator {
	/** Name of a node: a DNS subdomain of RFC 1123, shortened to what is also the value of a label. */
	private static final Pattern NODE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
	private static final String OPERATOR = "gpu-operator";
	private static final String MIG_DISABLED = "all-disabled";
	private static final Set<String> RESERVED = Set
			.copyOf(List.of(MIG_DISABLED, NvidiaDevicePlugin.DEFAULT, VgpuDeviceManager.DEFAULT));

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		NodeLabels nodeLabels = new NodeLabels(nodes(deployment, generationOutput));
		OperatorSettings operatorSettings = new OperatorSettings();
		Map<String, String> plugins = new LinkedHashMap<>();
		NvidiaDevicePlugin.configurations(deployment, generationOutput, nodeLabels)
				.forEach((node, configuration) -> plugins.put(node, Yaml.document("", configuration)));
		write("nvidia-device-plugin", OPERATOR, plugins, deployment, generationOutput);
		if (!plugins.isEmpty()) {
			operatorSettings.add("devicePlugin", "nvidia-device-plugin.yaml", name("nvidia-device-plugin"),
					NvidiaDevicePlugin.DEFAULT, "");
		}
		Map<String, Object> mig = migManager(deployment, nodeLabels, generationOutput);
		if (!mig.isEmpty()) {
			write("nvidia-mig-manager", OPERATOR, Map.of("config.yaml", Yaml.document("", mig)), deployment, generationOutput);
			operatorSettings.add("migManager", "nvidia-mig-manager.yaml", name("nvidia-mig-manager"), MIG_DISABLED,
					"default-mig-parted-config");
		}
		Map<String, Object> vgpu = VgpuDeviceManager.content(deployment, generationOutput, nodeLabels);
		if (!vgpu.isEmpty()) {
			write("nvidia-vgpu-manager", OPERATOR, Map.of("config.yaml", Yaml.document("", vgpu)), deployment, generationOutput);
			operatorSettings.add("vgpuDeviceManager", "nvidia-vgpu-manager.yaml", name("nvidia-vgpu-manager"),
					VgpuDeviceManager.DEFAULT, "default-vgpu-devices-config");
		}
		NodeWorkload.label(deployment.linuxHosts(slot -> NodeWorkload.of(slot).isPresent(), generationOutput), nodeLabels,
				generationOutput);
		operatorSettings.write(deployment, !vgpu.isEmpty(), generationOutput);
		write("sriov-device-plugin", "kube-system", SriovDevicePlugin.configuration(deployment, generationOutput), deployment,
				generationOutput);
		KubeVirtDevices.write(deployment, generationOutput);
		writeAll("resource-claims", ResourceClaims.documents(deployment), deployment, generationOutput);
		writeAll("kueue", KueueQuotas.documents(deployment), deployment, generationOutput);
		ShellScript shellScript = new ShellScript(deployment.header());
		nodeLabels.write(shellScript);
		if (!shellScript.isEmpty()) {
			generationOutput.addFile("label-nodes.sh", shellScript.toString(), true);
		}
	}

	/**
	 * The configurations of the MIG manager, which works on nodes for containers only: where vGPUs stand on MIG instances, the
	 * vGPU device manager makes both.
	 */
	private static Map<String, Object> migManager(Deployment deployment, NodeLabels nodeLabels,
			GenerationOutput generationOutput) {
		Map<String, Object> configurations = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(MigPartitions::isEnabledOn, generationOutput)) {
			if (NodeWorkload.of(deployedHost).filter(NodeWorkload.CONTAINER::equals).isPresent()) {
				MigPartedConfig.ofHost(deployedHost, generationOutput).ifPresent(configuration -> {
					configurations.put(deployedHost.name(), configuration);
					nodeLabels.add(deployedHost, "nvidia.com/mig.config", deployedHost.name());
				});
			}
		}
		if (configurations.isEmpty()) {
			return Map.of();
		}
		// every other node that can cut its GPUs has this label from the operator
		Map<String, Object> disabled = new LinkedHashMap<>();
		disabled.put("devices", "all");
		disabled.put("mig-enabled", false);
		configurations.put(MIG_DISABLED, List.of(disabled));
		return MigPartedConfig.document(configurations);
	}

	private static String name(String file) {
		return "lamina-" + file;
	}

	private static void writeAll(String file, List<Object> documents, Deployment deployment,
			GenerationOutput generationOutput) {
		if (!documents.isEmpty()) {
			generationOutput.addFile(file + ".yaml", Yaml.documents(deployment.header(), documents), false);
		}
	}

	private static void write(String file, String namespace, Map<String, String> data, Deployment deployment,
			GenerationOutput generationOutput) {
		if (data.isEmpty()) {
			return;
		}
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("name", name(file));
		metadata.put("namespace", namespace);
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("apiVersion", "v1");
		map.put("kind", "ConfigMap");
		map.put("metadata", metadata);
		map.put("data", data);
		String reader = namespace.equals(OPERATOR) ? " The GPU operator reads it when configure-operator.sh has told it to."
				: " The DaemonSet of the plugin mounts a ConfigMap called sriovdp-config: have it mount this one, or add these "
						+ "resources to that.";
		generationOutput.addFile(file + ".yaml", Yaml.document(deployment.header() + reader, map), false);
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
			} else if (RESERVED.contains(node)) {
				generationOutput.addError("deployment.node", deployedHost.host(), "'" + node
						+ "' is the name of the configuration that the nodes outside of the model get. Rename "
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
