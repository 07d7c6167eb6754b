package dev.lamina.dsl.ide.rename;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.navigation.ElementReference;
import dev.lamina.dsl.ide.navigation.ElementReferences;
import dev.lamina.dsl.ide.navigation.ReferenceProvider;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;

/**
 * The new name of one element, in all files. Only names change, so comments and layout stay; and they change only where
 * afterwards every name of the project still means what it meant before, which is not concluded but tried.
 */
public final class RenameRefactoring {
	private final NamedElement element;
	private final Region region;

	private RenameRefactoring(NamedElement element, Region region) {
		this.element = element;
		this.region = region;
	}

	/**
	 * Begins to rename what is named at an offset.
	 *
	 * @throws RenameRefusedException if nothing is named there, or something that cannot be written to
	 */
	public static RenameRefactoring at(Snapshot snapshot, int offset) throws RenameRefusedException {
		ElementReference elementReference = ElementReferences.at(snapshot.resource(), offset)
				.orElseThrow(() -> new RenameRefusedException("There is no name to rename here."));
		if (!(elementReference.element() instanceof NamedElement named)) {
			throw new RenameRefusedException("There is no name to rename here.");
		}
		of(named);
		return new RenameRefactoring(named, elementReference.region());
	}

	/**
	 * Begins to rename an element.
	 *
	 * @throws RenameRefusedException if it has no name, or belongs to the library
	 */
	public static RenameRefactoring of(NamedElement element) throws RenameRefusedException {
		List<INode> names = NodeModelUtils.findNodesForFeature(element, ModelPackage.Literals.NAMED_ELEMENT__NAME);
		if (names.isEmpty()) {
			throw new RenameRefusedException("There is no name to rename here.");
		}
		if (LibraryFiles.holds(element.eResource().getURI())) {
			throw new RenameRefusedException("'" + element.getName() + "' belongs to the library, which cannot be changed.");
		}
		return new RenameRefactoring(element, Region.of(names.getFirst()));
	}

	/** Where the name stands from which the renaming began. */
	public Region region() {
		return region;
	}

	/** The name until now. */
	public String name() {
		return element.getName();
	}

	/**
	 * What changes in which file; nothing if the name stays the same.
	 *
	 * @throws RenameRefusedException if that is not a name, or the project would mean something else with it
	 */
	public List<Edit> to(String name, ProjectSnapshot project) throws RenameRefusedException {
		if (name.equals(element.getName())) {
			return List.of();
		}
		NameSyntax.check(element, name);
		Optional<NamedElement> taken = siblings(project).filter(sibling -> name.equals(sibling.getName())).findFirst();
		if (taken.isPresent()) {
			throw new RenameRefusedException(
					"The name '" + name + "' is taken by the " + kind(taken.get()) + " in " + place(taken.get()) + ".");
		}
		List<Edit> edits = ReferenceProvider.to(element, project).stream()
				.map(occurrence -> new Edit(occurrence.file(), occurrence.region().offset(), occurrence.region().length(), name))
				.toList();
		Optional<String> difference = new NameBindings(project.sources()).difference(new NameBindings(changed(project, edits)));
		if (difference.isPresent()) {
			throw new RenameRefusedException("With the name '" + name + "' a name in " + difference.get()
					+ " would no longer mean the same. Choose another name.");
		}
		return edits;
	}

	private static List<SourceFile> changed(ProjectSnapshot project, List<Edit> edits) {
		Map<URI, String> texts = new LinkedHashMap<>();
		project.sources()
				.forEach(sourceFile -> texts.put(sourceFile.uri(), Edit.applied(sourceFile.uri(), text(sourceFile), edits)));
		return Project.ofAll(texts, Project.filesBelow(Set.of())).sources();
	}

	private static String text(SourceFile sourceFile) {
		return sourceFile.resource().getParseResult().getRootNode().getText();
	}

	/**
	 * What may not have the same name: what the same owner has of that kind, for a declaration also in the other files of its
	 * package.
	 */
	private Stream<NamedElement> siblings(ProjectSnapshot project) {
		EObject owner = element.eContainer();
		if (!(owner instanceof Model model) || DeclarationNames.packageOf(model).isEmpty()) {
			return owner.eContents().stream().filter(
					part -> part != element && part.eClass() == element.eClass())
					.filter(NamedElement.class::isInstance).map(NamedElement.class::cast);
		}
		String packageName = DeclarationNames.packageOf(model);
		return project.sources().stream().flatMap(sourceFile -> sourceFile.model().stream())
				.filter(other -> DeclarationNames.packageOf(other).equals(packageName))
				.flatMap(other -> other.getDeclarations().stream()).filter(other -> other.eClass() == element.eClass())
				.map(NamedElement.class::cast);
	}

	private static String kind(NamedElement element) {
		return element instanceof Declaration ? DeclarationKinds.word(element.eClass())
				: element.eClass().getName().equals("HostGpu") ? "gpu"
				: element.eClass().getName().toLowerCase(java.util.Locale.ROOT);
	}

	private static String place(NamedElement element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		return "line " + node.getStartLine() + " of " + element.eResource().getURI().lastSegment();
	}
}
