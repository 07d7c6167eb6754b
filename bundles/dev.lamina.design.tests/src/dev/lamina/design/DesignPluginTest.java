package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;
import org.eclipse.core.runtime.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignPluginTest {
	@TempDir
	private Path folder;

	@Test
	void withoutSiriusNothingHappens() throws Exception {
		assertFalse(DesignPlugin.register(DesignPlugin.class.getClassLoader()));
	}

	@Test
	void theSpecificationIsRegisteredAsSiriusAsks() throws Exception {
		Path sources = Files.createDirectories(folder.resolve("org/eclipse/sirius/business/api/componentization"));
		Path source = Files.writeString(sources.resolve("ViewpointRegistry.java"), """
				package org.eclipse.sirius.business.api.componentization;

				public class ViewpointRegistry {
					private static final ViewpointRegistry ONLY = new ViewpointRegistry();
					public String registered;

					public static ViewpointRegistry getInstance() {
						return ONLY;
					}

					public java.util.Set<Object> registerFromPlugin(String path) {
						registered = path;
						return java.util.Set.of();
					}
				}
				""");
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString()));
		try (URLClassLoader sirius = new URLClassLoader(new URL[] { folder.toUri().toURL() }, null)) {
			assertTrue(DesignPlugin.register(sirius));
			Class<?> registry = sirius.loadClass("org.eclipse.sirius.business.api.componentization.ViewpointRegistry");
			assertEquals("dev.lamina.design/description/lamina.odesign",
					registry.getField("registered").get(registry.getMethod("getInstance").invoke(null)));
		}
		assertNotNull(DesignPlugin.class.getResource("/description/lamina.odesign"));
	}

	@Test
	void theClassIsWhatTheExtensionPointOfSiriusAsksFor() throws Exception {
		assertTrue(Plugin.class.isAssignableFrom(DesignPlugin.class));
		assertNotNull(DesignPlugin.class.getConstructor());
		List<URL> plugins = Collections.list(DesignPlugin.class.getClassLoader().getResources("plugin.xml"));
		assertTrue(plugins.stream().map(DesignPluginTest::text).anyMatch(text -> text.contains("point=\"org.eclipse.sirius.componentization\"")
				&& text.contains("class=\"" + DesignPlugin.class.getName() + '"')), plugins::toString);
	}

	private static String text(URL file) {
		try (InputStream stream = file.openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
