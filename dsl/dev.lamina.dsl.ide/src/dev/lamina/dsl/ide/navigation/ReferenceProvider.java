package dev.lamina.dsl.ide.navigation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.project.SourceFile;

/**
 * Finds every place that names an element, its declaration among them; elements of the library are declared outside of the
 * project.
 */
public final class ReferenceProvider {
	private ReferenceProvider() {
	}

	/** The occurrences in all files of what is named at an offset, sorted by file and place. */
	public static List<Occurrence> at(Snapshot snapshot, int offset, ProjectSnapshot project) {
		return ElementReferences.at(snapshot.resource(), offset).map(elementReference -> to(elementReference.element(), project))
				.orElse(List.of());
	}

	/** The occurrences in the same file of what is named at an offset, sorted by place. */
	public static List<Occurrence> within(Snapshot snapshot, int offset) {
		return ElementReferences.at(snapshot.resource(), offset)
				.map(elementReference -> in(snapshot.resource(), elementReference.element()).toList())
				.orElse(List.of());
	}

	/** The occurrences of an element in all files, sorted by file and place. It may belong to another reading of its file. */
	public static List<Occurrence> to(EObject element, ProjectSnapshot project) {
		return counterpart(element, project)
				.map(known -> project.sources().stream().map(SourceFile::resource).flatMap(file -> in(file, known)).toList())
				.orElse(List.of());
	}

	private static Stream<Occurrence> in(XtextResource file, EObject element) {
		return ElementReferences.of(file).stream().filter(elementReference -> elementReference.element() == element)
				.map(mention -> new Occurrence(file.getURI(), mention.region(), mention.declares()));
	}

	/** The same element as the project knows it; none if its file is not read because no one there speaks of it. */
	private static Optional<EObject> counterpart(EObject element, ProjectSnapshot project) {
		return project.sources().stream().findFirst()
				.map(sourceFile -> sourceFile.resource().getResourceSet().getEObject(EcoreUtil.getURI(element), false));
	}
}
