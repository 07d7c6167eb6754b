package dev.lamina.dsl.serializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.SaveOptions;
import org.eclipse.xtext.serializer.ISerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.model.Declaration;
import dev.lamina.model.Distribution;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Quantity;

class SavingTest {
	private static final ModelFactory MAKE = ModelFactory.eINSTANCE;
	private static final String TEXT = """
			// Written by hand.

			package acme
			import nvidia.*

			/** The host. */
			host h {
			  memory 1 TiB      // enough
			  system     Linux  // as everywhere
			  gpu g x 1 : A40 { address "0000:3b:00.0" }
			}

			// Two of them.
			vm a x 2 {
			  cpu 4 cores  // of the first socket
			  memory 8 GiB
			  gpu A40-8Q on h.g
			}

			// ---- the other side

			/** Alone. */
			vm b { memory 4 GiB  cpu 2 cores }  // never started
			// The end.
			""";

	@TempDir
	private Path folder;
	private Path file;

	private Model load(String text) throws IOException {
		file = Files.writeString(folder.resolve("test.lamina"), text);
		return RandomEditsTest.load(file);
	}

	private String saved(Model model) throws IOException {
		String wanted = ModelDump.of(model);
		model.eResource().save(Map.of());
		assertEquals(wanted, ModelDump.of(RandomEditsTest.load(file)));
		return Files.readString(file);
	}

	private static <T extends Declaration> T declared(Model model, Class<T> kind, String name) {
		return ParsedModels.declared(model, kind, name);
	}

	// ---- what stays --------------------------------------------------------------------------------------------------------

	@Test
	void whatWasNotChangedIsSavedAsItIs() throws IOException {
		for (Path example : Examples.all()) {
			String text = Files.readString(example);
			assertEquals(text, saved(load(text)), example.toString());
		}
		assertEquals(TEXT, saved(load(TEXT)));
	}

	@Test
	void aNewNameIsWrittenWhereverTheOldOneStood() throws IOException {
		Model model = load(TEXT);
		declared(model, Host.class, "h").setName("fresh-name");
		assertEquals(TEXT.replace("host h {", "host fresh-name {").replace("on h.g", "on fresh-name.g"), saved(model));
	}

	@Test
	void aValueTakesThePlaceOfTheOldOne() throws IOException {
		Model model = load(TEXT);
		declared(model, Host.class, "h").setSystem(OperatingSystem.ESXI);
		declared(model, Host.class, "h").setMemory(Quantity.valueOf("512 GiB"));
		declared(model, Vm.class, "a").setCores(16);
		assertEquals(TEXT.replace("Linux  //", "ESXi  //").replace("1 TiB      //", "512 GiB      //").replace("4 cores  // of",
				"16 cores  // of"), saved(model));
	}

	@Test
	void aRemovedEntryTakesItsCommentAlongAndNoOther() throws IOException {
		Model model = load(TEXT);
		declared(model, Vm.class, "a").setCores(0);
		declared(model, Vm.class, "b").setMemory(null);
		assertEquals(TEXT.replace("  cpu 4 cores  // of the first socket\n", "").replace("{ memory 4 GiB  cpu", "{ cpu"),
				saved(model));
		EcoreUtil.remove(declared(model, Vm.class, "a"));
		EcoreUtil.remove(declared(model, Vm.class, "b"));
		assertEquals(TEXT.substring(0, TEXT.indexOf("// Two")) + "// ---- the other side\n\n// The end.\n", saved(model));
	}

	@Test
	void aMovedDeclarationTakesItsCommentsAlong() throws IOException {
		Model model = load(TEXT);
		model.getDeclarations().move(0, declared(model, Vm.class, "b"));
		String text = saved(model);
		assertTrue(text.contains("/** Alone. */\nvm b { memory 4 GiB  cpu 2 cores }  // never started\n"), text);
		assertTrue(text.indexOf("vm b") < text.indexOf("host h"), text);
		for (String line : TEXT.lines().toList()) {
			assertTrue(text.lines().anyMatch(line::equals), line + " in\n" + text);
		}
	}

	@Test
	void lineEndsTheMarkAndTabsOfTheFileStay() throws IOException {
		String text = '\uFEFF' + TEXT.replace("\n", "\r\n").replace("  ", "\t").stripTrailing();
		Model model = load(text);
		declared(model, Vm.class, "a").setCores(5);
		Vm vm = MAKE.createVm();
		vm.setName("added");
		vm.setCores(1);
		model.getDeclarations().add(1, vm);
		String saved = saved(model);
		assertEquals(text.replace("cpu 4 cores", "cpu 5 cores").replace("// Two of",
				"vm added {\r\n  cpu 1 cores\r\n}\r\n\r\n// Two of"), saved);
	}

	// ---- what is new ---------------------------------------------------------------------------------------------------------

