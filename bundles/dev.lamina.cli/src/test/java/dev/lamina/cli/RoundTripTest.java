package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.dsl.project.Project;
import dev.lamina.model.GpuType;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Profile;
import dev.lamina.model.Requirement;
import dev.lamina.model.Stack;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;

/** What is generated from a model and imported again is the same model, as far as the format between them has a place for it. */
class RoundTripTest {
	@TempDir
	private Path folder;

	/** What both models must say of a VM. */
	private record Facts(int cores, long bytes, String system, List<String> needs, String slot, String gpu, String address,
			int iommuGroup, String stack, String part,
			int start) {
	}

	@TestFactory
	Stream<DynamicTest> domainsKeepVmsAndTheirGpus() throws Exception {
		return GeneratedOutput.models().stream().map(model -> dynamicTest(model.getFileName().toString(), () -> {
			String name = model.getFileName().toString().replace(".lamina", "");
			List<Path> domains = domains(model, name);
			Map<String, Facts> before = facts(model, true);
			Map<String, Facts> after = new TreeMap<>();
			// those that 'virsh dumpxml' prints on one machine are of one hypervisor
			for (String hypervisor : List.of("kvm", "xen")) {
				List<Path> of = domains.stream().filter(domain -> read(domain).contains("<domain type=\"" + hypervisor + "\">"))
						.toList();
				if (!of.isEmpty()) {
					after.putAll(facts(imported(of, name, folder.resolve(name + '-' + hypervisor + ".lamina")), false));
				}
			}
			assertTrue(before.size() > 0 && domains.size() == before.size(), before.keySet() + " in " + domains);
			assertEquals(sorted(before.values()), sorted(after.values()));
			// one declaration for VMs on several GPUs comes back as several, under other names
			before.forEach((vm, facts) -> {
				long places = before.entrySet().stream().filter(other -> family(other.getKey()).equals(family(vm)))
						.map(other -> other.getValue().slot()).distinct().count();
				assertEquals(places == 1 ? facts : after.get(vm), after.get(vm), vm);
				assertTrue(places > 1 || after.containsKey(vm), vm);
			});
		}));
	}

	@Test
	void domainsOfOthersKeepWhatLibvirtHasAPlaceFor() throws Exception {
		List<Path> domains = domains(Checkout.examples().resolve("vdi.lamina"), "vdi");
		for (Path domain : domains) {
			Files.writeString(domain, Files.readString(domain).replaceFirst("(?s)<metadata>.*</metadata>", ""));
		}
		List<Path> farm = domains.stream().filter(domain -> domain.endsWith("farm.xml")).toList();
		Map<String, Facts> after = facts(imported(farm, "acme", folder.resolve("farm.lamina"), "--gpu", "A40"), false);
		Facts facts = after.get("farm");
		assertEquals(8, facts.cores());
		assertEquals(64L << 30, facts.bytes());
		assertEquals("0000:af:00.0", facts.address());
		assertEquals("Vfio", facts.stack());
	}

	@Test
	void sameModelIsGeneratedFromWhatWasImported() throws Exception {
		String name = "choice";
		List<Path> domains = domains(Checkout.examples().resolve("choice.lamina"), name);
		Map<String, String> before = GeneratedOutput.texts(folder.resolve(name));
		Path again = imported(domains, "examples.choice", folder.resolve("again.lamina"));
		assertEquals(0, new InProcessRunner(folder).lamina("generate", "libvirt", again.toString(), "-o", "again").exit());
		Map<String, String> after = GeneratedOutput.texts(folder.resolve("again"));
		assertEquals(before.keySet(), after.keySet());
		// only the workload and the promises have no way back
		before.forEach(
				(path, text) -> assertEquals(text.replaceAll("(?m)^ *<lamina:(runs|expect)>.*\n", ""), after.get(path), path));
	}

	@Test
	void instancesThatTheScriptCutsAreImportedWhereTheyLie() throws Exception {
		Path model = Checkout.examples().resolve("mig.lamina");
		assertEquals(0, new InProcessRunner(folder).lamina("generate", "nvidia-smi", model.toString(), "-o", "out").exit());
		String script = Files.readString(folder.resolve("out/nvidia-smi/train1.sh"));
		String[] instances = script.substring(script.lastIndexOf("mig_cut ")).strip().split(" ")[2].split(",");
		StringBuilder table = new StringBuilder("""
				+-------------------------------------------------------+
				| GPU instances:                                        |
				| GPU   Name             Profile  Instance   Placement  |
				|                          ID       ID       Start:Size |
				|=======================================================|
				""");
		for (String instance : instances) {
			String[] parts = instance.split(":");
			table.append(
					"|   0  MIG %-15s   %4d     %4d          %s:%d     |%n".formatted(parts[0], parts[0].startsWith("3") ? 9 : 19,
							table.length() % 14, parts[1], parts[0].startsWith("3") ? 4 : 1))
					.append("+-------------------------------------------------------+\n");
		}
		Files.writeString(folder.resolve("train1.txt"), table);
		Outcome outcome = new InProcessRunner(folder).lamina("import", "mig", "train1.txt", "--gpu", "A100-80", "-o",
				"again.lamina");
		assertEquals(0, outcome.exit(), outcome.toString());
		assertEquals(placed(model), placed(folder.resolve("again.lamina")));
	}

