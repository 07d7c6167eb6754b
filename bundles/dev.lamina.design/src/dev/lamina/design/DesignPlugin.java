package dev.lamina.design;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

import org.eclipse.core.runtime.Plugin;
import org.osgi.framework.BundleContext;

/**
 * Registers the viewpoint with Sirius where Sirius is installed, and does nothing if it is not.
 *
 * <p>Sirius asks for a subclass of {@link Plugin} in its extension point. It is called by reflection, so that the bundle neither
 * needs it to be built nor to run.
 */
public final class DesignPlugin extends Plugin {
	/** Where the specification lies, as Sirius names files of bundles. */
	static final String SPECIFICATION = "dev.lamina.design/description/lamina.odesign";

	/** The pages of the Properties view: a file of their own, because Sirius cannot read it without that part of it. */
	static final String PROPERTIES = "dev.lamina.design/description/properties.odesign";

	private static final String PROPERTIES_PART = "org.eclipse.sirius.properties.PropertiesPackage";
	private static final String REGISTRY = "org.eclipse.sirius.business.api.componentization.ViewpointRegistry";

	@Override
	public void start(BundleContext context) throws Exception {
		super.start(context);
		register(DesignPlugin.class.getClassLoader());
	}

	/** Registers the specification with the Sirius that a class loader knows; whether it knows one. */
	static boolean register(ClassLoader classes) throws InvocationTargetException, IllegalAccessException, NoSuchMethodException {
		Optional<Class<?>> registry = find(REGISTRY, classes);
		if (registry.isEmpty()) {
			return false;
		}
		Object instance = registry.get().getMethod("getInstance").invoke(null);
		Method registration = registry.get().getMethod("registerFromPlugin", String.class);
		registration.invoke(instance, SPECIFICATION);
		if (find(PROPERTIES_PART, classes).isPresent()) {
			registration.invoke(instance, PROPERTIES);
		}
		return true;
	}

	private static Optional<Class<?>> find(String name, ClassLoader classes) {
		try {
			return Optional.of(Class.forName(name, false, classes));
		} catch (ClassNotFoundException absent) {
			return Optional.empty();
		}
	}
}
