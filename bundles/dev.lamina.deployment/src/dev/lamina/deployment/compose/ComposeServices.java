package dev.lamina.deployment.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.deployment.text.Yaml;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * For each host without a hypervisor a Compose file: a service for each container with its NVIDIA GPU or MIG instance, under the
 * name that {@code nvidia-ctk cdi generate} gives it; the image is left to a variable.
 */
public final class ComposeServices implements Generator {
	private static final long MEBIBYTE = 1L << 20;

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		for (DeployedHost deployedHost : deployment.containerHosts()) {
			Map<String, Object> services = new LinkedHashMap<>();
			Optional<Map<Integer, GpuSlot>> numbers = MigPartitions.gpusByIndex(deployedHost, slot -> slot.partitions().toString()
					+ slot.allocations().size(), generationOutput);
			for (DeployedVm deployedVm : deployedHost.vms()) {
				device(deployedVm, numbers.orElse(Map.of())).ifPresent(device -> services.put(deployedVm.name(),
						service(deployedVm, device)));
			}
			if (!services.isEmpty()) {
				generationOutput.addFile(deployedHost.name() + ".yaml",
						Yaml.document(deployment.header() + " 'nvidia-ctk cdi list' shows the devices of the host.",
								Map.of("services", services)),
						false);
			}
		}
	}

	/** The name of the device: the number of the GPU, and behind a colon that of the MIG instance from the first start on. */
	private static Optional<String> device(DeployedVm deployedVm, Map<Integer, GpuSlot> numbers) {
		if (deployedVm.slot().isEmpty() || deployedVm.allocation().isEmpty()) {
			return Optional.empty();
		}
		GpuSlot slot = deployedVm.slot().get();
		return numbers.entrySet().stream().filter(entry -> entry.getValue() == slot).findFirst()
				.map(entry -> "nvidia.com/gpu=" + entry.getKey() + instance(slot, deployedVm.allocation().get()));
	}

	private static String instance(GpuSlot slot, Allocation allocation) {
		Optional<DeployedPartition> own = DeployedPartition.of(slot, allocation);
		if (own.flatMap(DeployedPartition::migInstance).isEmpty()) {
			return "";
		}
		List<Integer> inOrder = new ArrayList<>(DeployedPartition.of(slot).stream()
				.sorted(Comparator.comparingInt(part -> part.start().orElse(0))).map(DeployedPartition::number).toList());
		return ":" + inOrder.indexOf(own.get().number());
	}

	private static Map<String, Object> service(DeployedVm deployedVm, String device) {
		Map<String, Object> service = new LinkedHashMap<>();
		String variable = deployedVm.vm().getName().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_IMAGE";
		service.put("image", "${" + variable + ":?the image of " + deployedVm.vm().getName() + "}");
		service.put("devices", List.of(device));
		if (deployedVm.vm().getCores() > 0) {
			service.put("cpus", deployedVm.vm().getCores());
		}
		if (deployedVm.vm().getMemory() != null) {
			service.put("mem_limit", (long) Math.ceil(deployedVm.vm().getMemory().value() / MEBIBYTE) + "m");
		}
		if (isClientOfMps(deployedVm)) {
			// clients reach the control daemon of the host through its pipes and share memory with its server
			service.put("ipc", "host");
			service.put("volumes", List.of("/tmp/nvidia-mps:/tmp/nvidia-mps"));
		}
		return service;
	}

	private static boolean isClientOfMps(DeployedVm deployedVm) {
		return deployedVm.slot().filter(slot -> slot.vendor().filter(Vendor.NVIDIA::equals).isPresent()
				&& slot.partitions().isEmpty()
				&& slot.stack().filter(stack -> stack.getSchedulers().contains(SchedulerKind.CONCURRENT)).isPresent())
				.isPresent();
	}
}
