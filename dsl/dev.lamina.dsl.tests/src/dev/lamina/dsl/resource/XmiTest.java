package dev.lamina.dsl.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.model.Host;
import dev.lamina.model.Model;

class XmiTest {
	private static final String TEXT = """
			package acme.vdi
			import nvidia.*
			import stacks.*
			gpu Own { memory 3.5 GiB  apis OpenGL 4.6, CUDA  power 7e2W  profile 1g.10gb+me { resolution 1920x1080  frame-limit 60 fps } }
			host vdi1 { cpu 2 x 32 cores at 2.8 GHz  memory 1 TiB  gpu desktops : A40 { address "0000:3b:00.0" }  gpu own : Own }
			policy shared for vdi1.desktops { stack NvidiaVgpu  partition A40-8Q x 6 at 0, 16  scheduler fixed-share { slice 2 ms } }
			workload Cad { each frame at 60 fps { cpu 3 ms  gpu lognormal(mean 5.5 ms, cv 20 %) on graphics  upload empirical(p50 1 MiB, p99.9 2 MiB) } }
			vm designer x 6 { gpu A40-8Q on vdi1.desktops  runs Cad  expect frame-time p99 <= 25 ms }
			simulation monday { for 60 s  seed 7  at 30 s fail vdi1.own  vary vm designer.count over 1, 2 }
			""";

	@Test
	void aModelSurvivesTheWayThroughXmi(@TempDir Path folder) throws Exception {
		Model text = ParsedModels.model(TEXT);
		assertEquals(0, text.eResource().getErrors().size());
		Path file = folder.resolve("vdi.xmi");
		Resource saved = ParsedModels.resources(text).createResource(URI.createFileURI(file.toString()));
		saved.getContents().add(EcoreUtil.copy(text));
		saved.save(Map.of());
		assertTrue(Files.readString(file).contains("lamina-library:/nvidia/A40.lamina#"));

		ResourceSet others = new ResourceSetImpl();
		Model loaded = (Model) others.getResource(URI.createFileURI(file.toString()), true).getContents().getFirst();
		EcoreUtil.resolveAll(loaded);
		assertTrue(EcoreUtil.equals(text, loaded));
		assertEquals("A40", ParsedModels.declared(loaded, Host.class, "vdi1").getGpus().getFirst().getType().getName());
	}
}
