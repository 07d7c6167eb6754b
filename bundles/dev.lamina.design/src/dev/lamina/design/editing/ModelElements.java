package dev.lamina.design.editing;

import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Target;

/** What stands in a file, and how other parts of it name that. */
final class ModelElements {
	private ModelElements() {
	}

	/** The declarations of a kind in a file, in the order of the text. */
	static <T extends Declaration> Stream<T> in(Model model, Class<T> kind) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast);
	}

	/** What names a host. */
	static Target target(Host host) {
		Target target = ModelFactory.eINSTANCE.createTarget();
		target.setElement(host);
		return target;
	}

	/** What names a GPU of a host. */
	static Target target(HostGpu gpu) {
		Target target = target((Host) gpu.eContainer());
		target.setGpu(gpu);
		return target;
	}

	/** Whether the file of an element can be written: one of the project, not of the library. */
	static boolean isWritable(EObject element) {
		Resource file = EcoreUtil.getRootContainer(element).eResource();
		URI address = file == null ? null : file.getURI();
		return address == null || address.isFile() || address.isPlatformResource();
	}
}
