package dev.lamina.sirius;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResourceFactory;

import dev.lamina.dsl.LaminaStandaloneSetup;

/** Reads {@code .lamina} files for the one that loads them through EMF, in any resource set. */
public final class LaminaResourceFactory implements Resource.Factory {
	@Override
	public Resource createResource(URI address) {
		return Language.FACTORY.createResource(address);
	}

	/** The language, set up when the first model is loaded. */
	private static final class Language {
		static final XtextResourceFactory FACTORY = new LaminaStandaloneSetup().createInjectorAndDoEMFRegistration()
				.getInstance(XtextResourceFactory.class);
	}
}