	private static List<String> sorted(Collection<Facts> facts) {
		return facts.stream().map(Facts::toString).sorted().toList();
	}

	private static String family(String vm) {
		return vm.replaceFirst("\\[.*", "");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private List<Path> domains(Path model, String name) throws Exception {
		Outcome outcome = new InProcessRunner(folder).lamina("generate", "libvirt", model.toString(), "-o", name);
		assertEquals(0, outcome.exit(), outcome.toString());
		try (Stream<Path> files = Files.walk(folder.resolve(name))) {
			return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
		}
	}

	private Path imported(List<Path> domains, String name, Path target, String... options) {
		List<String> words = new ArrayList<>(List.of("import", "libvirt"));
		domains.forEach(domain -> words.add(domain.toString()));
		words.addAll(List.of("--package", name, "-o", target.toString()));
		words.addAll(List.of(options));
		Outcome outcome = new InProcessRunner(folder).lamina(words.toArray(String[]::new));
		assertEquals(0, outcome.exit(), outcome.toString());
		return target;
	}

	/** By VM; those on hosts that libvirt does not serve are left out of the model that was there first. */
	private static Map<String, Facts> facts(Path model, boolean servedOnly) throws Exception {
		Assignment assignment = assignment(model);
		Map<String, Facts> facts = new TreeMap<>();
		for (VmPlacement vmPlacement : assignment.placements()) {
			boolean served = !vmPlacement.host().isSetHypervisor() || vmPlacement.host().getHypervisor() == Hypervisor.KVM
					|| vmPlacement.host().getHypervisor() == Hypervisor.XEN;
			if (served || !servedOnly) {
				facts.put(vmPlacement.name(), facts(vmPlacement, assignment.slotOf(vmPlacement)));
			}
		}
		return facts;
	}

	private static Facts facts(VmPlacement vmPlacement, Optional<GpuSlot> slot) {
		Optional<Allocation> resident = slot.flatMap(gpu -> gpu.allocations().stream()
				.filter(each -> each.vm() == vmPlacement.vm() && each.index() == vmPlacement.index()).findFirst());
		List<String> needs = vmPlacement.vm().getRequirements().stream().map(RoundTripTest::text).toList();
		Optional<GpuShare.OfProfile> part = resident.map(Allocation::share).filter(GpuShare.OfProfile.class::isInstance)
				.map(GpuShare.OfProfile.class::cast);
		String address = slot.map(gpu -> gpu.hostGpu().getAddress()).flatMap(PciAddress::parse).map(PciAddress::toString)
				.orElse("");
		return new Facts(vmPlacement.vm().getCores(), Quantities.bytes(vmPlacement.vm().getMemory()).orElse(-1),
				vmPlacement.vm().isSetSystem() ? vmPlacement.vm().getSystem().getLiteral() : "", needs,
				slot.map(GpuSlot::name).orElse(vmPlacement.hostName()).replaceFirst("\\[(\\d+)]", "-$1"),
				slot.map(gpu -> gpu.hostGpu().getType()).map(GpuType::getName).orElse(""), address,
				slot.filter(gpu -> gpu.hostGpu().isSetIommuGroup()).map(gpu -> gpu.hostGpu().getIommuGroup()).orElse(-1),
				vmPlacement.policy().map(policy -> policy.getStack()).map(Stack::getName).orElse(""),
				part.map(GpuShare.OfProfile::profile).map(Profile::getName).orElse(""),
				// instances of one declaration and profile are equal: which of them lies where is for the driver
				part.map(share -> share.placement().start().orElse(-1)).filter(start -> vmPlacement.vm().getCount() == 1)
						.orElse(-1));
	}

	private static String text(Requirement need) {
		return need.getName() + (need.getVersion() == null ? "" : " " + need.getVersion());
	}

	private static List<String> placed(Path model) throws Exception {
		return assignment(model).slots().getFirst().partitions().stream()
				.map(part -> part.profile().getName() + " at " + part.start().orElse(-1)).sorted().toList();
	}

	private static Assignment assignment(Path model) throws Exception {
		return Assignment.of(Project.open(List.of(model)).modelUnits().getFirst().modelScope());
	}
}
