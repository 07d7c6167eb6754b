package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;

/** Texts that edits are tried on, each as a document of one workspace, and what their models say. */
final class EditFixture {
	private final Workspace workspace = new Workspace(List.of());
	private int version;

	static URI address(String name) {
		return URI.createURI("memory:/" + name);
	}

	static EditFixture of(String... namesAndTexts) {
		EditFixture editFixture = new EditFixture();
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			editFixture.put(namesAndTexts[i], namesAndTexts[i + 1]);
		}
		return editFixture;
	}

	void put(String name, String text) {
		workspace.put(address(name), ++version, text);
	}

	Workspace workspace() {
		return workspace;
	}

	ModelEdits edits() {
		return new ModelEdits(workspace.projectSnapshot());
	}

	Model model(String name) {
		return workspace.projectSnapshot().source(address(name)).orElseThrow().model().orElseThrow();
	}

	<T> T named(String name, Class<T> kind) {
		return workspace.projectSnapshot().sources().stream().flatMap(sourceFile -> sourceFile.model().stream())
				.flatMap(model -> model.getDeclarations().stream())
				.filter(declaration -> kind.isInstance(declaration) && name.equals(declaration.getName())).map(kind::cast)
				.findFirst().orElseThrow();
	}

	PlacementTarget gpu(String host, String name) {
		return PlacementTarget.on(
				named(host, Host.class).getGpus().stream().filter(gpu -> gpu.getName().equals(name)).findFirst().orElseThrow());
	}

	/** Writes a change into the documents. */
	void apply(Change change) throws EditRefusedException {
		Map<URI, String> texts = change.applied(workspace::snapshot);
		texts.forEach((file, text) -> workspace.put(file, ++version, text));
	}

	String text(String name) {
		return workspace.snapshot(address(name)).orElseThrow().text();
	}

	/** Everything that a model says, in order, without if it says it. */
	static List<String> said(EObject element) {
		List<String> said = new ArrayList<>();
		say(element, "", said);
		return said;
	}

	private static void say(EObject element, String indent, List<String> said) {
		StringBuilder line = new StringBuilder(indent + element.eClass().getName());
		for (EAttribute attribute : element.eClass().getEAllAttributes()) {
			line.append(' ').append(attribute.getName()).append('=').append(element.eGet(attribute));
		}
		for (EReference reference : element.eClass().getEAllReferences()) {
			if (!reference.isContainment() && element.eIsSet(reference)) {
				List<?> targets = reference.isMany() ? (List<?>) element.eGet(reference) : List.of(element.eGet(reference));
				line.append(' ').append(reference.getName()).append("->")
						.append(targets.stream().map(target -> path((EObject) target)).toList());
			}
		}
		said.add(line.toString());
		element.eContents().forEach(part -> say(part, indent + "  ", said));
	}

	private static String path(EObject element) {
		String name = element instanceof NamedElement named ? named.getName() : element.eClass().getName();
		String owner = Optional.ofNullable(element.eContainer()).filter(container -> !(element instanceof Declaration))
				.map(EditFixture::path).orElse("");
		return (element.eIsProxy() ? "?" : "") + (owner.isEmpty() ? "" : owner + '.') + name;
	}
}
