package dev.lamina.deployment.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Claims for dynamic resource allocation: for each kind of container a template of what it has, and one claim for each GPU that
 * several share.
 *
 * <p>Source: the API {@code resource.k8s.io/v1} of Kubernetes 1.34; classes, attributes and parameters are those of NVIDIA's
 * driver (dra-driver-nvidia-gpu, demo/specs/quickstart/v1).
 */
final class ResourceClaims {
	private static final String API = "resource.k8s.io/v1";
	private static final String DRIVER = "gpu.nvidia.com";
	private static final String REQUEST = "gpu";

	private ResourceClaims() {
	}

	/** The documents, in the order of the model; empty if no container has an NVIDIA GPU. */
	static List<Object> documents(Deployment deployment) {
		List<Object> documents = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		for (DeployedHost deployedHost : ContainerGpus.hosts(deployment)) {
			for (DeployedVm deployedVm : deployedHost.vms()) {
				Optional<GpuSlot> slot = ContainerGpus.gpu(deployedVm);
				if (slot.isEmpty()) {
					continue;
				}
				boolean shared = ContainerGpus.isShared(slot.get());
				String name = objectName(shared ? slot.get().name() : deployedVm.vm().getName());
				if (names.add(name)) {
					documents.add(shared ? claim(name, slot.get()) : template(name, slot.get(), deployedVm));
				}
			}
		}
		return documents;
	}

	private static Map<String, Object> template(String name, GpuSlot slot, DeployedVm deployedVm) {
		Optional<String> profile = ContainerGpus.migProfile(slot, deployedVm.allocation().orElseThrow());
		Map<String, Object> devices = Map.of("requests", List.of(profile.isPresent()
				? request("mig.nvidia.com", "device.attributes['" + DRIVER + "'].profile == '" + profile.get() + "'")
				: request(DRIVER, product(slot))));
		return document("ResourceClaimTemplate", name, Map.of("spec", Map.of("devices", devices)));
	}

	/** All containers that share the GPU name this claim. */
	private static Map<String, Object> claim(String name, GpuSlot slot) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("apiVersion", "resource.nvidia.com/v1beta1");
		parameters.put("kind", "GpuConfig");
		parameters.put("sharing", Map.of("strategy", ContainerGpus.isConcurrent(slot) ? "MPS" : "TimeSlicing"));
		Map<String, Object> opaque = new LinkedHashMap<>();
		opaque.put("driver", DRIVER);
		opaque.put("parameters", parameters);
		Map<String, Object> config = new LinkedHashMap<>();
		config.put("requests", List.of(REQUEST));
		config.put("opaque", opaque);
		Map<String, Object> devices = new LinkedHashMap<>();
		devices.put("requests", List.of(request(DRIVER, product(slot))));
		devices.put("config", List.of(config));
		return document("ResourceClaim", name, Map.of("devices", devices));
	}

	private static Map<String, Object> request(String deviceClass, String expression) {
		Map<String, Object> exactly = new LinkedHashMap<>();
		exactly.put("deviceClassName", deviceClass);
		if (!expression.isEmpty()) {
			exactly.put("selectors", List.of(Map.of("cel", Map.of("expression", expression))));
		}
		Map<String, Object> request = new LinkedHashMap<>();
		request.put("name", REQUEST);
		request.put("exactly", exactly);
		return request;
	}

	/** Any of the names under which the driver knows the type; nothing to select by if the model knows none. */
	private static String product(GpuSlot slot) {
		List<String> products = slot.type().getProducts();
		return products.isEmpty() ? "" : "device.attributes['" + DRIVER + "'].productName in ["
				+ products.stream().map(product -> "'" + product.replace("\\", "\\\\").replace("'", "\\'") + "'")
						.collect(Collectors.joining(", "))
				+ ']';
	}

	private static Map<String, Object> document(String kind, String name, Map<String, Object> spec) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("apiVersion", API);
		document.put("kind", kind);
		document.put("metadata", Map.of("name", name));
		document.put("spec", spec);
		return document;
	}

	/** A DNS label: small letters, digits and hyphens. */
	static String objectName(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}
}
