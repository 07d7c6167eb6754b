package dev.lamina.dsl.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.library.Library;
import dev.lamina.model.GpuType;
import dev.lamina.model.Model;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.quantity.Quantity;

/** One file of the library, parsed: its text, its model and what the language has to say against it. */
record LibraryModel(String text, Model model, List<Diagnostic> diagnostics) {
	/** Reads a file such as {@code nvidia/A40.lamina}; the directory is one where no other model lies. */
	static LibraryModel file(String path, Path empty) {
		try (InputStream content = Library.open(path).orElseThrow(() -> new AssertionError(path + " is not in the library"))) {
			String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
			Project project = Project.ofText(path.substring(path.indexOf('/') + 1), text, empty);
			SourceFile sourceFile = project.sources().get(0);
			return new LibraryModel(text, (Model) sourceFile.resource().getContents().get(0),
					project.validate(sourceFile, () -> false));
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		} catch (UnreadableSourceException unreadable) {
			throw new AssertionError(unreadable.getMessage(), unreadable);
		}
	}

	/** The GPU type of a path without its ending: {@code nvidia/A40}. */
	static GpuType gpu(String name, Path empty) {
		return (GpuType) file(name + ".lamina", empty).model().getDeclarations().get(0);
	}

	/** The stack of that name. */
	static Stack stack(String name, Path empty) {
		return (Stack) file("stacks/" + name + ".lamina", empty).model().getDeclarations().get(0);
	}

	/** A profile of a GPU type. */
	static Profile profile(GpuType gpu, String name) {
		return gpu.getProfiles().stream().filter(profile -> name.equals(profile.getName())).findFirst()
				.orElseThrow(() -> new AssertionError(gpu.getName() + " has no profile " + name));
	}

	/** The paths of all GPU files, without their ending. */
	static Stream<String> gpus() {
		return Library.index().stream().filter(path -> !path.startsWith("stacks/"))
				.map(path -> path.substring(0, path.length() - ".lamina".length()));
	}

	/** Whole mebibytes of an amount of memory. */
	static long mebibytes(Quantity memory) {
		return memory.base() >> 20;
	}
}
