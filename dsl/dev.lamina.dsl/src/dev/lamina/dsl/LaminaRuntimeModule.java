package dev.lamina.dsl;

import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.parser.IAstFactory;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.resource.IFragmentProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.serializer.ISerializer;
import org.eclipse.xtext.validation.IConcreteSyntaxValidator;
import org.eclipse.xtext.validation.IResourceValidator;

import dev.lamina.dsl.conversion.ElementFactory;
import dev.lamina.dsl.conversion.LaminaValueConverters;
import dev.lamina.dsl.documentation.DocComments;
import dev.lamina.dsl.messages.LinkingMessages;
import dev.lamina.dsl.messages.SyntaxMessages;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.naming.NamePaths;
import dev.lamina.dsl.resource.DeferredSerializer;
import dev.lamina.dsl.resource.DeferredSyntaxValidator;
import dev.lamina.dsl.resource.LaminaResource;
import dev.lamina.dsl.validation.NamedElementDiagnostician;
import dev.lamina.dsl.validation.SweepResourceValidator;

/** Binds what the language does its own way; everything else is Xtext's default. */
public class LaminaRuntimeModule extends AbstractLaminaRuntimeModule {
	/** The severity of each rule is for the project to choose. */
	public Class<? extends IResourceValidator> bindIResourceValidator() {
		return SweepResourceValidator.class;
	}

	@Override
	public Class<? extends IValueConverterService> bindIValueConverterService() {
		return LaminaValueConverters.class;
	}

	@Override
	public Class<? extends XtextResource> bindXtextResource() {
		return LaminaResource.class;
	}

	@Override
	public Class<? extends IFragmentProvider> bindIFragmentProvider() {
		return NamePaths.class;
	}

	@Override
	public Class<? extends IAstFactory> bindIAstFactory() {
		return ElementFactory.class;
	}

	@Override
	public Class<? extends Diagnostician> bindDiagnostician() {
		return NamedElementDiagnostician.class;
	}

	@Override
	public Class<? extends IQualifiedNameProvider> bindIQualifiedNameProvider() {
		return DeclarationNames.class;
	}

	public Class<? extends ILinkingDiagnosticMessageProvider.Extended> bindILinkingDiagnosticMessageProvider$Extended() {
		return LinkingMessages.class;
	}

	public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
		return SyntaxMessages.class;
	}

	public Class<? extends IEObjectDocumentationProvider> bindIEObjectDocumentationProvider() {
		return DocComments.class;
	}

	@Override
	public Class<? extends ISerializer> bindISerializer() {
		return DeferredSerializer.class;
	}

	@Override
	public Class<? extends IConcreteSyntaxValidator> bindConcreteSyntaxValidator() {
		return DeferredSyntaxValidator.class;
	}
}
