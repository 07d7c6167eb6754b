package dev.lamina.design;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.core.runtime.Plugin;
import org.osgi.framework.BundleContext;

/**
 * Registers the viewpoint with Sirius where Sirius is installed, and does nothing where it is not.
 *
 * <p>Sirius asks for a subclass of {@link Plugin} in its extension point. It is called by reflection, so that the bundle neither
 * needs it to be built nor to run.
 */
public final class DesignPlugin extends Plugin {
	/** Where the specification lies, as Sirius names files of bundles. */
	static final String SPECIFICATION = "dev.lamina.design/description/lamina.odesign";

	private static final String REGISTRY = "org.eclipse.sirius.business.api.componentization.ViewpointRegistry";

	@Override
	public void start(BundleContext context) throws Exception {
		super.start(context);
		register(DesignPlugin.class.getClassLoader());
	}

	/** Registers the specification with the Sirius that a class loader knows; whether it knows one. */
	static boolean register(ClassLoader classes) throws InvocationTargetException, IllegalAccessException, NoSuchMethodException {
		Class<?> registry;
		try {
			registry = Class.forName(REGISTRY, true, classes);
		} catch (ClassNotFoundException noSirius) {
			return false;
		}
		Object instance = registry.getMethod("getInstance").invoke(null);
		registry.getMethod("registerFromPlugin", String.class).invoke(instance, SPECIFICATION);
		return true;
	}
}
