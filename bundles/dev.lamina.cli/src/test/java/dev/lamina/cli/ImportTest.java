package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.cli.InProcessRunner.Outcome;

class ImportTest {
	private static final String TABLE = "host,system,hypervisor,sockets,cores,clock,memory,gpu,count\nvdi1,Linux,KVM,2,32,2.8 "
			+ "GHz,1 TiB,A40,2\n";
	private static final String VM = "<domain type='kvm'><name>cad</name><memory unit='GiB'>16</memory><vcpu>4</vcpu><clock "
			+ "offset='utc'/><devices>"
			+ "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='0x3b' slot='0' "
			+ "function='0'/></source></hostdev></devices></domain>";

	@TempDir
	private Path folder;

	private InProcessRunner process;

	@BeforeEach
	void setUp() throws IOException {
		process = new InProcessRunner(folder).file("rack.csv", TABLE).file("cad.xml", VM).file("odd.csv",
				"host,gpu,colour\nh,Voodoo 2,red\n");
	}

	@Test
	void writesAModelThatIsFormattedAndSound() throws IOException {
		assertEquals(new Outcome(0, "Wrote rack.lamina: 1 host, 2 GPUs, 0 VMs. Next: lamina validate rack.lamina\n", ""),
				process.lamina("import", "csv", "rack.csv", "-o", "rack.lamina", "--package", "lab"));
		assertEquals("""
				// Imported from csv: rack.csv

				package lab

				import nvidia.*

				host vdi1 {
				  cpu        2 x 32 cores at 2.8 GHz
				  memory     1 TiB
				  system     Linux
				  hypervisor KVM
				  gpu gpu0 x 2 : A40
				}
				""", Files.readString(folder.resolve("rack.lamina")));
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), process.lamina("validate", "rack.lamina"));
		assertEquals(0, process.lamina("format", "--check", "rack.lamina").exit());
	}

	@Test
	void writesToStandardOutputFromStandardInput() {
		Outcome outcome = new InProcessRunner(folder).reading(TABLE).lamina("import", "csv", "-");
		assertEquals(0, outcome.exit(), outcome.err());
		assertTrue(outcome.out().startsWith("// Imported from csv: <stdin>\n\nimport nvidia.*\n\nhost vdi1 {\n"), outcome.out());
	}

	@Test
	void hostsAndThenVmsOnThemBecomeOneModelThatRuns() throws IOException {
		process.file("vdi1.txt",
				"3b:00.0 3D controller [0302]: NVIDIA Corporation GA102GL [A40] [10de:2235] (rev a1)\n\tKernel driver in use: "
						+ "vfio-pci\n");
		assertEquals(0, process.lamina("import", "lspci", "vdi1.txt", "-o", "hosts.lamina", "--package", "lab").exit());
		Outcome outcome = process.lamina("import", "libvirt", "cad.xml", "--hosts", "hosts.lamina", "-o", "vms.lamina");
		assertEquals(new Outcome(0, "Wrote vms.lamina: 0 hosts, 0 GPUs, 1 VM. Next: lamina validate vms.lamina\n", ""), outcome);
		assertTrue(Files.readString(folder.resolve("vms.lamina")).contains("  gpu    on vdi1.gpu0\n"));
		String running = Files.readString(folder.resolve("vms.lamina")).replace("vm cad {",
				"vm cad {\n  runs Work\n  expect throughput >= 10 /s")
				+ "\nworkload Work { each iteration { gpu 10 ms on compute } }\nsimulation day { for 2 s }\n";
		process.file("vms.lamina", running);
		Outcome simulated = process.lamina("simulate", "vms.lamina");
		assertEquals(0, simulated.exit(), simulated.toString());
		assertTrue(simulated.out().contains("kept"), simulated.out());
	}

	@Test
	void whatIsNotUnderstoodIsAWarningAndAComment() throws IOException {
		Outcome outcome = process.lamina("import", "csv", "odd.csv", "-o", "odd.lamina");
		assertEquals(0, outcome.exit());
		assertEquals(
				"Wrote odd.lamina: 1 host, 1 GPU, 0 VMs. 2 warnings: see the comments in the model. Next: lamina validate "
						+ "odd.lamina\n",
				outcome.out());
		assertEquals(
				"""
						odd.csv:1:1: warning[inventory.partUnknown]: The column 'colour' is not understood.
						  1 | host,gpu,colour
						    | ^^^^^^^^^^^^^^^
						odd.csv:2:1: warning[inventory.gpuUnknown]: The library has no GPU Voodoo 2. It is declared with what is known; correct its memory.
						  2 | h,Voodoo 2,red
						    | ^^^^^^^^^^^^^^
						""",
				outcome.err());
		String model = Files.readString(folder.resolve("odd.lamina"));
		assertTrue(model.contains("// odd.csv:1: The column 'colour' is not understood.\n")
				&& model.contains("  // odd.csv:2: The library has no GPU Voodoo 2."), model);
		assertEquals(0, process.lamina("validate", "odd.lamina").exit());
	}

	@Test
	void strictWritesNothingWhereThereWereWarnings() {
		Outcome outcome = process.lamina("import", "csv", "odd.csv", "-o", "odd.lamina", "--strict");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().endsWith("2 warnings. Nothing was written, because of --strict.\n"), outcome.err());
		assertFalse(Files.exists(folder.resolve("odd.lamina")));
		assertEquals(0, process.lamina("import", "csv", "rack.csv", "-o", "rack.lamina", "--strict").exit());
	}

	@Test
	void anExistingFileIsKept() throws IOException {
		process.file("rack.lamina", "mine");
		assertEquals(
				new Outcome(2, "", "lamina: 'rack.lamina' exists already. Choose another name, or replace it with --force.\n"),
				process.lamina("import", "csv", "rack.csv", "-o", "rack.lamina"));
		assertEquals("mine", Files.readString(folder.resolve("rack.lamina")));
		assertEquals(0, process.lamina("import", "csv", "rack.csv", "-o", "rack.lamina", "--force").exit());
		assertTrue(Files.readString(folder.resolve("rack.lamina")).contains("host vdi1"));
	}

	@Test
	void aModelThatBreaksRulesIsWrittenAndTheRulesAreSaid() throws IOException {
		process.file("h.txt",
				"|   0  MIG 3g.40gb  9  1  4:4  |\n|   0  MIG 4g.40gb  5  1  0:4  |\n|   0  MIG 7g.80gb  0  1  0:8  |\n");
		Outcome outcome = process.lamina("import", "mig", "h.txt", "--gpu", "A100-80", "-o", "h.lamina");
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().startsWith("h.lamina:") && outcome.err().contains("error[capacity.exceeded]"), outcome.err());
		assertTrue(Files.exists(folder.resolve("h.lamina")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"import vmware a.xml | There is no format 'vmware'. There are: libvirt, nvidia-smi, mig, lspci, csv, "
					+ "mig-parted, vgpu-device-manager, proxmox, kubernetes, mdevctl, nova, vcenter.",
			"import csv missing.csv | 'missing.csv' does not exist.", "import csv . | '.' is a folder. Name the reports in it.",
			"import csv rack.csv -o rack.txt | 'rack.txt' is not a valid name for a model. Choose one that ends in .lamina.",
			"import csv rack.csv -o no/where.lamina | 'no/where.lamina' cannot be written: the folder 'no' does not exist.",
			"import csv rack.csv --package 1.b | '1.b' is not a valid package name. Write letters and digits separated by dots, such "
					+ "as acme.lab.",
			"import csv rack.csv --host a | A table names its hosts itself. Omit --host.",
			"import lspci a.txt b.txt --host a | --host names one host, but there are 2 reports. Import them one by one, or name "
					+ "the files after their hosts.",
			"import lspci a.txt --hosts b.lamina | --hosts places VMs, and only libvirt and proxmox report VMs without their hosts. "
					+ "Omit it.",
			"import libvirt cad.xml --gpu A41 | The library has no GPU 'A41'. Did you mean 'A40'?",
			"import libvirt rack.csv | rack.csv:1:1: This is not XML: it does not begin with '<'. It looks like the "
					+ "format csv: lamina import csv rack.csv",
			"import libvirt cad.xml --hosts no.lamina | 'no.lamina' does not exist." })
	void wrongUseIsAnsweredWithASentence(String command, String sentence) {
		assertEquals(new Outcome(2, "", "lamina: " + sentence + "\n"), process.lamina(command.split(" ")));
	}

	@Test
	void aFileOfAGigabyteIsRefusedBeforeItIsRead() throws IOException {
		try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large.xml").toFile(), "rw")) {
			large.setLength(1L << 30);
		}
		assertEquals(new Outcome(2, "", "lamina: large.xml: The file is larger than 8 MiB, which no report of a host is.\n"),
				process.lamina("import", "libvirt", "large.xml"));
	}

	@Test
	void everySampleIsImportedByTheProgram() throws IOException, InterruptedException {
		Path samples = Checkout.root().resolve("bundles/dev.lamina.importer.tests/samples");
		CommandProcess commandProcess = CommandProcess.laminaIn(folder, "import", "nvidia-smi",
				samples.resolve("nvidia-smi/dgx1.xml").toString(),
				samples.resolve("nvidia-smi/vdi2.xml").toString(), "-o",
				"hosts.lamina", "--package", "lab");
		assertEquals(0, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.out().startsWith("Wrote hosts.lamina: 2 hosts, 7 GPUs, 0 VMs."),
				commandProcess.out());
		assertFalse(commandProcess.err().contains("Exception") || commandProcess.err().contains("\tat "), commandProcess.err());
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of("cad.xml", "hosts.lamina", "odd.csv", "rack.csv"), files
					.map(file -> file.getFileName().toString()).sorted().toList());
		}
		assertEquals(0, process.lamina("validate", "hosts.lamina").exit());
	}
}
