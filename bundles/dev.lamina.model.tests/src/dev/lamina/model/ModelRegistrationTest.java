package dev.lamina.model;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.eclipse.emf.ecore.EPackage;
import org.junit.jupiter.api.Test;

class ModelRegistrationTest {
	@Test
	void theMetamodelIsFoundByItsNamespace() {
		assertSame(ModelPackage.eINSTANCE, EPackage.Registry.INSTANCE.getEPackage("http://lamina.dev/model"));
	}
}
