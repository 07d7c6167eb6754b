package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/** The command {@code generate}: what it says, what it writes, and above all what it leaves alone. */
class GenerateTest {
	private static final String MODEL = """
			package acme

			import nvidia.*
			import stacks.*

			host left { cpu 1 x 16 cores at 3 GHz  memory 64 GiB  system Linux  hypervisor KVM  gpu g : A40 { address "0000:3b:00.0" } }
			policy owned for left.g { stack Vfio }
			workload Work { each iteration { gpu 3 ms on compute } }
			vm solo { system Linux  cpu 2 cores  memory 4 GiB  gpu on left.g  runs Work }
			""";
	private static final String SOLO = "out/libvirt/left/solo.xml";

	@TempDir
	private Path folder;

	private InProcessRunner process;

	@BeforeEach
	void writeModel() throws IOException {
		process = new InProcessRunner(folder).file("a.lamina", MODEL);
	}

	@Test
	void listsWhatItWrote() throws IOException {
		assertEquals(new Outcome(0, "wrote " + SOLO + "\n", ""), generate());
		assertEquals(List.of("a.lamina", "out", "out/libvirt", "out/libvirt/.written-by-lamina", "out/libvirt/left", SOLO),
				GeneratedOutput.paths(folder));
		assertEquals("libvirt/left/solo.xml\n", Files.readString(folder.resolve("out/libvirt/.written-by-lamina")));
	}

	@Test
	void sameModelSameBytes() throws IOException {
		Path model = GeneratedOutput.resource("vendors.lamina");
		assertEquals(0, process.lamina("generate", "all", model.toString(), "-o", "one").exit());
		assertEquals(0, process.lamina("generate", "all", model.toString(), "-o", "two").exit());
		assertEquals(GeneratedOutput.texts(folder.resolve("one")), GeneratedOutput.texts(folder.resolve("two")));
	}

	@Test
	void eachToolWritesWhatAllWrites() throws IOException {
		String model = GeneratedOutput.resource("vendors.lamina").toString();
		assertEquals(0, process.lamina("generate", "all", model, "-o", "all").exit());
		Map<String, String> together = new TreeMap<>();
		for (String tool : List.of("libvirt", "mdevctl", "mig-parted", "nvidia-smi", "sriov", "kubernetes",
				"proxmox", "openstack", "compose", "ansible", "terraform")) {
			assertEquals(0, process.lamina("generate", tool, model, "-o", "each").exit(), tool);
			together = GeneratedOutput.texts(folder.resolve("each"));
			assertTrue(together.keySet().stream().anyMatch(path -> path.startsWith(tool + "/")), tool);
		}
		assertEquals(GeneratedOutput.texts(folder.resolve("all")), together);
	}

