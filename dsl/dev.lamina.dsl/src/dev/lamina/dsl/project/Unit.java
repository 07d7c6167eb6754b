package dev.lamina.dsl.project;

import java.util.List;

import dev.lamina.placement.scope.ModelScope;

/**
 * What is simulated as one model: the files of a package with all that they import, or a file that names no package.
 *
 * @param estate  every file of it, also those that were not asked for
 * @param sources those of its own files that were asked for, sorted by name; at least one
 * @param others  the other files of the package, by path, and then those of the packages that it imports
 */
public record Unit(ModelScope estate, List<Source> sources, List<Source> others) {
	public Unit {
		sources = List.copyOf(sources);
		others = List.copyOf(others);
	}

	/** The other files of the package itself, without what it imports. */
	public List<Source> siblings() {
		return others.stream().filter(other -> other.model().filter(estate.own()::contains).isPresent()).toList();
	}
}
