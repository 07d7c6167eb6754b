package dev.lamina.dsl.ide.fix;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.LineAndColumn;

import dev.lamina.dsl.diagnostic.Diagnostic;

/**
 * The piece of text at which a problem was reported, and the element that it belongs to.
 *
 * @param resource the file
 * @param diagnostic  the problem
 * @param offset   where the piece begins, from 0
 * @param length   how long it is
 * @param element  the innermost element around the beginning of the piece
 */
record QuickFixContext(XtextResource resource, Diagnostic diagnostic, int offset, int length, EObject element) {
	/** Nothing if the problem lies outside of the text. */
	static Optional<QuickFixContext> of(XtextResource resource, Diagnostic diagnostic) {
		if (resource.getParseResult() == null) {
			return Optional.empty();
		}
		ICompositeNode root = resource.getParseResult().getRootNode();
		int start = offset(root, diagnostic.line(), diagnostic.column());
		int end = offset(root, diagnostic.endLine(), diagnostic.endColumn());
		if (start < 0 || end < start) {
			return Optional.empty();
		}
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, start);
		EObject element = leaf == null ? root.getSemanticElement() : NodeModelUtils.findActualSemanticObjectFor(leaf);
		return element == null ? Optional.empty()
				: Optional.of(new QuickFixContext(resource, diagnostic, start, end - start, element));
	}

	/**
	 * The offset of a line and column; -1 where the text has no such place. Searched for, so that lines count as the parser
	 * counts them.
	 */
	private static int offset(ICompositeNode root, int line, int column) {
		int low = 0;
		int high = root.getTotalLength();
		while (low < high) {
			int middle = (low + high) >>> 1;
			LineAndColumn there = NodeModelUtils.getLineAndColumn(root, middle);
			if (there.getLine() < line || there.getLine() == line && there.getColumn() < column) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		LineAndColumn found = NodeModelUtils.getLineAndColumn(root, low);
		return found.getLine() == line && found.getColumn() == column ? low : -1;
	}

	/** The wrong text. */
	String text() {
		return all().substring(offset, offset + length);
	}

	/** The text of the whole file. */
	String all() {
		return resource.getParseResult().getRootNode().getText();
	}

	/** Whether the problem was reported at the value of a feature. */
	boolean isAt(EObject owner, EStructuralFeature feature) {
		return TextEdits.value(owner, feature).filter(node -> node.getOffset() == offset).isPresent();
	}

	/** The nearest element of that kind around the place. */
	<T extends EObject> Optional<T> around(Class<T> kind) {
		return Optional.ofNullable(EcoreUtil2.getContainerOfType(element, kind));
	}

	/** The edit that puts another text in the place of the wrong one. */
	Edit replaced(String replacement) {
		return new Edit(resource.getURI(), offset, length, replacement);
	}
}
