package dev.lamina.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Declaration;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;

/** Models for tests, as the language reads them. */
public final class DesignTestModels {
	private static final Path CHECKOUT = Path.of(System.getProperty("lamina.checkout"));

	private DesignTestModels() {
	}

	/** The model of a text that lies in a directory of its own. */
	public static Model parse(Path directory, String text) throws IOException, UnreadableSourceException {
		Path file = Files.writeString(Files.createDirectories(directory).resolve("test.lamina"), text);
		return Project.open(List.of(file)).sources().getFirst().model().orElseThrow();
	}

	/** One of the examples, {@code vdi} or {@code published/gvtg}. */
	public static Model example(String name) throws UnreadableSourceException {
		return Project.open(List.of(CHECKOUT.resolve("dsl/dev.lamina.examples/" + name + ".lamina"))).sources().getFirst().model()
				.orElseThrow();
	}

	/** The names of all examples, in order. */
	public static List<String> examples() throws IOException {
		Path folder = CHECKOUT.resolve("dsl/dev.lamina.examples");
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(folder::relativize).map(file -> file.toString().replace('\\', '/'))
					.filter(file -> file.endsWith(".lamina"))
					.map(file -> file.substring(0, file.length() - ".lamina".length())).sorted().toList();
		}
	}

	/** The declaration of a name. */
	public static <T extends Declaration> T declared(Model model, Class<T> kind, String name) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast)
				.filter(each -> name.equals(each.getName())).findFirst()
				.orElseThrow();
	}

	/** The GPU of a name, whatever its host. */
	public static HostGpu gpu(Model model, String name) {
		Iterable<Object> all = () -> EcoreUtil.getAllContents(model, true);
		return StreamSupport.stream(all.spliterator(), false).filter(HostGpu.class::isInstance).map(HostGpu.class::cast)
				.filter(gpu -> name.equals(((NamedElement) gpu).getName())).findFirst().orElseThrow();
	}

	/** Where an example lies. */
	public static Path file(String example) {
		return CHECKOUT.resolve("dsl/dev.lamina.examples/" + example + ".lamina");
	}

	/** What was read of a file, with its resource. */
	public static SourceFile source(Path file) throws UnreadableSourceException {
		return Project.open(List.of(file)).sources().getFirst();
	}
}
