package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import dev.lamina.cli.InProcessRunner.Outcome;

/** The programs that read what is generated, or their schemas, accept every file of every example. */
@Tag("process")
class GeneratedFilesTest {
	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	private static Path folder;

	@BeforeAll
	static void generateAll() throws IOException {
		for (Path model : GeneratedOutput.models()) {
			Outcome outcome = new InProcessRunner(folder).lamina("generate", "all", model.toString(), "-o",
					model.getFileName().toString());
			assertEquals(0, outcome.exit(), outcome.toString());
		}
		try (Stream<Path> published = Files.list(Checkout.examples().resolve("published"))) {
			for (Path model : published.filter(file -> file.toString().endsWith(".lamina")).sorted().toList()) {
				Outcome outcome = new InProcessRunner(folder).lamina("generate", "libvirt", model.toString(), "-o",
						"published-" + model.getFileName());
				assertTrue(outcome.exit() == 0 || outcome.exit() == 1, outcome.toString());
				assertTrue(outcome.exit() == 0 || !outcome.err().isEmpty(), outcome.toString());
			}
		}
	}

	@Test
	void libvirtAcceptsEveryDomain() throws Exception {
		assumeTrue(GeneratedOutput.has("virt-xml-validate") && GeneratedOutput.has("xmllint"),
				"libvirt's validator is not installed");
		List<Path> domains = files(".xml");
		assertTrue(domains.size() > 40, domains.size() + " domains");
		assertTrue(domains.stream().anyMatch(domain -> domain.toString().contains("published-")),
				"no published case has a domain");
		for (Path domain : domains) {
			assertEquals("", GeneratedOutput.complaint(domain, "virt-xml-validate"));
		}
	}