	@Test
	void missingAddressIsAFindingWithPlaceAndRemedy() throws IOException {
		process.file("a.lamina", MODEL.replace(" { address \"0000:3b:00.0\" }", ""));
		Outcome outcome = generate();
		assertEquals(1, outcome.exit());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().startsWith(
				"a.lamina:6:85: error[deployment.address]: left.g has no PCI address. Add the one that 'lspci -D' shows on the "
						+ "host, "
						+ "as in: gpu g : A40 { address \"0000:3b:00.0\" }\n  6 | "),
				outcome.err());
		assertTrue(outcome.err().endsWith("1 error in 1 file; nothing was written\n"), outcome.err());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../../etc/passwd", "0000:3b:00.9", "/", "0000:3b:00.0/..", "3b", "a;reboot", "$(reboot)",
			"0000:3b:20.0" })
	void whatIsNoAddressIsRefused(String address) throws IOException {
		process.file("a.lamina", MODEL.replace("0000:3b:00.0", address));
		Outcome outcome = generate();
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains("error[address.malformed]: '" + address + "' is not a valid PCI address."),
				outcome.err());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	/** Controllers that have buses of their own count domains beyond four digits. */
	@ParameterizedTest
	@CsvSource({ "10000:01:00.0,0x10000,0x01", "00010002:E1:00.0,0x10002,0xe1" })
	void anAddressWithALongDomainGoesFromReportToDomain(String address, String domain, String bus) throws IOException {
		process.file("report.txt", address + " 3D controller [0302]: NVIDIA Corporation GA102GL [A40] [10de:2235] (rev a1)\n");
		Outcome imported = process.lamina("import", "lspci", "report.txt", "--host", "left", "--package", "a");
		assertEquals(0, imported.exit(), imported.err());
		String written = imported.out().replaceAll("(?s).*address\\s+\"([^\"]*)\".*", "$1");
		assertEquals(domain.substring(2) + ':' + bus.substring(2) + ":00.0", written);
		process.file("a.lamina", MODEL.replace("0000:3b:00.0", written));
		assertEquals(0, process.lamina("validate", "a.lamina").exit());
		assertEquals(0, generate().exit(), generate().err());
		String xml = GeneratedOutput.texts(folder.resolve("out")).values().stream().filter(text -> text.contains("<hostdev"))
				.findFirst().orElseThrow();
		assertTrue(xml.contains("domain=\"" + domain + "\" bus=\"" + bus + "\" slot=\"0x00\" function=\"0x0\""), xml);
	}

	@Test
	void gpusWithOneAddressAreRefused() throws IOException {
		process.file("a.lamina", MODEL.replace("gpu g : A40 {", "gpu f : T4 { address \"3B:00.0\" }  gpu g : A40 {"));
		assertTrue(generate().err().contains("error[address.duplicate]: g and f of left have the same address 0000:3b:00.0."),
				generate().err());
		process.file("a.lamina", MODEL.replace("gpu g : A40 {", "gpu g x 2 : A40 {").replace("left.g", "left.g[0]"));
		assertTrue(generate().err().contains("error[address.duplicate]: g stands for 2 GPUs with one address."),
				generate().err());
	}

	@ParameterizedTest
	@CsvSource({ "memory 4 GiB,deployment.memory,memory 8 GiB", "cpu 2 cores,deployment.cpu,cpu 4 cores" })
	void domainNeedsMemoryAndProcessors(String property, String code, String remedy) throws IOException {
		process.file("a.lamina", MODEL.replace(property, ""));
		Outcome outcome = generate();
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().contains("error[" + code + "]: solo says no ") && outcome.err().contains(remedy), outcome.err());
	}

	@Test
	void vmOnAMigInstanceWithoutVgpuTypeIsRefused() throws IOException {
		process.file("a.lamina",
				MODEL.replace("A40", "GB300").replace("Vfio", "NvidiaMig").replace("gpu on left.g", "gpu 1g.35gb on left.g")
						.replace("each iteration", "reference GB300 each iteration"));
		Outcome outcome = generate();
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains("error[deployment.profile]: No vGPU type of GB300 stands on the MIG instance 1g.35gb"),
				outcome.err());
	}

	@Test
	void deviceNamesAreRefused() throws IOException {
		process.file("a.lamina", MODEL.replace("vm solo", "vm nul"));
		assertTrue(generate().err().contains("error[deployment.name]: 'nul' is the name of a device on Windows. Rename it."),
				generate().err());
	}

	@Test
	void vmsThatWouldShareANameAreRefused() throws IOException {
		process.file("a.lamina", MODEL
				+ "host right { system Linux  hypervisor KVM  gpu h : A40 { address \"0000:5e:00.0\" }  gpu i : A40 { address "
				+ "\"0000:5f:00.0\" } }\n"
				+ "policy both for right { stack Vfio }\nvm solo-1 { system Linux  cpu 2 cores  memory 1 GiB  gpu on right.h  "
				+ "runs Work }\n"
				+ "vm Solo { system Linux  cpu 2 cores  memory 1 GiB  gpu on right.i  runs Work }\n");
		Outcome outcome = generate();
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains("error[deployment.name]: Two are called Solo outside of the model, the other is solo;"),
				outcome.err());
	}

	@Test
	void modelWithErrorsIsNotDeployed() throws IOException {
		process.file("a.lamina", MODEL.replace("runs Work", "runs Wrok"));
		Outcome outcome = generate();
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().contains("error[name.unknown]") && outcome.err().endsWith("; nothing was written\n"),
				outcome.err());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void hostThatTheToolIsNotForIsNamed() throws IOException {
		process.file("a.lamina", MODEL.replace("hypervisor KVM", "hypervisor VMware")
				.replace("system Linux  hypervisor", "system ESXi  hypervisor").replace("Vfio", "VmwareDirectPath"));
		Outcome outcome = generate();
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains(
				"note[deployment.hypervisor]: The VMs on left get no domain: libvirt's domains are for KVM and Xen, and it runs "
						+ "VMware."),
				outcome.err());
		assertTrue(outcome.err().endsWith("There is nothing to generate for libvirt in this model.\n"), outcome.err());
	}

	@Test
	void stackThatLibvirtHasNoDeviceForIsNamed() throws IOException {
		process.file("a.lamina",
				MODEL.replace("Vfio", "RCuda").replace("vm solo { system Linux", "vm solo { system Linux  needs CUDA"));
		Outcome outcome = generate();
		assertEquals(0, outcome.exit(), outcome.toString());
		assertTrue(
				outcome.err().contains(
						"note[deployment.device]: The domains of solo have no GPU: libvirt has no device for the stack RCuda."),
				outcome.err());
		assertFalse(Files.readString(folder.resolve(SOLO)).contains("<hostdev"));
		assertTrue(Files.readString(folder.resolve(SOLO)).contains("stack=\"RCuda\" on=\"left.g\""));
	}

	@Test
	void unknownToolIsWrongUse() {
		Outcome outcome = process.lamina("generate", "puppet", "a.lamina", "-o", "out");
		assertEquals(2, outcome.exit());
		assertEquals(
				"lamina: There is no tool 'puppet'. There are: libvirt, mdevctl, mig-parted, nvidia-smi, sriov, kubernetes, "
						+ "proxmox, openstack, compose, ansible, terraform, all.\n",
				outcome.err());
		assertEquals(2, process.lamina("generate", "libvirt", "a.lamina").exit());
		assertEquals(2, process.lamina("generate", "libvirt", "-o", "out").exit());
	}

	@Test
	void otherFilesStayAndOwnOnesAreReplaced() throws IOException {
		process.file("out/libvirt/left/notes.txt", "mine").file("out/readme", "mine");
		assertEquals(0, generate().exit());
		String first = Files.readString(folder.resolve(SOLO));
		process.file("a.lamina", MODEL.replace("memory 4 GiB", "memory 6 GiB"));
		assertEquals(0, generate().exit());
		assertEquals(first.replace("<memory unit=\"GiB\">4<", "<memory unit=\"GiB\">6<"), Files.readString(folder.resolve(SOLO)));
		assertEquals("mine", Files.readString(folder.resolve("out/libvirt/left/notes.txt")));
		assertEquals("mine", Files.readString(folder.resolve("out/readme")));
	}

	@Test
	void fileOfSomebodyElseIsNotReplaced() throws IOException {
		process.file(SOLO, "mine");
		assertEquals(
				new Outcome(2, "",
						"lamina: '" + SOLO + "' exists and was not written by lamina. Move it away or choose another folder.\n"),
				generate());
		assertEquals("mine", Files.readString(folder.resolve(SOLO)));
		assertEquals(List.of("a.lamina", "out", "out/libvirt", "out/libvirt/left", SOLO), GeneratedOutput.paths(folder));
	}

	@Test
	void whatIsNotNeededAnyMoreIsNamedAndPruned() throws IOException {
		process.file("a.lamina", MODEL.replace("vm solo", "vm before"));
		assertEquals(0, generate().exit());
		process.file("a.lamina", MODEL);
		String left = "out/libvirt/left/before.xml";
		Outcome named = new Outcome(0, "wrote " + SOLO + "\n",
				left + ": of an earlier run and not needed any more; --prune removes it\n");
		assertEquals(named, generate());
		assertEquals(named, generate());
		assertEquals(new Outcome(0, "wrote " + SOLO + "\nremoved " + left + "\n", ""), generate("--prune"));
		assertFalse(Files.exists(folder.resolve(left)));
		assertEquals(new Outcome(0, "wrote " + SOLO + "\n", ""), generate("--prune"));
	}

	@Test
	void emptyFoldersArePrunedToo() throws IOException {
		assertEquals(0, generate().exit());
		process.file("a.lamina", MODEL.replace("host left", "host other").replace("left.g", "other.g"));
		assertEquals(0, generate("--prune").exit());
		assertEquals(List.of("a.lamina", "out", "out/libvirt", "out/libvirt/.written-by-lamina", "out/libvirt/other",
				"out/libvirt/other/solo.xml"), GeneratedOutput.paths(folder));
	}

	@Test
	void forgedListRemovesNothingOutside() throws IOException {
		process.file("precious", "mine").file("out/libvirt/.written-by-lamina",
				"libvirt/../../precious\n../precious\n" + folder.resolve("precious")
						+ "\nlibvirt/gone.xml\nlibvirt/./x\n\u0000\n");
		Outcome outcome = generate("--prune");
		assertEquals(0, outcome.exit(), outcome.toString());
		assertEquals("mine", Files.readString(folder.resolve("precious")));
		assertEquals("wrote " + SOLO + "\n", outcome.out());
	}

	@Test
	void linkOutOfTheFolderIsNotFollowed() throws IOException {
		Files.createDirectories(folder.resolve("elsewhere"));
		Files.createDirectories(folder.resolve("out/libvirt"));
		Files.createSymbolicLink(folder.resolve("out/libvirt/left"), folder.resolve("elsewhere"));
		Outcome outcome = generate();
		assertEquals(2, outcome.exit(), outcome.toString());
		assertEquals("lamina: 'out/libvirt/left' is a link that leads out of 'out'. Remove the link or choose another folder.\n",
				outcome.err());
		assertEquals(List.of(), GeneratedOutput.paths(folder.resolve("elsewhere")));
	}

	@Test
	void linkInPlaceOfAFileIsNotFollowed() throws IOException {
		process.file("precious", "mine");
		Files.createDirectories(folder.resolve("out/libvirt/left"));
		Files.createSymbolicLink(folder.resolve(SOLO), folder.resolve("precious"));
		assertEquals(2, generate().exit());
		assertEquals("mine", Files.readString(folder.resolve("precious")));
	}

	@Test
	void fileInPlaceOfTheFolderIsASentence() throws IOException {
		process.file("out", "mine");
		Outcome outcome = generate();
		assertEquals(2, outcome.exit(), outcome.toString());
		assertEquals(1, outcome.err().lines().count(), outcome.err());
		assertEquals("mine", Files.readString(folder.resolve("out")));
	}

	@Test
	void twoModelsThatWriteTheSameFileAreRefused() throws IOException {
		process.file("b.lamina", MODEL.replace("package acme", "package other"));
		Outcome outcome = process.lamina("generate", "libvirt", "a.lamina", "b.lamina", "-o", "out");
		assertEquals(2, outcome.exit());
		assertEquals(
				"lamina: 'libvirt/left/solo.xml' would be written for a.lamina and for b.lamina, which are two models. With "
						+ "--per-model "
						+ "each is written into a folder of its own, such as 'out/other'.\n",
				outcome.err());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void eachModelHasAFolderOfItsOwnIfAsked() throws IOException {
		process.file("models/a.lamina", MODEL).file("models/deep/b.lamina", MODEL.replace("package acme", "package acme.other"))
				.file("models/c.lamina", MODEL.replace("package acme\n", "").replace("vm solo", "vm third"))
				.file("models/types.lamina", "package types\n");
		Outcome all = process.lamina("generate", "all", "models", "-o", "out", "--per-model");
		assertEquals(0, all.exit(), all.err());
		assertEquals(
				List.of("wrote out/acme/libvirt/left/solo.xml", "wrote out/acme.other/libvirt/left/solo.xml",
						"wrote out/c/libvirt/left/third.xml"),
				all.out().lines().filter(line -> line.contains("libvirt"))
						.sorted(Comparator.comparing(line -> line.replace('/', ' '))).toList());
		process.file("models/deep/b.lamina",
				MODEL.replace("package acme", "package acme.other").replace("vm solo", "vm changed"));
		Outcome again = process.lamina("generate", "libvirt", "models", "-o", "out", "--per-model", "--prune");
		assertEquals(0, again.exit(), again.err());
		assertTrue(again.out().contains("removed out/acme.other/libvirt/left/solo.xml\n"), again.out());
		assertTrue(Files.exists(folder.resolve("out/acme/libvirt/left/solo.xml")));
	}

	@Test
	void modelsOfOneNameAreRefusedAndNothingIsWritten() throws IOException {
		process.file("x/same.lamina", MODEL.replace("package acme\n", "")).file("y/Same.lamina",
				MODEL.replace("package acme\n", ""));
		Outcome outcome = process.lamina("generate", "all", "x", "y", "-o", "out", "--per-model");
		assertEquals(new Outcome(2, "",
				"lamina: The models of x/same.lamina and y/Same.lamina are both called 'Same'. Give each a package, or generate "
						+ "them one by one.\n"),
				outcome);
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void whatAKilledRunLeftIsRemoved() throws IOException {
		process.file("out/libvirt/left/.solo.xml.4194399.unfinished", "half")
				.file("out/libvirt/gone/.old.xml.4194398.unfinished", "half")
				.file("out/libvirt/left/.mine.unfinished", "mine")
				.file("out/.beside.4194397.unfinished", "not in a folder of ours");
		assertEquals(0, generate().exit());
		assertEquals(
				List.of("out/.beside.4194397.unfinished", "out/libvirt/.written-by-lamina", "out/libvirt/left/.mine.unfinished",
						SOLO),
				GeneratedOutput.paths(folder).stream()
						.filter(path -> path.startsWith("out/") && Files.isRegularFile(folder.resolve(path))).sorted().toList());
	}

	@Test
	void filesOfAPackageAreOneModel() throws IOException {
		int split = MODEL.indexOf("vm solo");
		process.file("hosts/a.lamina", MODEL.substring(0, split)).file("hosts/b.lamina",
				"package acme\n" + MODEL.substring(split));
		assertEquals(new Outcome(0, "wrote " + SOLO + "\n", ""), process.lamina("generate", "libvirt", "hosts", "-o", "out"));
	}

	@Test
	void standardInputIsAModel() throws IOException {
		Files.delete(folder.resolve("a.lamina"));
		assertEquals(new Outcome(0, "wrote " + SOLO + "\n", ""),
				new InProcessRunner(folder).reading(MODEL).lamina("generate", "libvirt", "-", "-o", "out"));
	}

	private Outcome generate(String... options) {
		String[] words = new String[5 + options.length];
		System.arraycopy(new String[] { "generate", "libvirt", "a.lamina", "-o", "out" }, 0, words, 0, 5);
		System.arraycopy(options, 0, words, 5, options.length);
		return process.lamina(words);
	}

	@Test
	void aVmThatStartsLaterGetsTheDeviceThatItHasThen() throws IOException {
		process.file("a.lamina", """
				import nvidia.*
				import stacks.*
				host node {
				  cpu 1 x 32 cores  memory 256 GiB  system Linux  hypervisor KVM
				  gpu g : A40 { address "0000:3b:00.0" }
				  gpu m : A100-80 { address "0000:ca:00.0" }
				}
				policy whole for node.g { stack Vfio }
				policy mig for node.m { stack NvidiaMig  partition 3g.40gb at 4 }
				policy night { stack NvidiaMig  partition 7g.80gb }
				workload W { each frame { cpu 1 ms  gpu 1 ms on compute } }
				vm heir { system Linux  cpu 2 cores  memory 4 GiB  gpu on node.g  runs W }
				vm owner { system Linux  cpu 2 cores  memory 4 GiB  gpu on node.g  runs W }
				vm big { system Linux  cpu 2 cores  memory 4 GiB  gpu 7g.80gb on node.m  runs W }
				simulation s {
				  for 60 s
				  at 10 s stop owner
				  at 20 s start heir
				  at 21 s repartition node.m to night
				  at 30 s start big
				}
				""");
		Outcome outcome = process.lamina("generate", "libvirt", "a.lamina", "-o", "out");
		assertEquals(0, outcome.exit(), outcome.err());
		assertTrue(Files.readString(folder.resolve("out/libvirt/node/owner.xml")).contains("bus=\"0x3b\""));
		assertTrue(Files.readString(folder.resolve("out/libvirt/node/heir.xml")).contains("bus=\"0x3b\""));
		assertTrue(outcome.err().contains("note[deployment.later]: heir starts later and gets the device that owner has at the "
				+ "beginning. Start its domain when that is free."), outcome.err());
		assertFalse(Files.exists(folder.resolve("out/libvirt/node/big.xml")));
		assertTrue(
				outcome.err().contains("note[deployment.later]: big is left out: it starts later, and its device is not there at "
						+ "the beginning."),
				outcome.err());
	}
}
