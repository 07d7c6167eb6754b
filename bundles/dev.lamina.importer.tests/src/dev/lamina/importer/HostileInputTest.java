package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.UnreadableReportException;

/** Files from strangers end in a sentence with a place: soon, and without anything else being opened. */
class HostileInputTest {
	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static String refusal(ImportFormat importFormat, byte[] bytes) {
		return assertTimeoutPreemptively(LIMIT, () -> assertThrows(UnreadableReportException.class,
				() -> Importer.read(importFormat, List.of(ImportDocument.decode("a", bytes)), ImportSamples.options())))
				.getMessage();
	}

	private static String refusal(ImportFormat importFormat, String text) {
		return refusal(importFormat, text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@EnumSource(ImportFormat.class)
	void nothingIsRefused(ImportFormat importFormat) {
		assertEquals("a: The file is empty.", refusal(importFormat, ""));
		assertEquals("a: The file is empty.", refusal(importFormat, " \n\t\r\n"));
		assertEquals("a: The file is empty.", refusal(importFormat, new byte[] { (byte) 0xef, (byte) 0xbb, (byte) 0xbf }));
	}

	@ParameterizedTest
	@EnumSource(ImportFormat.class)
	void rubbishIsRefused(ImportFormat importFormat) {
		assertEquals("a:1:3: This is not a text file: it contains the control character 0x01 stands here.",
				refusal(importFormat, "ab\u0001cd"));
		byte[] program = { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0 };
		assertEquals("a:1:1: This is not a text file: it contains the control character 0x7f stands here.",
				refusal(importFormat, program));
		byte[] png = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
		assertEquals("a:1: The file is not readable as UTF-8 text from this line on. Convert it to UTF-8 first.",
				refusal(importFormat, png));
	}

	@ParameterizedTest
	@EnumSource(ImportFormat.class)
	void whatIsTooLargeIsRefused(ImportFormat importFormat) {
		assertEquals("a: The file is larger than 8 MiB, which no report of a host is.",
				refusal(importFormat, new byte[ImportDocument.MAX_BYTES + 1]));
	}

	@Test
	void theLineOfABrokenLetterIsSaid() {
		byte[] latin = "host,note\na,b\nb,gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
		assertEquals("a:3: The file is not readable as UTF-8 text from this line on. Convert it to UTF-8 first.",
				refusal(ImportFormat.CSV, latin));
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM" })
	void textIsReadInEveryUnicodeEncoding(String charset) throws Exception {
		byte[] bytes = "<domain type='kvm'><name>b\u00fcro</name><memory>1024</memory></domain>"
				.getBytes(Charset.forName(charset));
		assertTrue(Importer.read(ImportFormat.LIBVIRT, List.of(ImportDocument.decode("a", bytes)),
				ImportSamples.options()).text().contains("vm b\u00fcro {"));
	}

	@Test
	void theEncodingOfADeclarationIsObeyed() throws Exception {
		byte[] bytes = "<?xml version='1.0' encoding='ISO-8859-1'?><domain type='kvm'><name>b\u00fcro</name><memory>1024</memory></domain>"
				.getBytes(StandardCharsets.ISO_8859_1);
		assertTrue(Importer.read(ImportFormat.LIBVIRT, List.of(ImportDocument.decode("a", bytes)),
				ImportSamples.options()).text().contains("vm b\u00fcro {"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"<domain> | a:1: The file ends before <domain> of line 1 is closed. Make the report again.",
			"<domain><a></b></domain> | a:1: This is not well-formed XML, within <a> of line 1. Make the report again.",
			"domain | a:1: This is not XML: it does not begin with '<'.",
			"<network/> | a:1: <network> is not a libvirt domain. Take what 'virsh dumpxml NAME' prints.",
			"<domain x='1' x='2'/> | a:1: This is not well-formed XML. Make the report again.",
			"<domain>&nbsp;</domain> | a:1: This is not well-formed XML, within <domain> of line 1. Make the report again." })
	void brokenXmlIsRefusedWhereItBreaks(String text, String sentence) {
		// parsers agree on the line and nearly on the column
		assertEquals(sentence, refusal(ImportFormat.LIBVIRT, text).replaceFirst("^a:1:\\d+:", "a:1:"));
	}

	@Test
	void entitiesAreRefused() {
		String bomb = "<?xml version='1.0'?>\n<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
				+ "'&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>\n<domain>&b;</domain>";
		assertEquals("a:2:14: The document declares entities, which no report needs. Remove its document type.",
				refusal(ImportFormat.LIBVIRT, bomb));
		String parameter = "<!DOCTYPE d [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><domain/>";
		assertEquals("a:1:14: The document declares entities, which no report needs. Remove its document type.",
				refusal(ImportFormat.LIBVIRT, parameter));
	}

	@Test
	void noDocumentTypeIsEverOpened(@TempDir Path folder) throws Exception {
		Path pipe = folder.resolve("nvsmi_device_v12.dtd");
		Files.writeString(pipe, "<!ELEMENT this is not a document type");
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(1);
			for (String address : List.of(pipe.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort() + "/a.dtd",
					"missing.dtd")) {
				String text = "<?xml version=\"1.0\" ?>\n<!DOCTYPE nvidia_smi_log SYSTEM \"" + address
						+ "\">\n<nvidia_smi_log><attached_gpus>0</attached_gpus></nvidia_smi_log>";
				assertTrue(ImportSamples.read(ImportFormat.NVIDIA_SMI, "a.xml", text).text().contains("host a {"));
			}
			assertThrows(SocketTimeoutException.class, server::accept, "someone asked for the document type");
		}
	}

	@Test
	void depthAndWidthAreLimited() {
		assertEquals("a:1:186: The elements are nested more than 64 deep, which no report is.", refusal(ImportFormat.LIBVIRT,
				"<d>".repeat(100_000)).replaceFirst(":19\\d:", ":186:"));
		assertTrue(refusal(ImportFormat.LIBVIRT, "<d>" + "<a/>".repeat(300_000)
				+ "</d>").endsWith("The document has more than 200000 elements, which no report has."));
		StringBuilder attributes = new StringBuilder("<domain");
		for (int i = 0; i < 100; i++) {
			attributes.append(" a").append(i).append("=''");
		}
		assertEquals("a:1:1: The element <domain> has more than 64 attributes.",
				refusal(ImportFormat.LIBVIRT, attributes + "/>"));
		assertTrue(refusal(ImportFormat.LIBVIRT, "<domain>" + "x".repeat(100_000)
				+ "</domain>").endsWith("The text of <domain> is longer than 65536 letters."));
		assertEquals("a:1:1: An attribute of <domain> is longer than 65536 letters.", refusal(ImportFormat.LIBVIRT, "<domain a='"
				+ "x".repeat(100_000) + "'/>"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"host,gpu\\na,\"A40\\nb,T4 | a:2:1: The quotes of this row do not match: a text in quotes ends before the next "
					+ "separator, and a quote within it is doubled.",
			"gpu,count\\nA40,1 | a:1:1: The header has no column 'host'. The columns are: host, system, hypervisor, sockets, "
					+ "cores, clock, memory, numa-nodes, gpu, count, gpu-memory, pci-id, address, iommu-group, numa, note.",
			"host,gpu,Host\\na,b,c | a:1:1: The column 'host' stands twice in the header. Remove one.",
			"host,gpu | a:1:1: The table has no row that names a host below its header." })
	void brokenTablesAreRefused(String text, String sentence) {
		assertEquals(sentence, refusal(ImportFormat.CSV, text.replace("\\n", "\n")));
	}

	@Test
	void whatIsNoReportOfItsKindIsRefused() {
		assertEquals("a:1:1: No line is one of lspci's. Take what 'lspci -nnk' or 'lspci -vmm -nn' prints.",
				refusal(ImportFormat.LSPCI,
						"hello\nworld\n"));
		assertEquals("a:1:1: There is no GPU instance here. Take what 'nvidia-smi mig -lgi' prints.",
				refusal(ImportFormat.MIG, "hello"));
		assertEquals("a:1:1: The host has no GPU instances. Import its GPUs with 'nvidia-smi -q -x' instead.",
				refusal(ImportFormat.MIG,
						"No GPU instances found: Not Found\n"));
		assertEquals(
				"a:2:1: These are the instances that could be made, not those that there are. Take what 'nvidia-smi mig -lgi' "
						+ "prints.",
				refusal(ImportFormat.MIG, "+---+\n| GPU instance profiles:                  |\n"));
		assertEquals(
				"a:1:1: These are compute instances, which lie within GPU instances. Take what 'nvidia-smi mig -lgi' prints.",
				refusal(ImportFormat.MIG, "| Compute instances:   |"));
		assertEquals(
				"a:1:1: <domain> is not a report of nvidia-smi. Take what 'nvidia-smi -q -x' prints. It looks like the format libvirt: "
						+ "lamina import libvirt a",
				refusal(ImportFormat.NVIDIA_SMI, "<domain/>"));
	}

	@Test
	void longAndManyLinesEndSoon() throws IOException {
		for (String unit : List.of(": ", "[", "00:00.0 ", "\"", ",", "| 0 ", "(rev ", "[size=")) {
			for (ImportFormat importFormat : ImportFormat.values()) {
				for (String text : List.of(unit.repeat(100_000), (unit + "\n").repeat(50_000),
						"00:02.0 VGA compatible controller [0300]: " + unit.repeat(100_000) + "\n")) {
					String outcome = assertTimeoutPreemptively(LIMIT, () -> outcome(importFormat, text),
							() -> importFormat + " of many '"
									+ unit + "'");
					assertFalse(outcome.isEmpty());
				}
			}
		}
	}

	private static String outcome(ImportFormat importFormat, String text) throws Exception {
		try {
			return ImportSamples.read(importFormat, "a", text).text();
		} catch (UnreadableReportException refused) {
			return refused.getMessage();
		}
	}

	@Test
	void hugeInventoriesAreRefusedOrReadSoon() {
		ByteArrayOutputStream table = new ByteArrayOutputStream();
		table.writeBytes("host,gpu\n".getBytes(StandardCharsets.UTF_8));
		for (int i = 0; i < 100_000; i++) {
			table.writeBytes(("h" + i + ",A40\n").getBytes(StandardCharsets.UTF_8));
		}
		assertEquals("a:2002:1: The table has more than 2000 rows. Divide it.", refusal(ImportFormat.CSV, table.toByteArray()));
		assertEquals("a:1:1: Up to this report there are 3000 hosts, GPUs and VMs, more than 2000. Import them in parts.",
				refusal(ImportFormat.LIBVIRT,
						"<domains>" + "<domain type='kvm'><name>a</name></domain>".repeat(3_000) + "</domains>"));
	}

	@Test
	void textOfStrangersNeverBecomesCode() throws Exception {
		String evil = "x { } */ vm evil { } /* // \\\" \u202e \u2028 } host h {";
		String xml = "<domain type='kvm'><name>" + evil + "</name><title>" + evil
				+ "</title><memory>1048576</memory><metadata><vm xmlns='http://lamina.dev/deployment' host='" + evil
				+ "' name='" + evil + "' count='2' system='" + evil + "'><gpu on='" + evil + "' type='" + evil + "' profile='"
				+ evil + "' stack='" + evil + "'/><needs>" + evil
				+ "</needs><runs>" + evil + "</runs><expect>" + evil + "</expect></vm></metadata></domain>";
		ImportResult importResult = ImportSamples.read(ImportFormat.LIBVIRT, "a.xml", xml);
		assertEquals(List.of(), ImportSamples.messages(importResult.errors()));
		assertEquals(1, importResult.text().lines().filter(line -> line.startsWith("vm ")).count(), importResult.text());
		String csv = "host,gpu,note\n\"" + evil.replace("\"", "\"\"") + "\",\"" + evil.replace("\"", "\"\"") + "\",\""
				+ evil.replace("\"", "\"\"") + "\"\n";
		ImportResult table = ImportSamples.read(ImportFormat.CSV, "a.csv", csv);
		assertEquals(List.of(), ImportSamples.messages(table.errors()));
		assertEquals(1, table.text().lines().filter(line -> line.startsWith("host ")).count(), table.text());
	}
}
