package dev.lamina.deployment.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.script.ShellScript;

/**
 * The script that has NVIDIA's GPU operator read the ConfigMaps: it reads one of each kind, the one that its cluster policy
 * names.
 *
 * <p>A ConfigMap of somebody else that the policy names already is left alone, and the script ends with what to do.
 */
final class OperatorSettings {
	private static final String USE = """
			# use_configuration FIELD CONFIGMAP DEFAULT [USUAL]: has the operator read a ConfigMap, unless it reads one of yours
			use_configuration() {
				present=$(kubectl get "$policy" -o "jsonpath={.spec.$1.config.name}")
				case $present in
				"" | "$2" | "${4:-$2}") ;;
				*) die "For $1 the operator reads the ConfigMap $present. It reads only one: add the configurations of $2 to it." ;;
				esac
				kubectl patch "$policy" --type merge --patch "{\\"spec\\":{\\"$1\\":{\\"config\\":{\\"name\\":\\"$2\\",\\"default\\":\\"$3\\"}}}}"
			}
			""";

	private final Map<String, Object[]> configurations = new LinkedHashMap<>();

	/**
	 * Adds a ConfigMap.
	 *
	 * @param field         where the cluster policy names it
	 * @param file          the file with it
	 * @param configMap     its name
	 * @param configuration which of its configurations nodes without a label get
	 * @param usual         the name under which the operator brings its own, which may be replaced
	 */
	void add(String field, String file, String configMap, String configuration, String usual) {
		configurations.put(file, usual.isEmpty() ? new Object[] { "use_configuration", field, configMap, configuration }
				: new Object[] { "use_configuration", field, configMap, configuration, usual });
	}

	/** Writes the script; nothing without ConfigMaps. */
	void write(Deployment deployment, boolean vms, GenerationOutput generationOutput) {
		if (configurations.isEmpty()) {
			return;
		}
		ShellScript shellScript = new ShellScript(deployment.header() + " Run it in this folder, before label-nodes.sh.")
				.defineFunction(USE);
		shellScript.addLines("policy=clusterpolicies.nvidia.com/${CLUSTER_POLICY:-cluster-policy}\n");
		configurations.forEach((file, command) -> shellScript.addCommand("kubectl", "apply", "-f", file).addCommand(command));
		if (vms) {
			shellScript.addComment("nodes are for VMs only if the operator heeds their labels");
			shellScript.addLines(
					"kubectl patch \"$policy\" --type merge --patch '{\"spec\":{\"sandboxWorkloads\":{\"enabled\":true}}}'\n");
		}
		generationOutput.addFile("configure-operator.sh", shellScript.toString(), true);
	}
}
