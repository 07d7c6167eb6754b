package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.eclipse.core.runtime.Plugin;
import org.eclipse.emf.ecore.EClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.model.ModelPackage;

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
					public final java.util.List<String> registered = new java.util.ArrayList<>();

					public static ViewpointRegistry getInstance() {
						return ONLY;
					}

					public java.util.Set<Object> registerFromPlugin(String path) {
						registered.add(path);
						return java.util.Set.of();
					}
				}
				""");
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString()));
		try (URLClassLoader sirius = new URLClassLoader(new URL[] { folder.toUri().toURL() }, null)) {
			assertTrue(DesignPlugin.register(sirius));
			Class<?> registry = sirius.loadClass("org.eclipse.sirius.business.api.componentization.ViewpointRegistry");
			assertEquals(List.of("dev.lamina.design/description/lamina.odesign"),
					registry.getField("registered").get(registry.getMethod("getInstance").invoke(null)),
					"no part of Sirius for properties");
		}
		Path part = Files.createDirectories(folder.resolve("org/eclipse/sirius/properties")).resolve("PropertiesPackage.java");
		Files.writeString(part, "package org.eclipse.sirius.properties;\n\npublic interface PropertiesPackage {\n}\n");
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", part.toString()));
		try (URLClassLoader sirius = new URLClassLoader(new URL[] { folder.toUri().toURL() }, null)) {
			assertTrue(DesignPlugin.register(sirius));
			Class<?> registry = sirius.loadClass("org.eclipse.sirius.business.api.componentization.ViewpointRegistry");
			List<?> registered = (List<?>) registry.getField("registered").get(registry.getMethod("getInstance").invoke(null));
			assertEquals(
					List.of("dev.lamina.design/description/lamina.odesign", "dev.lamina.design/description/properties.odesign"),
					registered);
			registered.forEach(path -> assertNotNull(
					DesignPlugin.class.getResource(path.toString().substring("dev.lamina.design".length()))));
		}
	}

	/** Every service that the pages of properties call is there, for the class that the page is about. */
	@Test
	void thePagesOfPropertiesCallServicesThatExist() throws Exception {
		String file = text(DesignPlugin.class.getResource("/description/properties.odesign"));
		List<Method> services = new ArrayList<>();
		Matcher classes = Pattern.compile("qualifiedClassName=\"([\\w.]+)\"").matcher(file);
		while (classes.find()) {
			services.addAll(List.of(Class.forName(classes.group(1)).getDeclaredMethods()));
		}
		for (String part : file.split("(?=<(?:groups|pages) )")) {
			Matcher domain = Pattern.compile("domainClass=\"model::(\\w+)\"").matcher(part);
			Matcher calls = Pattern.compile("service:(\\w+)").matcher(part);
			while (domain.find(0) && calls.find()) {
				Class<?> about = ((EClass) ModelPackage.eINSTANCE.getEClassifier(domain.group(1))).getInstanceClass();
				String service = calls.group(1);
				assertTrue(
						services.stream().anyMatch(
								each -> each.getName().equals(service) && each.getParameterTypes()[0].isAssignableFrom(about)),
						() -> service + " of " + about.getSimpleName());
			}
		}
	}

	@Test
	void theClassIsWhatTheExtensionPointOfSiriusAsksFor() throws Exception {
		assertTrue(Plugin.class.isAssignableFrom(DesignPlugin.class));
		assertNotNull(DesignPlugin.class.getConstructor());
		List<URL> plugins = Collections.list(DesignPlugin.class.getClassLoader().getResources("plugin.xml"));
		assertTrue(plugins.stream().map(DesignPluginTest::text)
				.anyMatch(text -> text.contains("point=\"org.eclipse.sirius.componentization\"")
						&& text.contains("class=\"" + DesignPlugin.class.getName() + '"')),
				plugins::toString);
	}

	private static String text(URL file) {
		try (InputStream stream = file.openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
