package dev.lamina.dsl;

import org.eclipse.emf.ecore.EPackage;

import com.google.inject.Injector;

import dev.lamina.model.ModelPackage;

/** Makes the language usable in plain Java, without OSGi: registers the metamodel, the parser and their services. */
public class LaminaStandaloneSetup extends LaminaStandaloneSetupGenerated {
	/** Registers the language for the whole JVM. */
	public static void doSetup() {
		new LaminaStandaloneSetup().createInjectorAndDoEMFRegistration();
	}

	@Override
	public Injector createInjectorAndDoEMFRegistration() {
		// the metamodel is imported and not derived from the grammar, so Xtext leaves its registration to us
		EPackage.Registry.INSTANCE.putIfAbsent(ModelPackage.eNS_URI, ModelPackage.eINSTANCE);
		return super.createInjectorAndDoEMFRegistration();
	}
}
