package dev.lamina.cli.input;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.LineAndColumn;

import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.model.uri.ElementUri;

/**
 * Where an element of a model stands in its text.
 *
 * @param file      the file as the user named it, others likewise; a file of the library by its address
 * @param line      the first line, from 1
 * @param column    the first column, from 1
 * @param endLine   the line in which the element ends, from 1
 * @param endColumn the column after its last letter, from 1
 * @param text      the whole text of the file
 */
public record SourceLocation(String file, int line, int column, int endLine, int endColumn, String text) {
	/** The place of an element, or the start of the input if it has none. */
	public static SourceLocation of(ModelInput modelInput, EObject element) {
		ICompositeNode node = element == null ? null : NodeModelUtils.findActualNodeFor(element);
		if (node == null) {
			return new SourceLocation(modelInput.source().name(), 1, 1, 1, 1, modelInput.text());
		}
		LineAndColumn start = NodeModelUtils.getLineAndColumn(node, node.getOffset());
		LineAndColumn end = NodeModelUtils.getLineAndColumn(node, node.getOffset() + node.getLength());
		return new SourceLocation(modelInput.project().nameOf(element.eResource()), start.getLine(), start.getColumn(),
				end.getLine(), end.getColumn(), node.getRootNode().getText());
	}

	/** The place of the element with an address, or the start of the input if there is none. */
	public static SourceLocation of(ModelInput modelInput, String uri) {
		return of(modelInput, ElementUri.resolve(uri, modelInput.source().resource().getResourceSet()).orElse(null));
	}

	/** {@code file:line:column}. */
	@Override
	public String toString() {
		return file + ':' + line + ':' + column;
	}
}
