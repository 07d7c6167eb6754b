package dev.lamina.importer.libvirt;

import java.util.List;
import java.util.Optional;

import dev.lamina.importer.catalogue.LibraryStack;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.xml.XmlElement;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;

/**
 * Chooses the stack that stands for an emulated display of a domain.
 *
 * <p>A paravirtual display without 3D is drawn by the guest's processors, as a plain one is; the guests that a stack does not
 * serve are taken to use the plain VGA mode that every such device also has.
 */
final class VideoModelMapper {
	private final Optional<OperatingSystem> guest;
	private final Hypervisor hypervisor;
	private final boolean overSpice;
	private final Optional<String> renderNode;

	VideoModelMapper(Optional<OperatingSystem> guest, Hypervisor hypervisor, boolean overSpice,
			Optional<String> renderNode) {
		this.guest = guest;
		this.hypervisor = hypervisor;
		this.overSpice = overSpice;
		this.renderNode = renderNode;
	}

	/** The display of the first video device, or of the one that is the primary. */
	VmGraphics of(List<XmlElement> videos, ImportDiagnostics importDiagnostics, List<String> notes) {
		Optional<XmlElement> chosen = videos.stream().filter(video -> video.child("model")
				.flatMap(model -> model.attribute("primary")).filter("yes"::equals).isPresent())
				.findFirst().or(() -> videos.stream().findFirst());
		Optional<XmlElement> model = chosen.flatMap(video -> video.child("model"));
		if (model.isEmpty()) {
			return new VmGraphics.None();
		}
		String type = model.get().attribute("type").orElse("");
		boolean forwards = model.get().child("acceleration").flatMap(found -> found.attribute("accel3d")).filter("yes"::equals)
				.isPresent();
		Optional<LibraryStack> stack = switch (type) {
			case "vga", "cirrus", "bochs", "xen" -> Optional.of(LibraryStack.QEMU_VGA);
			case "qxl" -> Optional
					.of(serves(OperatingSystem.LINUX, OperatingSystem.WINDOWS) ? LibraryStack.QXL : LibraryStack.QEMU_VGA);
			case "virtio" -> Optional
					.of(forwards && serves(OperatingSystem.LINUX) ? overSpice ? LibraryStack.VIRGL_SPICE : LibraryStack.VIRGL
							: serves(OperatingSystem.LINUX) ? LibraryStack.LLVMPIPE : LibraryStack.QEMU_VGA);
			case "vmvga" -> Optional.of(hypervisor == Hypervisor.VMWARE ? LibraryStack.VMWARE_SVGA : LibraryStack.QEMU_VGA);
			case "vbox" -> Optional.of(forwards ? LibraryStack.VIRTUALBOX_3D : LibraryStack.LLVMPIPE);
			default -> Optional.empty();
		};
		if (stack.isEmpty() && !type.equals("none") && !type.equals("ramfb")) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, model.get().place(),
					"No stack of the library stands for a display of type '"
							+ type + "'."));
		}
		stack.ifPresent(name -> notes.add("display: " + type + (forwards ? " with 3D" : "")));
		Optional<String> node = stack.filter(known -> known == LibraryStack.VIRGL || known == LibraryStack.VIRGL_SPICE)
				.flatMap(known -> renderNode);
		return stack.<VmGraphics>map(known -> new VmGraphics.Emulated(known.word(), node)).orElseGet(VmGraphics.None::new);
	}

	private boolean serves(OperatingSystem... systems) {
		return guest.isEmpty() || List.of(systems).contains(guest.get());
	}
}
