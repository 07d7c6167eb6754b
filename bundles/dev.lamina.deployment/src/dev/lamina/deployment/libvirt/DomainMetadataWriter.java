package dev.lamina.deployment.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.PciAddressResolver;
import dev.lamina.deployment.text.Xml;
import dev.lamina.model.Expectation;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Profile;
import dev.lamina.model.Requirement;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;

/**
 * The facts of a VM that libvirt has no place for, in Lamina's namespace: which declaration it is, its system, its part of which
 * GPU, what it needs, runs and was promised.
 */
final class DomainMetadataWriter {
	/** The namespace. */
	static final String NAMESPACE = "http://lamina.dev/deployment";

	private final Deployment deployment;
	private final DeployedVm deployedVm;
	private final Xml xml;

	DomainMetadataWriter(Deployment deployment, DeployedVm deployedVm, Xml xml) {
		this.deployment = deployment;
		this.deployedVm = deployedVm;
		this.xml = xml;
	}

	void write() {
		List<String> attributes = new ArrayList<>(List.of("xmlns:lamina", NAMESPACE));
		add(attributes, "package", deployment.name());
		add(attributes, "name", deployedVm.vm().getName());
		if (deployedVm.vm().getCount() > 1) {
			add(attributes, "index", String.valueOf(deployedVm.placement().index()));
			add(attributes, "count", String.valueOf(deployedVm.vm().getCount()));
		}
		add(attributes, "host", deployedVm.placement().hostName());
		if (deployedVm.vm().isSetSystem()) {
			add(attributes, "system", deployedVm.vm().getSystem().getLiteral());
		}
		xml.element("lamina:vm", this::content, attributes.toArray(String[]::new));
	}

	private void content() {
		gpu();
		for (Requirement need : deployedVm.vm().getRequirements()) {
			xml.text("lamina:needs", need.getName() + (need.getVersion() == null ? "" : " " + need.getVersion()));
		}
		if (deployedVm.vm().getWorkload() != null && deployedVm.vm().getWorkload().getName() != null) {
			xml.text("lamina:runs", deployedVm.vm().getWorkload().getName());
		}
		deployedVm.vm().getExpectations().stream().filter(promise -> promise.getLimit() != null)
				.forEach(promise -> xml.text("lamina:expect", text(promise)));
	}

	private void gpu() {
		List<String> attributes = new ArrayList<>();
		deployedVm.placement().stack().ifPresent(stack -> add(attributes, "stack", stack.getName()));
		if (deployedVm.slot().isPresent() && deployedVm.allocation().isPresent()) {
			GpuSlot slot = deployedVm.slot().get();
			add(attributes, "on", slot.name());
			add(attributes, "type", Optional.ofNullable(slot.hostGpu().getType()).map(NamedElement::getName).orElse(""));
			GpuShare gpuShare = deployedVm.allocation().get().share();
			add(attributes, "profile", gpuShare.profileIfAny().map(Profile::getName).orElse(""));
			if (gpuShare instanceof GpuShare.Fraction fraction) {
				add(attributes, "fraction", String.valueOf(fraction.part()));
			}
			Optional<DeployedPartition> cut = DeployedPartition.of(slot, deployedVm.allocation().get());
			cut.filter(part -> part.start().isPresent())
					.ifPresent(part -> add(attributes, "start", String.valueOf(part.start().getAsInt())));
			PciAddressResolver.findAddress(slot).ifPresent(address -> add(attributes, "address", address.toString()));
			if (slot.hostGpu().isSetIommuGroup()) {
				add(attributes, "iommu-group", String.valueOf(slot.hostGpu().getIommuGroup()));
			}
		}
		if (!attributes.isEmpty()) {
			xml.empty("lamina:gpu", attributes.toArray(String[]::new));
		}
	}

	/** A promise as it is written in the language. */
	private static String text(Expectation promise) {
		StringBuilder text = new StringBuilder(promise.getMetric().getLiteral());
		if (promise.getStatistic() != null) {
			text.append(' ').append(promise.getStatistic());
		}
		text.append(' ').append(promise.getComparison().getLiteral()).append(' ').append(promise.getLimit());
		if (promise.getTolerance() != null) {
			text.append(" within ").append(promise.getTolerance());
		}
		if (promise.getGroup() != null) {
			text.append(" for ").append(promise.getGroupPart() == null ? promise.getGroupNumber() : promise.getGroupPart())
					.append(" of ").append(TargetMatcher.text(promise.getGroup()));
		}
		return text.toString();
	}

	private static void add(List<String> attributes, String name, String value) {
		if (value != null && !value.isEmpty()) {
			attributes.add(name);
			attributes.add(value);
		}
	}
}
