package dev.lamina.dsl.project;

import java.util.List;

import dev.lamina.placement.scope.ModelScope;

/**
 * What is simulated as one model: the files of a package with all that they import, or a file that names no package.
 *
 * @param modelScope  every file of it, also those that were not asked for
 * @param sources those of its own files that were asked for, sorted by name; at least one
 * @param others  the other files of the package, by path, and then those of the packages that it imports
 */
public record ModelUnit(ModelScope modelScope, List<SourceFile> sources, List<SourceFile> others) {
	public ModelUnit {
		sources = List.copyOf(sources);
		others = List.copyOf(others);
	}

	/** The other files of the package itself, without what it imports. */
	public List<SourceFile> siblings() {
		return others.stream().filter(other -> other.model().filter(modelScope.own()::contains).isPresent()).toList();
	}
}
