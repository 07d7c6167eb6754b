package dev.lamina.placement.scope;

import java.util.List;
import java.util.stream.Stream;

import dev.lamina.model.Declaration;
import dev.lamina.model.Model;

/**
 * The files that are one model together: those of a package, and before them those of the packages that it imports.
 *
 * <p>What is imported was there first, so where room is short it is the VM of the own package that finds none.
 *
 * @param imported the files of imported packages, each before what imports it
 * @param own      the files of the package, by path
 */
public record ModelScope(List<Model> imported, List<Model> own) {
	public ModelScope {
		imported = List.copyOf(imported);
		own = List.copyOf(own);
	}

	/** One file by itself. */
	public static ModelScope of(Model model) {
		return new ModelScope(List.of(), List.of(model));
	}

	/** Every file, in the order in which declarations count. */
	public Stream<Model> models() {
		return Stream.concat(imported.stream(), own.stream());
	}

	/** The declarations of a kind, file by file in the order of the text. */
	public <T extends Declaration> Stream<T> declared(Class<T> kind) {
		return models().flatMap(model -> model.getDeclarations().stream()).filter(kind::isInstance).map(kind::cast);
	}
}
