package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.UnreadableReportException;

/** What lspci, nvidia-smi and tables say in their several ways. */
class HostReportsTest {
	private static List<String> gpus(String text) {
		return text.lines().map(String::strip).filter(line -> line.startsWith("gpu gpu"))
				.map(line -> line.replaceFirst(" \\{$", "")).toList();
	}

	private static String doubts(ImportResult importResult) {
		return importResult.warnings().stream().map(doubt -> doubt.line() + ": " + doubt.message())
				.collect(Collectors.joining("\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "3b:00.0 3D controller [0302]: NVIDIA Corporation GA102GL [A40] [10de:2235] (rev a1)",
			"0000:3b:00.0 0302: 10de:2235 (rev a1)",
			"3b:00.0 3D controller: NVIDIA Corporation GA102GL [A40] (rev a1)",
			"0000:3b:00.0 3D controller [0302]: NVIDIA Corporation Device [10de:2235]",
			"3b:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102GL [A40] [10de:2235] (rev a1) (prog-if 00 [VGA "
					+ "controller])",
			"Slot:\t3b:00.0\nClass:\t3D controller [0302]\nVendor:\tNVIDIA Corporation [10de]\nDevice:\tGA102GL [A40] [2235]\n",
			"Slot:\t0000:3b:00.0\nClass:\t0302\nVendor:\t10de\nDevice:\t2235\n" })
	void lspciIsReadInItsForms(String report) throws Exception {
		ImportResult importResult = ImportSamples.read(ImportFormat.LSPCI, "a", report);
		assertEquals(List.of("gpu gpu0 : A40"), gpus(importResult.text()));
		assertTrue(importResult.text().contains("address \"0000:3b:00.0\""), importResult.text());
		assertEquals("", doubts(importResult));
	}

	@Test
	void virtualFunctionsAreFoundByTheCapabilityOrByTheirPlace() throws Exception {
		String parent = "4d:00.0 Display controller [0380]: Intel Corporation Data Center GPU Flex 170 [8086:56c0] (rev 08)\n";
		String child = "4d:00.%d Display controller [0380]: Intel Corporation Data Center GPU Flex 170 [8086:56c0] (rev 08)\n";
		String children = child.formatted(1) + child.formatted(2);
		String capability = "\t\tInitial VFs: 31, Total VFs: 31, Number of VFs: 2, Function Dependency Link: 00\n\t\tVF offset: "
				+ "1, stride: 1, Device ID: 56c0\n";
		for (String report : List.of(parent + children, parent + capability + children, parent + capability)) {
			String text = ImportSamples.read(ImportFormat.LSPCI, "a", report).text();
			assertEquals(List.of("gpu gpu0 : Flex170"), gpus(text));
			assertTrue(text.contains("partition VF-2 x 2"), text);
		}
		ImportResult odd = ImportSamples.read(ImportFormat.LSPCI, "a", parent + children + child.formatted(3));
		assertEquals("1: Flex170 has no configuration of 3 virtual functions in the library.", doubts(odd));
		assertTrue(odd.text().contains("stack IntelSriov"), odd.text());
	}

	@Test
	void gpusOfOneBoardAreNoVirtualFunctions() throws Exception {
		String gpu = "%s:00.0 3D controller [0302]: NVIDIA Corporation GA107GL [A2 / A16] [10de:25b6] (rev a1)\n\tSubsystem: "
				+ "NVIDIA Corporation GA107GL [A16] [10de:14a9]\n";
		assertEquals(List.of("gpu gpu0 : A16", "gpu gpu1 : A16"),
				gpus(ImportSamples.read(ImportFormat.LSPCI, "a", gpu.formatted("41") + gpu.formatted("42")).text()));
	}

	@Test
	void anAmbiguousGpuIsReported() throws Exception {
		ImportResult importResult = ImportSamples.read(ImportFormat.LSPCI, "a",
				"41:00.0 3D controller [0302]: NVIDIA Corporation GA107GL [10de:25b6]\n");
		assertEquals("1: NVIDIA Corporation GA107GL may be A16 or A2; A16 is taken.".replace("NVIDIA Corporation ", ""),
				doubts(importResult));
	}

	@Test
	void theTypeOfATableIsWhatTheUserSays() throws Exception {
		String table = "|   0  MIG 3g.40gb  9  1  4:4  |\n";
		ImportResult importResult = Importer.read(ImportFormat.MIG, List.of(new ImportDocument("a", table)),
				new ImportOptions(Optional.empty(),
						Optional.of("h"), Optional.of("H100-80"), List.of(), ImportSamples.EMPTY));
		assertEquals(List.of("gpu gpu0 : H100-80"), gpus(importResult.text()));
		assertTrue(importResult.text().contains("partition 3g.40gb at 4"), importResult.text());
		assertEquals("The library has no GPU 'H100-81'. Did you mean 'H100-80'?", assertThrows(UnreadableReportException.class,
				() -> Importer.read(ImportFormat.MIG,
						List.of(new ImportDocument("a", table)),
						new ImportOptions(Optional.empty(), Optional.empty(), Optional.of("H100-81"),
								List.of(), ImportSamples.EMPTY)))
				.getMessage());
	}

	@Test
	void anInstanceWhereNoneCanBeIsReported() throws Exception {
		ImportResult importResult = Importer.read(ImportFormat.MIG, List.of(new ImportDocument("a",
				"|   0  MIG 3g.40gb  9  1  3:4  |\n|   0  MIG 9g.99gb  9  1  0:4  |\n")),
				new ImportOptions(Optional.empty(), Optional.empty(), Optional.of("A100-80"), List.of(), ImportSamples.EMPTY));
		assertEquals(
				"1: An instance of 3g.40gb on A100-80 cannot begin at 3. Where it is is left out.\n2: A100-80 has no MIG profile "
						+ "like 9g.99gb. It is left out.",
				doubts(importResult));
		assertEquals(List.of(), importResult.errors());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1 TiB | 1 TiB", "512 GB | 512 GiB", "512 | 512 GiB", "512G | 512 GiB",
			"1,5 TB | 1536 GiB", "1.5 TiB | 1536 GiB" })
	void memoryOfTablesIsCountedInPowersOfTwo(String written, String expected) throws Exception {
		String text = ImportSamples.read(ImportFormat.CSV, "a", "host;memory\nh;\"" + written + "\"\n").text();
		assertTrue(text.contains("memory " + expected + "\n"), text);
	}

