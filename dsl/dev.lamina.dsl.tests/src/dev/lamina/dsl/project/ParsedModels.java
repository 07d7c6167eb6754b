package dev.lamina.dsl.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.inject.Injector;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;

/** Reads texts as models through the same door as users do. */
public final class ParsedModels {
	private static final Path NOWHERE = Path.of("no-such-directory");

	private ParsedModels() {
	}

	public static Injector injector() {
		return LaminaInjector.injector();
	}

	public static SourceFile source(String text) {
		return source(text, NOWHERE);
	}

	public static SourceFile source(String text, Path directory) {
		try {
			return Project.ofText("test.lamina", text, directory).sources().getFirst();
		} catch (UnreadableSourceException unreadable) {
			throw new AssertionError(unreadable);
		}
	}

	/** The model of a text with every name in it linked. */
	public static Model model(String text) {
		Model model = source(text).model().orElseThrow();
		EcoreUtil.resolveAll(model);
		return model;
	}

	public static ResourceSet resources(Model model) {
		return model.eResource().getResourceSet();
	}

	public static List<Diagnostic> diagnostics(String text) {
		return diagnostics(text, NOWHERE);
	}

	public static List<Diagnostic> diagnostics(String text, Path directory) {
		try {
			Project project = Project.ofText("test.lamina", text, directory);
			return project.validate(project.sources().getFirst(), () -> false);
		} catch (UnreadableSourceException unreadable) {
			throw new AssertionError(unreadable);
		}
	}

	/** What is said under one code, in order. */
	public static List<String> messages(String code, String text) {
		return diagnostics(text).stream().filter(diagnostic -> diagnostic.code().equals(code)).map(Diagnostic::message).toList();
	}

	/** The declaration of that name. */
	public static <T extends Declaration> T declared(Model model, Class<T> kind, String name) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast)
				.filter(each -> name.equals(each.getName())).findFirst()
				.orElseThrow(() -> new AssertionError(name + " is not declared"));
	}

	public static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}
}
