package dev.lamina.dsl.ide.snapshot;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.Source;

/**
 * Every document and file of a workspace at one moment, parsed and linked as one: an element that two files speak of is one object.
 *
 * <p>It never changes, and nobody may change its models. Files that cannot be read are left out.
 */
public final class WholeProject {
	private final List<Source> sources;

	private WholeProject(List<Source> sources) {
		this.sources = List.copyOf(sources);
	}

	static WholeProject of(Surroundings surroundings) {
		List<Source> sources = Project.ofAll(surroundings.texts(), surroundings.files()).sources();
		Linking.toTheEnd(sources.stream().map(Source::resource).toList());
		return new WholeProject(sources);
	}

	/** The files, sorted by address. */
	public List<Source> sources() {
		return sources;
	}

	/** The file of that address. */
	public Optional<Source> source(URI address) {
		return sources.stream().filter(source -> source.uri().equals(address)).findFirst();
	}
}