	@Test
	void domainsHaveIdentitiesOfTheirOwn() throws Exception {
		for (Path model : GeneratedOutput.models()) {
			Set<String> seen = new TreeSet<>();
			for (Map.Entry<String, String> domain : GeneratedOutput
					.texts(folder.resolve(model.getFileName().toString()).resolve("libvirt")).entrySet()) {
				String uuid = domain.getValue().replaceFirst("(?s).*?<uuid>(.*?)</uuid>.*", "$1");
				assertTrue(uuid.matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), uuid);
				assertTrue(seen.add(uuid), domain.getKey());
			}
		}
	}

	@Test
	void shellAcceptsEveryScript() throws Exception {
		boolean checked = GeneratedOutput.has("shellcheck");
		List<Path> scripts = files(".sh");
		assertTrue(scripts.size() > 10, scripts.toString());
		for (Path script : scripts) {
			assertEquals("", GeneratedOutput.complaint(script, "sh", "-n"));
			assertTrue(Files.isExecutable(script), script.toString());
			assertTrue(Files.readString(script).contains("\nset -eu\n"), script.toString());
			if (checked) {
				assertEquals("", GeneratedOutput.complaint(script, "shellcheck", "--shell=sh"));
			}
		}
	}

	@Test
	void migConfigurationsAreWhatTheirProgramReads() throws Exception {
		List<Path> configurations = files("mig-parted/config.yaml");
		assertTrue(configurations.size() >= 2, configurations.toString());
		for (Path file : configurations) {
			valid("mig-parted", yaml(Files.readString(file)));
		}
	}

	@Test
	void manifestsAreWhatTheirProgramsRead() throws Exception {
		int maps = 0;
		for (Path file : files(".yaml")) {
			if (file.getFileName().toString().equals("kubevirt-host-devices.yaml")) {
				valid("kubevirt-devices", yaml(Files.readString(file)));
			} else if (List.of("resource-claims.yaml", "kueue.yaml").contains(file.getFileName().toString())) {
				for (String document : Files.readString(file).split("(?m)^---\n")) {
					valid(file.getFileName().toString().replace(".yaml", ""), yaml(document));
				}
			} else if (file.getParent().endsWith("kubernetes")) {
				JsonNode map = yaml(Files.readString(file));
				valid("config-map", map);
				for (Map.Entry<String, JsonNode> entry : map.get("data").properties()) {
					String text = entry.getValue().asText();
					switch (file.getFileName().toString()) {
						case "nvidia-device-plugin.yaml" -> valid("device-plugin", yaml(text));
						case "nvidia-mig-manager.yaml" -> valid("mig-parted", yaml(text));
						case "nvidia-vgpu-manager.yaml" -> valid("vgpu-manager", yaml(text));
						case "sriov-device-plugin.yaml" -> valid("sriov-plugin", JSON.readTree(text));
						default -> throw new AssertionError("there is no schema for " + file);
					}
					maps++;
				}
			}
		}
		assertTrue(maps >= 8, maps + " entries of ConfigMaps");
	}

	@Test
	void configurationsAreWhatTheirProgramsRead() throws Exception {
		int compose = 0;
		int terraform = 0;
		for (Path file : files(".yaml")) {
			if (file.getParent().endsWith("compose")) {
				valid("compose", yaml(Files.readString(file)));
				compose++;
			} else if (file.endsWith("ansible/inventory.yaml")) {
				valid("ansible", yaml(Files.readString(file)));
			}
		}
		for (Path file : files(".tf.json")) {
			valid("terraform", JSON.readTree(Files.readString(file)));
			terraform++;
		}
		assertTrue(compose >= 1 && terraform >= 4, compose + " files for Compose, " + terraform + " for Terraform");
	}

	/** The options are those of qm.conf(5), each on a line of its own. */
	@Test
	void optionsOfProxmoxAreOnesThatItHas() throws Exception {
		int options = 0;
		for (Path file : files(".conf").stream().filter(path -> path.toString().contains("/proxmox/")).toList()) {
			for (String line : Files.readAllLines(file)) {
				assertTrue(line
						.matches("#.*|name: [a-zA-Z0-9.-]+|bios: ovmf|machine: q35|ostype: (l26|win11)|cpu: host|cores: [1-9]\\d*"
								+ "|memory: [1-9]\\d*|balloon: 0|vga: (std|qxl|virtio|virtio-gl)"
								+ "|hostpci0: [0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7](,mdev=[A-Za-z0-9_-]+)?,pcie=1"),
						file + ": " + line);
				options++;
			}
		}
		assertTrue(options > 50, options + " options");
	}

	/** The options are those of nova.conf: sections, enabled types with their devices, and JSON behind the PCI options. */
	@Test
	void settingsOfNovaAreOnesThatItHas() throws Exception {
		int specifications = 0;
		for (Path file : files(".conf").stream().filter(path -> path.toString().contains("/openstack/")).toList()) {
			for (String line : Files.readAllLines(file)) {
				if (line.matches("(device_spec|alias) = .*")) {
					JsonNode node = JSON.readTree(line.replaceFirst("^\\w+ = ", ""));
					assertTrue(node.path("resource_class").asText().matches("CUSTOM_[A-Z0-9_]+"), line);
					specifications++;
				} else {
					assertTrue(line.matches(
							"|#.*|\\[(devices|pci|filter_scheduler|mdev_[A-Za-z0-9_-]+)]|(report_in|pci_in)_placement = True"
									+ "|enabled_mdev_types = [A-Za-z0-9_-]+(, [A-Za-z0-9_-]+)*|mdev_class = CUSTOM_[A-Z0-9_]+"
									+ "|device_addresses = [0-9a-f:.]+(,[0-9a-f:.]+)*"),
							file + ": " + line);
				}
			}
		}
		assertTrue(specifications > 10, specifications + " devices and aliases");
	}

	@Test
	void mediatedDevicesLieWhereTheirProgramLooks() throws Exception {
		int devices = 0;
		for (Path model : GeneratedOutput.models()) {
			for (Map.Entry<String, String> file : GeneratedOutput
					.texts(folder.resolve(model.getFileName().toString()).resolve("mdevctl")).entrySet()) {
				if (!file.getKey().endsWith("define.sh")) {
					assertTrue(
							file.getKey()
									.matches("[a-z0-9-]+/mdevctl\\.d/[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]/[0-9a-f-]{36}"),
							file.getKey());
					valid("mdev", JSON.readTree(file.getValue()));
					devices++;
				}
			}
		}
		assertEquals(5, devices);
	}

	@Test
	void domainsNameTheMediatedDevicesThatAreDefined() throws Exception {
		Map<String, String> texts = GeneratedOutput.texts(folder.resolve("vendors.lamina"));
		for (String vm : List.of("libvirt/desk/clerk.xml", "libvirt/office/drafter-0.xml", "libvirt/office/drafter-1.xml")) {
			String uuid = texts.get(vm).replaceFirst("(?s).*<address uuid=\"(.*?)\".*", "$1");
			List<String> definitions = texts.keySet().stream().filter(path -> path.endsWith('/' + uuid)).toList();
			assertEquals(1, definitions.size(), vm);
			assertTrue(texts.get(definitions.getFirst()).contains("\"start\": \"auto\""), vm);
		}
	}

	private static void valid(String name, JsonNode node) throws IOException {
		JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
				.getSchema(Files.readString(GeneratedOutput.resource("schema/" + name + ".json")));
		assertEquals(Set.of(), schema.validate(node), node.toPrettyString());
	}

	private static JsonNode yaml(String text) {
		return JSON.valueToTree(new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text));
	}

	private static List<Path> files(String end) throws IOException {
		List<Path> found = new ArrayList<>();
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end)).sorted().forEach(found::add);
		}
		return found;
	}
}
