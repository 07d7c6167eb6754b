package dev.lamina.dsl.ide.rename;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.ide.navigation.ElementReference;
import dev.lamina.dsl.ide.navigation.ElementReferences;
import dev.lamina.dsl.project.SourceFile;

/**
 * What every name of a project means, in order, so that two versions of it can be compared: names change, elements keep their
 * position.
 */
final class NameBindings {
	private final List<NameBinding> all = new ArrayList<>();

	/** A name in a file and the position of what it means: the file and which of its elements it is, without names. */
	private record NameBinding(URI file, String element, int line) {
		boolean sameAs(NameBinding other) {
			return file.equals(other.file) && element.equals(other.element);
		}
	}

	NameBindings(List<SourceFile> sourceFiles) {
		for (SourceFile sourceFile : sourceFiles) {
			XtextResource file = sourceFile.resource();
			for (ElementReference elementReference : ElementReferences.of(file)) {
				int line = NodeModelUtils
						.getLineAndColumn(file.getParseResult().getRootNode(), elementReference.region().offset())
						.getLine();
				all.add(new NameBinding(file.getURI(), position(elementReference.element()), line));
			}
		}
	}

	private static String position(EObject element) {
		return element.eIsProxy() ? EcoreUtil.getURI(element).toString()
				: element.eResource().getURI() + "#"
						+ EcoreUtil.getRelativeURIFragmentPath(EcoreUtil.getRootContainer(element), element);
	}

	/** The first place whose meaning differs, as {@code line 3 of vdi.lamina}. */
	Optional<String> difference(NameBindings other) {
		for (int i = 0; i < Math.max(all.size(), other.all.size()); i++) {
			NameBinding mine = i < all.size() ? all.get(i) : null;
			NameBinding theirs = i < other.all.size() ? other.all.get(i) : null;
			if (mine == null || theirs == null || !mine.sameAs(theirs)) {
				NameBinding shown = mine == null ? theirs : mine;
				return Optional.of("line " + shown.line() + " of " + shown.file().lastSegment());
			}
		}
		return Optional.empty();
	}
}
