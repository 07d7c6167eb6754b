package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.xtext.resource.XtextResourceFactory;
import org.junit.jupiter.api.Test;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.partitioning.PartitioningServices;
import dev.lamina.dsl.LaminaStandaloneSetup;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;

/** Sirius loads models into a resource set of its own, with nothing but the factory of the language. */
class PlainResourceSetTest {
	@Test
	void aModelIsTheSameThere() {
		XtextResourceFactory factory = new LaminaStandaloneSetup().createInjectorAndDoEMFRegistration()
				.getInstance(XtextResourceFactory.class);
		ResourceSet models = new ResourceSetImpl();
		models.getResourceFactoryRegistry().getExtensionToFactoryMap().put("lamina", factory);
		Resource file = models.getResource(URI.createFileURI(DesignTestModels.file("vdi").toString()), true);
		Model model = (Model) file.getContents().getFirst();
		HostGpu desktops = DesignTestModels.gpu(model, "desktops");
		PartitioningServices services = new PartitioningServices();
		assertEquals("desktops : A40, 48 GiB", services.gpuLabel(desktops));
		assertEquals(List.of("A40-8Q x 6"), services.slices(desktops).stream().map(services::sliceLabel).toList());
		assertEquals(6, AssignmentIndex.of(model).placements(DesignTestModels.declared(model, Vm.class, "designer")).size());
		assertEquals(List.of(), file.getErrors());
	}
}
