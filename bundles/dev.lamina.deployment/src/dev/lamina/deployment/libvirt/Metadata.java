package dev.lamina.deployment.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Guest;
import dev.lamina.deployment.device.Addresses;
import dev.lamina.deployment.device.Cut;
import dev.lamina.deployment.text.Xml;
import dev.lamina.model.Expectation;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Profile;
import dev.lamina.model.Requirement;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The facts of a VM that libvirt has no place for, in Lamina's namespace: which declaration it is, its system, its part of which
 * GPU, what it needs, runs and was promised.
 */
final class Metadata {
	/** The namespace. */
	static final String NAMESPACE = "http://lamina.dev/deployment";

	private final Deployment deployment;
	private final Guest guest;
	private final Xml xml;

	Metadata(Deployment deployment, Guest guest, Xml xml) {
		this.deployment = deployment;
		this.guest = guest;
		this.xml = xml;
	}

	void write() {
		List<String> attributes = new ArrayList<>(List.of("xmlns:lamina", NAMESPACE));
		add(attributes, "package", deployment.name());
		add(attributes, "name", guest.vm().getName());
		if (guest.vm().getCount() > 1) {
			add(attributes, "index", String.valueOf(guest.seat().index()));
			add(attributes, "count", String.valueOf(guest.vm().getCount()));
		}
		add(attributes, "host", guest.seat().hostName());
		if (guest.vm().isSetSystem()) {
			add(attributes, "system", guest.vm().getSystem().getLiteral());
		}
		xml.element("lamina:vm", this::content, attributes.toArray(String[]::new));
	}

	private void content() {
		gpu();
		for (Requirement need : guest.vm().getRequirements()) {
			xml.text("lamina:needs", need.getName() + (need.getVersion() == null ? "" : " " + need.getVersion()));
		}
		if (guest.vm().getWorkload() != null && guest.vm().getWorkload().getName() != null) {
			xml.text("lamina:runs", guest.vm().getWorkload().getName());
		}
		guest.vm().getExpectations().stream().filter(promise -> promise.getLimit() != null)
				.forEach(promise -> xml.text("lamina:expect", text(promise)));
	}

	private void gpu() {
		List<String> attributes = new ArrayList<>();
		guest.seat().stack().ifPresent(stack -> add(attributes, "stack", stack.getName()));
		if (guest.slot().isPresent() && guest.resident().isPresent()) {
			GpuSlot slot = guest.slot().get();
			add(attributes, "on", slot.name());
			add(attributes, "type", Optional.ofNullable(slot.hostGpu().getType()).map(NamedElement::getName).orElse(""));
			GpuShare gpuShare = guest.resident().get().share();
			add(attributes, "profile", gpuShare.profileIfAny().map(Profile::getName).orElse(""));
			if (gpuShare instanceof GpuShare.Fraction fraction) {
				add(attributes, "fraction", String.valueOf(fraction.part()));
			}
			Optional<Cut> cut = Cut.of(slot, guest.resident().get());
			cut.filter(part -> part.start().isPresent())
					.ifPresent(part -> add(attributes, "start", String.valueOf(part.start().getAsInt())));
			Addresses.ifKnown(slot).ifPresent(address -> add(attributes, "address", address.toString()));
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
		return promise.getTolerance() == null ? text.toString()
				: text.append(" within ").append(promise.getTolerance()).toString();
	}

	private static void add(List<String> attributes, String name, String value) {
		if (value != null && !value.isEmpty()) {
			attributes.add(name);
			attributes.add(value);
		}
	}
}
