package dev.lamina.deployment.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Flavors and a queue for Kueue: for each GPU type how many GPUs, replicas of shared GPUs and MIG instances there are.
 *
 * <p>Source: Kueue's API kueue.x-k8s.io/v1beta1. The label of a node with its GPUs' product is that of NVIDIA's feature discovery.
 */
final class KueueQuotas {
	private static final String API = "kueue.x-k8s.io/v1beta1";
	private static final String QUEUE = "lamina";

	private KueueQuotas() {
	}

	/** The documents; empty if no host for containers has an NVIDIA GPU. */
	static List<Object> documents(Deployment deployment) {
		Map<String, Map<String, Integer>> quotas = new LinkedHashMap<>();
		Map<String, String> labels = new LinkedHashMap<>();
		for (DeployedHost deployedHost : ContainerGpus.hosts(deployment)) {
			for (GpuSlot slot : deployedHost.slots().stream().filter(ContainerGpus::isNvidia).toList()) {
				String flavor = ResourceClaims.objectName(slot.type().getName());
				slot.type().getProducts().stream().findFirst()
						.ifPresent(product -> labels.putIfAbsent(flavor, product.replaceAll("[^A-Za-z0-9_.-]+", "-")));
				count(slot, quotas.computeIfAbsent(flavor, key -> new LinkedHashMap<>()));
			}
		}
		if (quotas.isEmpty()) {
			return List.of();
		}
		List<Object> documents = new ArrayList<>();
		quotas.keySet().forEach(flavor -> documents.add(document("ResourceFlavor", flavor, labels.containsKey(flavor)
				? Map.of("nodeLabels", Map.of("nvidia.com/gpu.product", labels.get(flavor))) : Map.of())));
		documents.add(document("ClusterQueue", QUEUE, queue(quotas)));
		return documents;
	}

	private static void count(GpuSlot slot, Map<String, Integer> quota) {
		if (!slot.partitions().isEmpty()) {
			DeployedPartition.of(slot).forEach(part -> part.migInstance()
					.ifPresent(
							instance -> quota.merge("nvidia.com/mig-" + instance.getName().replace("+", "."), 1, Integer::sum)));
		} else {
			quota.merge("nvidia.com/gpu", ContainerGpus.isShared(slot) ? slot.allocations().size() : 1, Integer::sum);
		}
	}

	/** One group of resources, as a flavor may be in one group only: every flavor has a quota of every resource. */
	private static Map<String, Object> queue(Map<String, Map<String, Integer>> quotas) {
		Set<String> covered = new TreeSet<>();
		quotas.values().forEach(quota -> covered.addAll(quota.keySet()));
		List<Object> flavors = new ArrayList<>();
		quotas.forEach((flavor, quota) -> {
			List<Object> resources = new ArrayList<>();
			covered.forEach(name -> {
				Map<String, Object> resource = new LinkedHashMap<>();
				resource.put("name", name);
				resource.put("nominalQuota", quota.getOrDefault(name, 0));
				resources.add(resource);
			});
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("name", flavor);
			entry.put("resources", resources);
			flavors.add(entry);
		});
		Map<String, Object> group = new LinkedHashMap<>();
		group.put("coveredResources", List.copyOf(covered));
		group.put("flavors", flavors);
		Map<String, Object> spec = new LinkedHashMap<>();
		spec.put("namespaceSelector", Map.of());
		spec.put("resourceGroups", List.of(group));
		return spec;
	}

	private static Map<String, Object> document(String kind, String name, Map<String, Object> spec) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("apiVersion", API);
		document.put("kind", kind);
		document.put("metadata", Map.of("name", name));
		document.put("spec", spec);
		return document;
	}
}
