package dev.lamina.ui.icon;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;

import dev.lamina.dsl.ide.completion.ProposalKind;
import dev.lamina.dsl.ide.symbol.SymbolKind;

/**
 * The picture of each sort of thing; all belong to the workbench and no one disposes of them. For the thread of the user
 * interface.
 */
public final class LaminaImages {
	private static final String BUNDLE = "dev.lamina.ui";

	private LaminaImages() {
	}

	/** The picture of a symbol. */
	public static Image of(SymbolKind kind) {
		return image(switch (kind) {
			case PACKAGE -> "package";
			case GPU_TYPE, ENGINE -> "gpu";
			case PROFILE, PARTITION -> "profile";
			case STACK, COST -> "stack";
			case HOST, FLEET -> "host";
			case HOST_GPU, LINK -> "card";
			case POLICY, SCHEDULER -> "policy";
			case WORKLOAD, PHASE, OPERATION -> "workload";
			case VM, DEMAND -> "vm";
			case EXPECTATION -> "promise";
			case SIMULATION, EVENT, VARIATION -> "simulation";
			case UNKNOWN -> "value";
		});
	}

	/** The picture of a proposal. */
	public static Image of(ProposalKind kind) {
		return image(switch (kind) {
			case DECLARATION -> "declaration";
			case PROPERTY -> "property";
			case KEYWORD, WORD, NAME -> "value";
			case UNIT, VALUE -> "value";
			case GPU_TYPE -> "gpu";
			case PROFILE -> "profile";
			case STACK -> "stack";
			case HOST -> "host";
			case HOST_GPU -> "card";
			case VM -> "vm";
			case WORKLOAD -> "workload";
			case PACKAGE -> "package";
			case FILE -> "model";
		});
	}

	/** A picture by the name of its file, without its ending. */
	public static Image image(String name) {
		ImageRegistry registry = JFaceResources.getImageRegistry();
		String key = BUNDLE + '/' + name;
		if (registry.getDescriptor(key) == null) {
			registry.put(key, descriptor(name));
		}
		return registry.get(key);
	}

	/** The same, to be made into a picture elsewhere. */
	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
				.orElseGet(ImageDescriptor::getMissingImageDescriptor);
	}
}
