package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.importer.source.ImportDocument;

class LibvirtTest {
	private static String domain(String name, String parts, String devices) {
		return "<domain type='kvm'><name>" + name + "</name><memory unit='GiB'>8</memory><vcpu>4</vcpu>" + parts + "<devices>"
				+ devices + "</devices></domain>";
	}

	private static String pci(int bus, int function) {
		return "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x"
				+ Integer.toHexString(bus) + "' slot='0x00' function='0x" + function
				+ "'/></source></hostdev>";
	}

	private static String domains(String... domains) {
		return "<domains>" + String.join("\n", domains) + "</domains>";
	}

	private static String doubts(ImportResult importResult) {
		return importResult.warnings().stream().map(doubt -> doubt.line() + ": " + doubt.message())
				.collect(Collectors.joining("\n"));
	}

	@ParameterizedTest
	@CsvSource({ "'',16777216,16 GiB", "b,1024,1 KiB", "KB,2048,2 MB", "KiB,1024,1 MiB", "M,1536,1536 MiB", "GB,4,4 GB",
			"G,32,32 GiB", "T,1,1 TiB" })
	void memoryIsReadInLibvirtsUnits(String unit, String number, String expected) throws Exception {
		String text = ImportSamples
				.read(ImportFormat.LIBVIRT, "a", "<domain type='kvm'><name>a</name><memory" + (unit.isEmpty() ? ""
						: " unit='" + unit + "'") + ">" + number + "</memory></domain>")
				.text();
		String bytes = expected.replace("2 MB", "2000 KiB").replace("4 GB", "3906250 KiB");
		assertTrue(text.contains("memory " + bytes + "\n"), text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"<metadata><o:libosinfo xmlns:o='x'><o:os id='http://microsoft.com/win/11'/></o:libosinfo></metadata> | Windows",
			"<metadata><o:libosinfo xmlns:o='x'><o:os id='http://debian.org/debian/12'/></o:libosinfo></metadata> | Linux",
			"<metadata><o:libosinfo xmlns:o='x'><o:os id='http://freebsd.org/freebsd/14.0'/></o:libosinfo></metadata> | FreeBSD",
			"<clock offset='localtime'/> | Windows",
			"<features><hyperv/></features> | Windows", "<clock offset='utc'/> | Linux",
			"<os><kernel>/boot/vmlinuz</kernel></os> | Linux", "<os/> | ''" })
	void theGuestSystemIsSaidOrGuessed(String parts, String system) throws Exception {
		String text = ImportSamples.read(ImportFormat.LIBVIRT, "a", domain("a", parts, "")).text();
		String vm = text.substring(text.indexOf("vm a {"));
		assertEquals(system, vm.lines().map(String::strip).filter(line -> line.startsWith("system "))
				.map(line -> line.split("\\s+")[1]).findFirst().orElse(""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "vga | | utc | QemuVga", "cirrus | | localtime | QemuVga", "qxl | | localtime | Qxl",
					"virtio | <acceleration accel3d='yes'/> | utc | Virgl",
					"virtio | <acceleration accel3d='yes'/> | localtime | QemuVga", "virtio | | utc | Llvmpipe",
					"vmvga | | utc | QemuVga", "none | | utc | ''", "bochs | | utc | QemuVga" })
	void anEmulatedDisplayIsServedByItsStack(String type, String acceleration, String clock, String stack) throws Exception {
		ImportResult importResult = ImportSamples.read(ImportFormat.LIBVIRT, "a",
				domain("a", "<clock offset='" + clock + "'/>", "<video><model type='" + type + "'>" + (acceleration == null ? ""
						: acceleration) + "</model></video>"));
		assertEquals(stack.isEmpty() ? 0 : 1, importResult.text().lines()
				.filter(line -> line.strip().equals("stack " + stack)).count(), importResult.text());
		assertEquals(List.of(), importResult.errors());
	}

	@Test
	void anUnknownDisplayIsReported() throws Exception {
		ImportResult importResult = ImportSamples.read(ImportFormat.LIBVIRT, "a",
				domain("a", "", "<video><model type='hologram'/></video>"));
		assertEquals("1: No stack of the library stands for a display of type 'hologram'.", doubts(importResult));
	}

	@Test
	void soundFunctionsAreNoGpusOfTheirOwn() throws Exception {
		ImportResult importResult = Importer.read(ImportFormat.LIBVIRT,
				List.of(new ImportDocument("a", domain("a", "", pci(0x3b, 0) + pci(0x3b, 1)))),
				new ImportOptions(Optional.of("lab"), Optional.of("vdi1"), Optional.of("A40"), List.of(), ImportSamples.EMPTY));
		assertEquals("", doubts(importResult));
		assertTrue(importResult.text().contains("gpu gpu0 : A40 {\n    address \"0000:3b:00.0\"\n  }"), importResult.text());
		assertTrue(importResult.text().startsWith("// Imported from libvirt: a\n\npackage lab\n"), importResult.text());
		assertEquals(List.of(1, 1, 1), List.of(importResult.hosts(), importResult.gpus(), importResult.vms()));
	}

	@Test
	void aGpuThatTwoDomainsHaveIsReportedAndGivenToTheFirst() throws Exception {
		ImportResult importResult = ImportSamples.read(ImportFormat.LIBVIRT, "a", domains(domain("first", "", pci(0x3b, 0)),
				domain("second", "", pci(0x3b, 0))));
		assertTrue(doubts(importResult).contains(
				"2: second has the GPU 0000:3b:00.0, which first has, too: only one of them can run. It is left without one."),
				doubts(importResult));
		assertEquals(List.of(), importResult.errors());
		assertEquals(1, importResult.text().lines().filter(line -> line.strip().startsWith("gpu    on")).count(),
				importResult.text());
	}

	@Test
	void declaredHostsPlaceTheVms(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("hosts.lamina"), """
				package lab
				import nvidia.*
				import stacks.*
				host vdi1 {
				  gpu left : A40 { address "0000:3b:00.0" }
				  gpu right : A40 { address "0000:AF:00.0" }
				}
				policy whole for vdi1.left { stack Vfio }
				""");
		String xml = domains(domain("cad", "", pci(0x3b, 0)), domain("disk-only", "", pci(0x5e, 0)), domain("render", "",
				pci(0x5e, 0) + pci(0xaf, 0)),
				domain("two", "", pci(0x3b, 0) + pci(0xaf, 0)));
		ImportResult importResult = Importer.read(ImportFormat.LIBVIRT, List.of(new ImportDocument("a", xml)),
				new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty(), List.of(folder.resolve("hosts.lamina")),
						folder));
		assertTrue(importResult.text().contains("package lab\n"), importResult.text());
		assertTrue(importResult.text().contains("gpu    on vdi1.left"), importResult.text());
		assertTrue(importResult.text().contains("gpu    on vdi1.right"), importResult.text());
		assertTrue(importResult.text().contains("policy passed-through for vdi1.right {"), importResult.text());
		assertEquals(0, importResult.text().lines().filter(line -> line.startsWith("host ")).count(), importResult.text());
		assertEquals("""
				2: None of the PCI devices of disk-only is a GPU of the hosts that are declared: 0000:5e:00.0.
				4: two has 2 GPUs, a VM of the language has one. 0000:3b:00.0 is kept.
				4: two has the GPU 0000:3b:00.0, which cad has, too: only one of them can run. It is left without one.""",
				doubts(importResult));
		assertEquals(List.of(), importResult.errors());
	}

	@Test
	void metadataOfGeneratedDomainsIsKept() throws Exception {
		StringBuilder xml = new StringBuilder("<domains>");
		for (int i = 0; i < 3; i++) {
			xml.append(domain("designer-" + i,
					"<metadata><lamina:vm xmlns:lamina='http://lamina.dev/deployment' package='acme.vdi' name='designer' index='"
							+ i
							+ "' count='3' host='vdi1' system='Windows'><lamina:gpu stack='NvidiaVgpu' on='vdi1.desktops' "
							+ "type='A40' profile='A40-8Q' address='0000:3b:00.0' iommu-group='41'/>"
							+ "<lamina:needs>OpenGL "
							+ "4.6</lamina:needs><lamina:needs>telepathy</lamina:needs></lamina:vm></metadata>",
					""));
		}
		ImportResult importResult = ImportSamples.read(ImportFormat.LIBVIRT, "a", xml + "</domains>");
		for (String part : List.of("package acme.vdi\n",
				"gpu desktops : A40 {\n    address     \"0000:3b:00.0\"\n    iommu-group 41\n  }", "partition A40-8Q x 3",
				"vm designer x 3 {",
				"system Windows", "needs  OpenGL 4.6\n", "gpu    A40-8Q on vdi1.desktops")) {
			assertTrue(importResult.text().contains(part), part + "\n" + importResult.text());
		}
		assertEquals("1: The language knows no interface or capability 'telepathy'.", doubts(importResult));
	}

	@Test
	void namesAreMadeWritable() throws Exception {
		List<String> names = List.of("3d-viewer", "host", "web 01.example.com", "\u00e4\u00f6\u00fc", "a\u0308", "\u2603", "vm",
				"web-01-example-com", "A", "", "x--y-", "\u65e5\u672c");
		ImportResult importResult = ImportSamples.read(ImportFormat.LIBVIRT, "a", domains(names.stream()
				.map(name -> domain(name, "", "")).toArray(String[]::new)));
		assertEquals(
				"vm-3d-viewer vm-host web-01-example-com \u00e4\u00f6\u00fc \u00e4 vm vm-vm web-01-example-com-2 A vm-2 x-y vm-3",
				importResult.text().lines().filter(line -> line.startsWith("vm ")).map(line -> line.split(" ")[1])
						.collect(Collectors.joining(" ")));
		assertEquals(List.of(), importResult.errors());
	}
}