	@Test
	void whatIsNewIsLaidOutAsTheFormatterDoes() throws IOException {
		Model model = load(TEXT);
		Vm vm = MAKE.createVm();
		vm.setName("memory");
		vm.setCores(4);
		vm.setMemory(Quantity.valueOf("8 GiB"));
		GpuDemand demand = MAKE.createGpuDemand();
		Host host = declared(model, Host.class, "h");
		demand.setProfile(declared(model, Vm.class, "a").getGpu().getProfile());
		Target place = MAKE.createTarget();
		place.setElement(host);
		place.setGpu(host.getGpus().getFirst());
		place.setIndices(IndexRange.of(0));
		demand.setPlace(place);
		vm.setGpu(demand);
		model.getDeclarations().add(vm);
		HostGpu gpu = MAKE.createHostGpu();
		gpu.setName("second");
		gpu.setType(host.getGpus().getFirst().getType());
		gpu.setNumaNode(1);
		host.getGpus().add(gpu);
		String added = "vm memory {\n  cpu    4 cores\n  memory 8 GiB\n  gpu    A40-8Q on h[0].g\n}\n";
		assertEquals(TEXT
				.replace("  gpu g x 1 : A40 { address \"0000:3b:00.0\" }\n",
						"  gpu g x 1 : A40 { address \"0000:3b:00.0\" }\n  gpu second : A40 { numa 1 }\n")
				.replace("// The end.\n", "// The end.\n\n" + added), saved(model));
	}

	@Test
	void partsOfOneLineStayOnIt() throws IOException {
		Model model = load(TEXT);
		declared(model, Vm.class, "b").setSystem(OperatingSystem.LINUX);
		declared(model, Host.class, "h").getGpus().getFirst().setIommuGroup(7);
		declared(model, Vm.class, "a").setCount(1);
		assertEquals(
				TEXT.replace("vm b { memory", "vm b { system Linux  memory").replace("00.0\" }", "00.0\"  iommu-group 7 }")
						.replace("vm a x 2 {", "vm a {"),
				saved(model));
	}

	@Test
	void aDistributionHasCommasBetweenItsParameters() throws IOException {
		Model model = load("workload w {\n  each iteration { gpu 4 ms }\n}\n");
		Distribution distribution = MAKE.createDistribution();
		distribution.setFamily(DistributionFamily.NORMAL);
		distribution.setMean(Quantity.valueOf("4 ms"));
		distribution.setDeviation(Quantity.valueOf("1 ms"));
		declared(model, Workload.class, "w").getOperation().getGpuWork().getFirst().setTime(distribution);
		assertEquals("workload w {\n  each iteration { gpu normal(mean 4 ms, deviation 1 ms) }\n}\n", saved(model));
	}

	@Test
	void allOfItIsLaidOutWhereTheOptionSaysSo() throws IOException {
		Model model = load("vm a {memory 4 GiB\ncpu   2 cores}");
		declared(model, Vm.class, "a").setCores(3);
		model.eResource().save(SaveOptions.newBuilder().format().getOptions().toOptionsMap());
		assertEquals("vm a {\n  memory 4 GiB\n  cpu    3 cores\n}\n", Files.readString(file));
	}

	@Test
	void aPartByItselfIsWhatTheSerializerWrites() throws IOException {
		Model model = load(TEXT);
		ISerializer serializer = ParsedModels.injector().getInstance(ISerializer.class);
		declared(model, Vm.class, "b").setCores(3);
		assertEquals("vm b { memory 4 GiB  cpu 3 cores }", serializer.serialize(declared(model, Vm.class, "b")));
		assertEquals("gpu A40-8Q on h.g", serializer.serialize(declared(model, Vm.class, "a").getGpu()));
	}

	// ---- names of other files
	// ----------------------------------------------------------------------------------------------------

	@Test
	void whatIsNotImportedIsNamedWithItsPackage() throws IOException {
		Model model = load("import nvidia.A40\nhost h { gpu g : A40 }\n");
		GpuType other = (GpuType) ((Model) model.eResource().getResourceSet()
				.getResource(URI.createURI("lamina-library:/nvidia/T4.lamina"), true)
				.getContents().getFirst()).getDeclarations().getFirst();
		HostGpu gpu = declared(model, Host.class, "h").getGpus().getFirst();
		gpu.setType(other);
		assertEquals("import nvidia.A40\nhost h { gpu g : nvidia.T4 }\n", saved(model));
		model.getImports().getFirst().setImportedNamespace("nvidia.*");
		assertEquals("import nvidia.*\nhost h { gpu g : T4 }\n", saved(model));
		model.getImports().clear();
		gpu.setType(other);
		assertEquals("host h { gpu g : nvidia.T4 }\n", saved(model));
	}

	// ---- what cannot be written
	// ----------------------------------------------------------------------------------------------------

