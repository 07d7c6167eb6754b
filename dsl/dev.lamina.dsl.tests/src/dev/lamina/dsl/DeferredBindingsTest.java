package dev.lamina.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import org.eclipse.xtext.testing.GlobalRegistries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeferredBindingsTest {
	/** Counts how many there are. */
	static final class Service implements Runnable {
		static int made;

		Service() {
			made++;
		}

		@Override
		public void run() {
		}
	}

	private final GlobalRegistries.GlobalStateMemento registries = GlobalRegistries.makeCopyOfGlobalState();

	@AfterEach
	void restoreRegistries() {
		registries.restoreGlobalState();
	}

	@Test
	void servicesAreMadeOfTheSameClassesAsWithout() throws IllegalAccessException {
		Injector plain = new LaminaStandaloneSetupGenerated().createInjectorAndDoEMFRegistration();
		Injector deferred = new LaminaStandaloneSetup().createInjectorAndDoEMFRegistration();
		assertTrue(plain.getBindings().size() > 50);
		assertTrue(deferred.getBindings().keySet().containsAll(plain.getBindings().keySet()));
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Key<?> key : plain.getBindings().keySet()) {
			assertSameShape(key.toString(), plain.getInstance(key), deferred.getInstance(key), seen);
		}
		assertTrue(seen.size() > 300, "only " + seen.size() + " objects were compared");
	}

	private static void assertSameShape(String path, Object expected, Object actual, Set<Object> seen)
			throws IllegalAccessException {
		assertEquals(expected == null, actual == null, path);
		if (expected == null || !seen.add(expected)) {
			return;
		}
		assertEquals(expected.getClass(), actual.getClass(), path);
		for (Class<?> type = expected.getClass(); type != null; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (field.isAnnotationPresent(Inject.class) && !Modifier.isStatic(field.getModifiers())
						&& !field.getType().isPrimitive()
						&& !Provider.class.isAssignableFrom(field.getType()) && field.getType() != Injector.class) {
					field.setAccessible(true);
					assertSameShape(path + "." + field.getName(), field.get(expected), field.get(actual), seen);
				}
			}
		}
	}

	@Test
	void nothingIsMadeBeforeItIsWantedAndScopesAreKept() {
		Service.made = 0;
		Injector injector = Guice.createInjector(new DeferredBindings(new AbstractModule() {
			@Override
			protected void configure() {
				bind(Runnable.class).to(Service.class);
				bind(Object.class).to(Service.class).in(Scopes.SINGLETON);
			}
		}));
		assertEquals(0, Service.made);
		assertFalse(injector.getInstance(Runnable.class) == injector.getInstance(Runnable.class));
		assertTrue(injector.getInstance(Object.class) == injector.getInstance(Object.class));
		assertEquals(3, Service.made);
	}
}
