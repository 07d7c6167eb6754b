package dev.lamina.dsl.scoping;

import static dev.lamina.dsl.project.ParsedModels.declared;
import static dev.lamina.dsl.project.ParsedModels.messages;
import static dev.lamina.dsl.project.ParsedModels.model;
import static dev.lamina.dsl.project.ParsedModels.source;
import static dev.lamina.dsl.project.ParsedModels.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

class ScopingTest {
	private static final String GPUS = """
			gpu Old { profile 1g.10gb+me  profile Old-8Q }
			gpu New extends Old { profile New-4Q { backed-by Old-8Q } }
			gpu Other { profile Other-2Q  profile 1g.10gb+me }
			host h { gpu a : New  gpu b : Other }
			host lone { gpu a : Other  gpu c : Other  link bridge between a and c }
			""";

	@Test
	void aNameMeansTheDeclarationOfTheKindThatIsWanted() {
		Model model = model("workload same  vm same { runs same }  host same { gpu g : same }  gpu same");
		assertSame(declared(model, Workload.class, "same"), declared(model, Vm.class, "same").getWorkload());
		assertSame(declared(model, GpuType.class, "same"), declared(model, Host.class, "same").getGpus().getFirst().getType());
	}

	@Test
	void aProfileOfAPartitionIsOneOfTheTargetsOwnOrInherited() {
		Policy policy = declared(model(GPUS + "policy p for h.a { partition New-4Q  partition 1g.10gb+me  partition Old-8Q }"),
				Policy.class, "p");
		assertEquals(List.of("New-4Q", "1g.10gb+me", "Old-8Q"),
				policy.getPartitions().stream().map(each -> each.getProfile().getName()).toList());
		Profile inherited = policy.getPartitions().get(1).getProfile();
		assertEquals("Old", ((GpuType) inherited.eContainer()).getName());
	}

	@Test
	void aPartitionForAHostMeansAllItsGpusAndWithoutTargetsAllInUse() {
		assertEquals(List.of(), messages("name.unknown", GPUS + "policy p for h { partition Other-2Q partition New-4Q }"));
		assertEquals(List.of(), messages("name.unknown", GPUS + "policy p { partition Other-2Q partition New-4Q }"));
		assertEquals(1, messages("profile.foreign", GPUS + "policy p for lone { partition New-4Q }").size());
	}

	@Test
	void aDemandMeansProfilesOfItsPlace() {
		Model model = model(GPUS + "vm v { gpu 1g.10gb+me on h.b }  vm w { gpu Other-2Q on h }  vm x { gpu New-4Q }");
		assertEquals("Other", ((GpuType) declared(model, Vm.class, "v").getGpu().getProfile().eContainer()).getName());
		assertEquals("Other-2Q", declared(model, Vm.class, "w").getGpu().getProfile().getName());
		assertEquals("New-4Q", declared(model, Vm.class, "x").getGpu().getProfile().getName());
	}

	@Test
	void backingAndLinksStayWithTheirOwner() {
		Model model = model(GPUS);
		assertEquals("Old-8Q", declared(model, GpuType.class, "New").getProfiles().getFirst().getBacking().getName());
		assertEquals("c", declared(model, Host.class, "lone").getLinks().getFirst().getSecond().getName());
		assertEquals(List.of("'z' is not a GPU of host k. Known are first and last."),
				messages("name.unknown", GPUS + "host k { gpu first : Other gpu last : Other link l between first and z }"));
	}

	@Test
	void aPlaceIsAHostAndAnEventMayBeAboutAVm() {
		Model model = model(
				GPUS + "vm h  vm v { gpu on h.a }  policy p for h.a  simulation s { at 1 s migrate v to h.b  at 2 s fail h.a }");
		assertSame(declared(model, Host.class, "h"), declared(model, Vm.class, "v").getGpu().getPlace().getElement());
		assertSame(declared(model, Host.class, "h"), declared(model, Policy.class, "p").getTargets().getFirst().getElement());
		Simulation simulation = declared(model, Simulation.class, "s");
		assertSame(declared(model, Vm.class, "v"), simulation.getEvents().getFirst().getSubject().getElement());
		assertSame(declared(model, Host.class, "h"), simulation.getEvents().getFirst().getDestination().getElement());
		assertEquals(List.of("'v' is a VM, not a host."), messages("name.unknown", "vm v  policy p for v"));
	}

	@Test
	void aGpuIsPartitionedAnewUnderAPolicyWhateverElseHasItsName() {
		Model model = model(GPUS
				+ "vm p  policy h for h.a  policy p  simulation s { at 1 s repartition h.a to p  at 2 s repartition h.a to h }");
		Simulation simulation = declared(model, Simulation.class, "s");
		assertSame(declared(model, Host.class, "h"), simulation.getEvents().getFirst().getSubject().getElement());
		assertSame(declared(model, Policy.class, "p"), simulation.getEvents().getFirst().getDestination().getElement());
		assertSame(declared(model, Policy.class, "h"), simulation.getEvents().getLast().getDestination().getElement());
	}

	@Test
	void aVariationMeansTheKindItNames() {
		Model model = model(
				"vm both  policy both { }  workload both  host both  simulation s { vary policy both.stack over A  vary vm "
						+ "both.count over 1 }");
		Simulation simulation = declared(model, Simulation.class, "s");
		assertSame(declared(model, Policy.class, "both"), simulation.getVariations().getFirst().getElement());
		assertSame(declared(model, Vm.class, "both"), simulation.getVariations().get(1).getElement());
	}

	@Test
	void filesOfThePackageAreSeenAndOthersOnlyByImportOrQualifiedName(@TempDir Path folder) throws Exception {
		write(folder.resolve("machines.lamina"), "package acme  host shared");
		write(folder.resolve("deep/er/loads.lamina"), "/* loads */ package acme.loads workload Cad workload Web");
		Model model = source(
				"package acme import acme.loads.Cad policy p for shared vm v { runs Cad } vm w { runs acme.loads.Web }", folder)
				.model().get();
		EcoreUtil.resolveAll(model);
		assertEquals("shared", declared(model, Policy.class, "p").getTargets().getFirst().getElement().getName());
		assertEquals("Cad", declared(model, Vm.class, "v").getWorkload().getName());
		assertEquals("Web", declared(model, Vm.class, "w").getWorkload().getName());
		Model alone = source("vm v { runs Cad }", folder).model().get();
		assertTrue(declared(alone, Vm.class, "v").getWorkload().eIsProxy());
		Model opened = source("import acme.loads.* vm v { runs Web }", folder).model().get();
		assertEquals("Web", declared(opened, Vm.class, "v").getWorkload().getName());
	}

	@Test
	void theOwnDeclarationComesBeforeTheImportedAndTheProjectBeforeTheLibrary(@TempDir Path folder) throws Exception {
		write(folder.resolve("mine.lamina"), "package nvidia gpu A40 { vendor AMD }");
		Model model = source("import nvidia.* gpu T4 host h { gpu a : A40 gpu b : T4 }", folder).model().get();
		Host host = declared(model, Host.class, "h");
		assertEquals("mine.lamina", host.getGpus().getFirst().getType().eResource().getURI().lastSegment());
		assertSame(model.eResource(), host.getGpus().get(1).getType().eResource());
	}
}