	private void refused(String part, Model model) throws IOException {
		byte[] before = Files.readAllBytes(file);
		IOException sentence = assertThrows(IOException.class, () -> model.eResource().save(Map.of()));
		assertTrue(sentence.getMessage().contains(part), sentence.getMessage());
		assertTrue(sentence.getMessage().endsWith("."), sentence.getMessage());
		assertArrayEquals(before, Files.readAllBytes(file));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList(), "nothing is left beside it");
		}
	}

	@Test
	void whatIsMissingIsNamed() throws IOException {
		Model model = load(TEXT);
		declared(model, Vm.class, "b").setName(null);
		refused("The name of vm", model);
	}

	@Test
	void aProfileThatNoGpuHasCannotBeNamed() throws IOException {
		Model model = load(TEXT);
		Host host = declared(model, Host.class, "h");
		declared(model, Vm.class, "a").getGpu().setPlace(null);
		EcoreUtil.remove(host);
		refused("The profile of gpu demand of vm 'a' is profile 'A40-8Q' of gpu type 'A40', and no name leads to it", model);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1bad", "a b", "", "a.b", "x}", "a\nb", "ж", "a//b", "-" })
	void aNameThatIsNoneIsRefused(String name) throws IOException {
		Model model = load(TEXT);
		declared(model, Vm.class, "b").setName(name);
		refused("nothing was written", model);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0b", "half \uD800", "return\r" })
	void aTextThatNoFileCanHoldIsRefused(String text) throws IOException {
		Model model = load(TEXT);
		declared(model, Host.class, "h").getGpus().getFirst().setAddress(text);
		refused("nothing was written", model);
	}

	@Test
	void noModelAndTwoModelsAreRefused() throws IOException {
		Model model = load(TEXT);
		Resource resource = model.eResource();
		resource.getContents().add(MAKE.createModel());
		refused("holds 2 models", model);
		byte[] before = Files.readAllBytes(file);
		resource.getContents().clear();
		assertTrue(assertThrows(UnwritableModelException.class, () -> resource.save(Map.of())).getMessage()
				.contains("holds no model"));
		assertArrayEquals(before, Files.readAllBytes(file));
	}

	@Test
	void aFileWithSyntaxErrorsIsSavedAsItIsAndNotChanged() throws IOException {
		String text = "host h { gpu }\nvm a { cpu 2 cores }\n";
		Model model = load(text);
		model.eResource().save(Map.of());
		assertEquals(text, Files.readString(file));
		declared(model, Vm.class, "a").setCores(3);
		refused("has a syntax error in line 1", model);
	}

	@Test
	void whereTheFileCannotBeReplacedItStaysAndNothingIsLeftBeside() throws IOException {
		Model model = load(TEXT);
		declared(model, Vm.class, "a").setCores(3);
		Files.delete(file);
		Path inside = Files.writeString(Files.createDirectory(file).resolve("occupied"), "");
		IOException sentence = assertThrows(IOException.class, () -> model.eResource().save(Map.of()));
		assertTrue(sentence.getMessage().contains("cannot be written"), sentence.getMessage());
		assertTrue(Files.exists(inside));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	// ---- XMI
	// -----------------------------------------------------------------------------------------------------------------------

	@Test
	void aModelCanBeEditedAsXmiAndWrittenAsTextAgain() throws IOException {
		for (Path example : Examples.all()) {
			Model text = RandomEditsTest.load(example);
			URI address = URI.createFileURI(folder.resolve("model.xmi").toString());
			Resource xmi = text.eResource().getResourceSet().createResource(address);
			xmi.getContents().add(EcoreUtil.copy(text));
			xmi.save(Map.of());
			Model first = xmi(address);
			Vm vm = MAKE.createVm();
			vm.setName("of-xmi");
			vm.setCores(2);
			first.getDeclarations().add(0, vm);
			first.getDeclarations().stream().filter(Policy.class::isInstance)
					.forEach(policy -> policy.setName(policy.getName() + "-2"));
			first.eResource().save(Map.of());
			Model second = xmi(address);
			assertEquals(ModelDump.of(first), ModelDump.of(second));

			file = folder.resolve("again.lamina");
			Resource again = second.eResource().getResourceSet().createResource(URI.createFileURI(file.toString()));
			again.getContents().add(second);
			again.save(Map.of());
			assertEquals(ModelDump.of(second), ModelDump.of(RandomEditsTest.load(file)), Files.readString(file));
			assertEquals(List.of(),
					ParsedModels.diagnostics(Files.readString(file)).stream().map(Diagnostic::code).filter("syntax"::equals)
							.toList());
		}
	}

	private static Model xmi(URI address) {
		ResourceSet resources = new ResourceSetImpl();
		Model model = (Model) resources.getResource(address, true).getContents().getFirst();
		EcoreUtil.resolveAll(model);
		return model;
	}

	// ---- size
	// ------------------------------------------------------------------------------------------------------------------------

	@Test
	void aFileIsReplacedWithItsRights() throws IOException {
		Model model = load(TEXT);
		byte[] before = TEXT.getBytes(StandardCharsets.UTF_8);
		assertArrayEquals(before, Files.readAllBytes(file));
		declared(model, Vm.class, "a").setCores(3);
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
			saved(model);
			assertEquals("rw-r-----", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
			Path link = Files.createSymbolicLink(folder.resolve("link.lamina"), file.getFileName());
			Model linked = RandomEditsTest.load(link);
			declared(linked, Vm.class, "a").setCores(7);
			linked.eResource().save(Map.of());
			assertTrue(Files.isSymbolicLink(link));
			assertTrue(Files.readString(file).contains("cpu 7 cores"));
		}
	}
}
