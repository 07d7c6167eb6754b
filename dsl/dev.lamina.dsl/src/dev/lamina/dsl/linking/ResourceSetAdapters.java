package dev.lamina.dsl.linking;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.ecore.resource.ResourceSet;

/**
 * What is kept with a resource set, one of each kind, whichever threads ask for it first.
 *
 * <p>EMF's list of adapters may not be looked through by one thread while another adds to it. All access of the language goes
 * through here, and never waits for anything but such access.
 */
public final class ResourceSetAdapters {
	private ResourceSetAdapters() {
	}

	/** The first adapter of a kind; nothing if there is none, or no resource set. */
	public static <T extends Adapter> Optional<T> find(ResourceSet resources, Class<T> kind) {
		if (resources == null) {
			return Optional.empty();
		}
		List<Adapter> adapters = resources.eAdapters();
		synchronized (adapters) {
			return adapters.stream().filter(kind::isInstance).map(kind::cast).findFirst();
		}
	}

	/** The adapter of a kind, made when it is first asked for. */
	public static <T extends Adapter> T findOrAdd(ResourceSet resources, Class<T> kind, Supplier<T> maker) {
		List<Adapter> adapters = resources.eAdapters();
		synchronized (adapters) {
			return find(resources, kind).orElseGet(() -> {
				T fresh = maker.get();
				adapters.add(fresh);
				return fresh;
			});
		}
	}

	/** Adds an adapter. */
	public static void add(ResourceSet resources, Adapter adapter) {
		List<Adapter> adapters = resources.eAdapters();
		synchronized (adapters) {
			adapters.add(adapter);
		}
	}
}
