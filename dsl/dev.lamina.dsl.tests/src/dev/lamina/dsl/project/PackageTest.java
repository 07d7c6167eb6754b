package dev.lamina.dsl.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTest {
	private static final String HOST = """
			package site
			import nvidia.*
			import stacks.*
			host h { cpu 2 x 32 cores at 2.8 GHz memory 1 TiB system Linux hypervisor KVM gpu g : A40 }
			policy p for h.g { stack NvidiaVgpu }
			""";

	@TempDir
	Path folder;

	@BeforeEach
	void writeTheHost() throws Exception {
		write("hosts.lamina", HOST);
	}

	private Path write(String name, String text) throws Exception {
		return ParsedModels.write(folder.resolve(name), text);
	}

	private static String vms(String name, int count) {
		return "package site vm " + name + " x " + count + " { cpu 4 cores memory 16 GiB gpu A40-8Q on h.g }\n";
	}

	/** What is said about each of some files, as {@code file: message}. */
	private List<String> problems(Path... files) throws Exception {
		Project project = Project.open(List.of(files));
		return project.sources().stream().flatMap(sourceFile -> project.validate(sourceFile, () -> false).stream())
				.map(diagnostic -> folder.relativize(Path.of(diagnostic.file())) + ": " + diagnostic.message()).toList();
	}

	@Test
	void twoFilesThatOverfillAGpuTogetherAreRefusedAtTheVmThatComesLast() throws Exception {
		Path first = write("a.lamina", vms("artist", 4));
		Path last = write("b.lamina", vms("builder", 3));
		String refusal = "b.lamina: 3 instances of A40-8Q on h.g, at most 2 fit (maximum of the type). Remove one or use a "
				+ "second GPU."
				+ " This counts artist of a.lamina.";
		assertEquals(List.of(refusal), problems(folder));
		assertEquals(List.of(refusal), problems(last));
		assertEquals(List.of(), problems(first));
	}

	@Test
	void coresAndPassedThroughGpusOfAHostAreCountedOverTheFilesOfThePackage() throws Exception {
		write("hosts.lamina", HOST.replace("NvidiaVgpu", "Vfio").replace("memory 1 TiB", "memory 24 GiB"));
		write("a.lamina", vms("artist", 1).replace("A40-8Q ", ""));
		Path last = write("b.lamina", vms("builder", 1).replace("A40-8Q ", ""));
		assertEquals(List.of(
				"b.lamina: With builder the VMs on h are promised 32 GiB of memory, it has 24 GiB of memory. Remove VMs or write"
						+ " 'memory-overcommit 1.34' on the host. This counts artist of a.lamina.",
				"b.lamina: builder and artist want h.g, which is passed through: one GPU belongs to one VM. Give builder another "
						+ "GPU or"
						+ " choose a stack that shares. This counts artist of a.lamina."),
				problems(last).stream().sorted().toList());
	}

	@Test
	void whatAnImportedPackagePlacesTakesRoomToo() throws Exception {
		write("a.lamina", vms("artist", 4));
		write("zone/b.lamina", "package other import site.* import nvidia.* " + vms("builder", 3).replace("package site", ""));
		assertEquals(1, problems(folder).stream()
				.filter(message -> message.startsWith("zone/b.lamina") && message.contains("at most 2 fit")).count());
	}

	@Test
	void filesWithoutAPackageKnowNothingOfEachOther() throws Exception {
		write("hosts.lamina", HOST.replace("package site\n", "") + vms("artist", 4).replace("package site", ""));
		write("again.lamina", HOST.replace("package site\n", "") + vms("artist", 4).replace("package site", ""));
		assertEquals(List.of(), problems(folder));
	}

	@Test
	void aDescribedProjectIsSeenWholeFromEachOfItsFolders() throws Exception {
		write("vms/a.lamina", vms("artist", 4));
		Path last = write("vms/b.lamina", vms("builder", 3));
		assertEquals("vms/b.lamina: 'h' is not a host known here.", problems(last).getFirst());
		write(".lamina.toml", "");
		assertEquals(1, problems(last).size());
		assertEquals("This counts artist of vms/a.lamina.", problems(last).getFirst().split("GPU. ")[1]);
	}

	@Test
	void projectsThatLieInAFolderKnowNothingOfEachOther() throws Exception {
		for (String project : List.of("one", "two", "two/three")) {
			write(project + "/.git/HEAD", "");
			write(project + "/hosts.lamina", HOST);
			write(project + "/a.lamina", vms("artist", 4));
		}
		assertEquals(List.of(), problems(folder));
		assertEquals(7, Project.open(List.of(folder)).sources().size());
		assertEquals(List.of(), problems(folder.resolve("two")));
		assertEquals(4, Project.open(List.of(folder.resolve("two"))).sources().size());
	}

	@Test
	void whatToolsHaveBuiltOrFetchedIsNotSearched() throws Exception {
		for (String built : List.of("target", "bin", "build", "out", "dist", "node_modules", ".hidden")) {
			write(built + "/hosts.lamina", HOST);
		}
		assertEquals(List.of(), problems(folder));
		assertEquals(1, Project.open(List.of(folder)).sources().size());
	}

	@Test
	void filesThatAreSimulatedTogetherAreOneUnit() throws Exception {
		Path last = write("b.lamina", vms("builder", 3));
		write("z.lamina", "host lone");
		write("y.lamina", "package other import site.*");
		List<ModelUnit> modelUnits = Project.open(List.of(folder)).modelUnits();
		assertEquals(List.of("[b.lamina, hosts.lamina] + []", "[y.lamina] + [b.lamina, hosts.lamina]", "[z.lamina] + []"),
				modelUnits.stream().map(modelUnit -> names(modelUnit.sources()) + " + " + names(modelUnit.others())).toList());
		ModelUnit alone = Project.open(List.of(last)).modelUnits().getFirst();
		assertEquals("[b.lamina] + [hosts.lamina]", names(alone.sources()) + " + " + names(alone.siblings()));
	}

	private List<String> names(List<SourceFile> sourceFiles) {
		return sourceFiles.stream().map(sourceFile -> folder.relativize(Path.of(sourceFile.name())).toString()).toList();
	}

	@Test
	void aNameThatIsGivenTwiceIsRefusedInBothFiles() throws Exception {
		Path one = write("a.lamina", vms("same", 1));
		write("b.lamina", vms("same", 1));
		assertEquals(List.of("a.lamina: 'same' is already the name of a vm in b.lamina, line 1. Give one of them another name."),
				problems(one));
		assertEquals(2, problems(folder).size());
	}

	@Test
	void aThousandFilesOfOnePackageAreValidatedInSeconds() throws Exception {
		StringBuilder hosts = new StringBuilder("package site import nvidia.*\n");
		for (int number = 0; number < 1000; number++) {
			hosts.append("host h%1$d { cpu 2 x 32 cores at 2.8 GHz memory 1 TiB gpu g : A40 }\n".formatted(number));
		}
		write("hosts.lamina", hosts.toString());
		for (int number = 0; number < 1000; number++) {
			write("vms/v%1$d.lamina".formatted(number), """
					package site
					import stacks.*
					policy p%1$d for h%1$d.g { stack NvidiaVgpu }
					vm v%1$d x 4 { cpu 4 cores memory 16 GiB gpu A40-8Q on h%1$d.g }
					vm w%1$d x 3 { cpu 4 cores memory 16 GiB gpu A40-8Q on h%1$d.g }
					""".formatted(number));
		}
		long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		List<String> found = problems(folder);
		long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
		// of the processor, because the machine may have more to do; ten times what it takes: looking through all files for each
		// takes minutes
		assertTrue(took < TimeUnit.SECONDS.toNanos(30), took + " ns");
		assertEquals(1000, found.size());
		assertEquals(1000,
				Stream.of(found.toArray()).filter(message -> message.toString().contains("3 instances of A40-8Q")).count());
	}
}
