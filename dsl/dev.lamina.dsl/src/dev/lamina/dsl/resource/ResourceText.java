package dev.lamina.dsl.resource;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.serializer.ModelWriter;
import dev.lamina.dsl.serializer.UnwritableModelException;

/** The text that a resource is saved as. */
final class ResourceText {
	private ResourceText() {
	}

	/** @param laidOut whether all of it is laid out, not only what is new */
	static String of(XtextResource resource, boolean laidOut) throws UnwritableModelException {
		if (resource.getContents().isEmpty()) {
			throw new UnwritableModelException(
					name(resource) + " holds no model. A file cannot be emptied by saving: delete it, or keep the model without"
							+ " declarations; nothing was written.");
		}
		if (resource.getContents().size() > 1) {
			throw new UnwritableModelException(name(resource) + " holds " + resource.getContents().size()
					+ " models, and a file says one. Put the others into"
					+ " files of their own; nothing was written.");
		}
		EObject model = resource.getContents().getFirst();
		IParseResult parsed = resource.getParseResult();
		if (parsed != null && parsed.hasSyntaxErrors() && parsed.getRootASTElement() == model) {
			return unchanged(resource, model, parsed);
		}
		String text = resource.getResourceServiceProvider().get(ModelWriter.class).write(model);
		return laidOut ? laidOut(resource, text) : text;
	}

	/** A text with syntax errors says more than its model: it can be written as it is, not changed. */
	private static String unchanged(XtextResource resource, EObject model, IParseResult parsed) throws UnwritableModelException {
		String text = parsed.getRootNode().getText();
		EObject said = parser(resource).parse(new java.io.StringReader(text)).getRootASTElement();
		if (!new EcoreUtil.EqualityHelper() {
			private static final long serialVersionUID = 1L;

			@Override
			protected boolean haveEqualReference(EObject one, EObject other, org.eclipse.emf.ecore.EReference reference) {
				return !reference.isContainment() || super.haveEqualReference(one, other, reference);
			}
		}.equals(model, said)) {
			INode error = parsed.getSyntaxErrors().iterator().next();
			throw new UnwritableModelException(name(resource) + " has a syntax error in line " + error.getStartLine() + ": "
					+ error.getSyntaxErrorMessage().getMessage() + " Correct it in the text first; nothing was written.");
		}
		return text;
	}

	private static String laidOut(XtextResource resource, String text) {
		try {
			return SourceFormatter.format(parser(resource).parse(new java.io.StringReader(text)));
		} catch (UnformattableSourceException strays) {
			return text;
		}
	}

	private static IParser parser(XtextResource resource) {
		return resource.getResourceServiceProvider().get(IParser.class);
	}

	private static String name(XtextResource resource) {
		return resource.getURI() == null ? "The resource" : "'" + resource.getURI().lastSegment() + "'";
	}
}