	@Test
	void whatATableSaysWronglyIsReportedWithItsRow() throws Exception {
		ImportResult importResult = ImportSamples.read(ImportFormat.CSV, "a", """
				host,system,hypervisor,sockets,cores,clock,memory,gpu,count,address,pci-id,numa,colour,hots
				a,Plan9,Foo,two,0,fast,-3,A40,2,0000:3b:00.0,10de,x,red,
				a,Linux,KVM,2,16,2 GHz,1 TiB,A40,1,nowhere,,,,
				a,Windows,KVM,2,16,2 GHz,1 TiB,,,,,,,,surplus
				,Linux,,,,,,,,,,,,
				# a comment
				""");
		assertEquals("""
				1: The column 'colour' is not understood.
				1: The column 'hots' is not understood. Did you mean 'host'?
				2: 'two' in column 'sockets' is not a number from 1 to 64.
				2: '0' in column 'cores' is not a number from 1 to 4096.
				2: 'fast' in column 'clock' is not a frequency such as 2.8 GHz.
				2: '-3' in column 'memory' is not an amount of memory such as 512 GiB.
				2: 'Plan9' in column 'system' is not an operating system that the language knows.
				2: 'Foo' in column 'hypervisor' is not a hypervisor that the language knows.
				2: '10de' in column 'pci-id' is not a PCI id such as 10de:2235.
				2: 'x' in column 'numa' is not a number from 0 to 63.
				2: There are 1 addresses for 2 GPUs. The addresses are left out.
				3: 'nowhere' in column 'address' is not a PCI address such as 0000:3b:00.0.
				4: This row has 15 values, the header 14. Those at its end are left out.
				4: The rows of a differ in column 'system'. The first is kept.
				5: This row names no host and is left out.""", doubts(importResult));
		assertEquals(List.of(), importResult.errors());
	}

	@Test
	void hostsOfOneNameInSeveralReportsGetNamesOfTheirOwn() throws Exception {
		ImportDocument table = new ImportDocument("a", "host,gpu\nh,A40\n");
		assertEquals(List.of("host h {", "host h-2 {"), Importer.read(ImportFormat.CSV, List.of(table, table),
				ImportSamples.options()).text().lines().filter(line -> line.startsWith("host ")).toList());
	}
}
