package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * The scripts run, on a host that is made of a folder: what they write into its sysfs and which commands they give. A second run
 * changes nothing.
 */
@Tag("process")
class GeneratedScriptsTest {
	/** Does what the vendor's programs do as far as the scripts look at it; each command is noted. */
	private static final String PROGRAM = """
			#!/bin/sh
			root=${0%/bin/*}
			echo "${0##*/} $*" >>"$root/commands"
			case "${0##*/} $*" in
			"nvidia-smi -i "*" --query-gpu=mig.mode.current "*) cat "$root/mig-mode" ;;
			"nvidia-smi -i "*" -mig 1") echo Enabled >"$root/mig-mode" ;;
			"nvidia-smi -i "*" -mig 0") echo Disabled >"$root/mig-mode" ;;
			"nvidia-smi -i "*" -q") printf '    Other Mode                        : Enabled\\n    vGPU Heterogeneous Mode           : %s\\n' "$(cat "$root/mixed")" ;;
			"nvidia-smi vgpu -i "*" -shm 1") echo Enabled >"$root/mixed" ;;
			"nvidia-smi vgpu -i "*" -shm 0") echo Disabled >"$root/mixed" ;;
			"nvidia-smi mig -i "*" -lgi") [ -s "$root/instances" ] && cat "$root/instances" || { echo "No GPU instances found: Not Found"; exit 6; } ;;
			"nvidia-smi mig -i "*" -dgi") : >"$root/instances" ;;
			"nvidia-smi mig -i "*" -cgi "*)
				number=0
				for instance in $(echo "$5" | tr , ' '); do
					number=$((number + 1))
					printf '|   0  MIG %-12s   19        %d          %s:1     |\\n' "${instance%:*}" "$number" "${instance#*:}" >>"$root/instances"
				done ;;
			"sriov-manage -e "*) echo 16 >"$root/sys/bus/pci/devices/$2/sriov_numvfs" ;;
			"nvidia-smi mig -i "*" -dci") [ ! -e "$root/no-compute-instances" ] || { echo "No compute instances found: Not Found"; exit 6; } ;;
			"mdevctl list --defined --verbose --uuid "*) [ ! -e "$root/defined-$5" ] || cat "$root/defined-$5" ;;
			"mdevctl list --uuid "*) [ ! -e "$root/started-$3" ] || echo "$3 active" ;;
			"mdevctl define --uuid "*) echo "$3 $5 $7 ${8:-manual}" >"$root/defined-$3" ;;
			"mdevctl undefine --uuid "*) rm "$root/defined-$3" ;;
			"mdevctl modify --uuid "*" --addattr "*) printf '  Attrs:\\n    @{0}: {"%s":"%s"}\\n' "$5" "$7" >>"$root/defined-$3" ;;
			"mdevctl start --uuid "*) : >"$root/started-$3" ;;
			"kubectl get clusterpolicies"*) cat "$root/operator" ;;
			"kubectl -n kubevirt get kubevirt kubevirt -o jsonpath={.metadata.resourceVersion}") echo 7 ;;
			"kubectl -n kubevirt get kubevirt kubevirt "*pciHostDevices*) cat "$root/pci" ;;
			"kubectl -n kubevirt get kubevirt kubevirt "*mediatedDevices*) cat "$root/mediated" ;;
			"kubectl -n kubevirt patch "*pciVendorSelector*) echo "$9" | sed 's/.*"pciVendorSelector":"\\([^"]*\\)","resourceName":"\\([^"]*\\)".*/\\1=\\2/' >>"$root/pci" ;;
			"kubectl -n kubevirt patch "*mdevNameSelector*) echo "$9" | sed 's/.*"mdevNameSelector":"\\([^"]*\\)","resourceName":"\\([^"]*\\)".*/\\1=\\2/' >>"$root/mediated" ;;
			esac
			""";

	@TempDir
	private Path host;

	@BeforeEach
	void installPrograms() throws IOException {
		for (String name : List.of("nvidia-smi", "sriov-manage", "mdevctl", "modprobe", "kubectl")) {
			Path program = write("bin/" + name, PROGRAM);
			Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		for (String folder : List.of("etc/modprobe.d", "sys/module")) {
			Files.createDirectories(host.resolve(folder));
		}
		write("mig-mode", "Disabled\n");
		write("mixed", "Disabled\n");
		write("instances", "");
		write("operator", "");
		write("pci", "");
		write("mediated", "");
		Path model = GeneratedOutput.resource("vendors.lamina");
		for (Path each : List.of(model, Checkout.examples().resolve("mig.lamina"))) {
			Outcome outcome = new InProcessRunner(host).lamina("generate", "all", each.toString(), "-o",
					each.getFileName().toString());
			assertEquals(0, outcome.exit(), outcome.toString());
		}
	}

	@Test
	void migInstancesAreCutOnce() throws Exception {
		String script = "mig.lamina/nvidia-smi/train1.sh";
		assertEquals("", run(script).err());
		assertTrue(
				commands().contains("nvidia-smi mig -i 0000:ca:00.0 -cgi 1g.10gb:0,1g.10gb:1,1g.10gb:2,1g.10gb:3,3g.40gb:4 -C"),
				commands().toString());
		assertEquals("Enabled\n", Files.readString(host.resolve("mig-mode")));
		Files.delete(host.resolve("commands"));
		CommandProcess again = run(script);
		assertEquals(
				new CommandProcess(0, "0000:ca:00.0 is cut into 1g.10gb:0,1g.10gb:1,1g.10gb:2,1g.10gb:3,3g.40gb:4 already\n", ""),
				again);
		assertTrue(commands().stream().noneMatch(command -> command.matches(".* -(mig|cgi|dgi|dci)( .*)?")),
				commands().toString());
	}

	@Test
	void otherInstancesAreReplaced() throws Exception {
		write("mig-mode", "Enabled\n");
		write("instances", "|   0  MIG 7g.80gb           0        0          0:8     |\n");
		assertEquals(0, run("mig.lamina/nvidia-smi/train1.sh").exit());
		List<String> changes = commands().stream().filter(command -> command.matches(".* -([cd]gi|dci)( .*)?")).toList();
		assertEquals(List.of("nvidia-smi mig -i 0000:ca:00.0 -dci", "nvidia-smi mig -i 0000:ca:00.0 -dgi",
				"nvidia-smi mig -i 0000:ca:00.0 -cgi 1g.10gb:0,1g.10gb:1,1g.10gb:2,1g.10gb:3,3g.40gb:4 -C"), changes);
	}

	@Test
	void instancesWithoutComputeInstancesAreReplacedToo() throws Exception {
		write("mig-mode", "Enabled\n");
		write("no-compute-instances", "");
		write("instances", "|   0  MIG 7g.80gb           0        0          0:8     |\n");
		assertEquals(0, run("mig.lamina/nvidia-smi/train1.sh").exit());
		assertTrue(commands().stream().anyMatch(command -> command.endsWith(" -dgi")), commands().toString());
	}

	@Test
	void virtualFunctionsBecomeVgpus() throws Exception {
		String gpu = "sys/bus/pci/devices/0000:5e:00.0";
		write(gpu + "/sriov_numvfs", "0\n");
		for (int number = 0; number < 3; number++) {
			function(gpu, number, "0000:5e:00." + (4 + number));
			write("sys/bus/pci/devices/0000:5e:00." + (4 + number) + "/nvidia/current_vgpu_type", "0\n");
			write("sys/bus/pci/devices/0000:5e:00." + (4 + number) + "/nvidia/vgpu_params", "\n");
		}
		assertEquals(new CommandProcess(0, "", ""), run("vendors.lamina/sriov/office.sh"));
		assertEquals("1155\n", read("sys/bus/pci/devices/0000:5e:00.4/nvidia/current_vgpu_type"));
		assertEquals("1153\n", read("sys/bus/pci/devices/0000:5e:00.6/nvidia/current_vgpu_type"));
		assertEquals("Enabled\n", read("mixed"));
		assertEquals("frame_rate_limiter=0\n", read("sys/bus/pci/devices/0000:5e:00.5/nvidia/vgpu_params"));
		unchangedBy("vendors.lamina/sriov/office.sh");
		write("sys/bus/pci/devices/0000:5e:00.5/nvidia/current_vgpu_type", "7\n");
		CommandProcess other = run("vendors.lamina/sriov/office.sh");
		assertEquals(1, other.exit());
		assertTrue(other.err().startsWith("office.sh: 0000:5e:00.5 is a vGPU of type 7, not 1153 (L40S-12Q)."), other.err());
	}

	@Test
	void functionAtAnotherAddressStopsTheScript() throws Exception {
		String gpu = "sys/bus/pci/devices/0000:5e:00.0";
		write(gpu + "/sriov_numvfs", "16\n");
		function(gpu, 0, "0000:5f:00.0");
		CommandProcess commandProcess = run("vendors.lamina/sriov/office.sh");
		assertEquals(1, commandProcess.exit());
		assertEquals("office.sh: Virtual function 0 of 0000:5e:00.0 is 0000:5f:00.0, but the domains name 0000:5e:00.4.\n",
				commandProcess.err());
	}

	@Test
	void vgpuTypeIsFoundByItsNameWhereItsNumberIsUnknown() throws Exception {
		String gpu = "sys/bus/pci/devices/0000:ca:00.0";
		write(gpu + "/sriov_numvfs", "16\n");
		for (int number = 0; number < 5; number++) {
			String address = List.of("0000:ca:00.4", "0000:ca:00.5", "0000:ca:00.6", "0000:ca:00.7", "0000:ca:01.0").get(number);
			function(gpu, number, address);
			write("sys/bus/pci/devices/" + address + "/nvidia/current_vgpu_type", "0\n");
			write("sys/bus/pci/devices/" + address + "/nvidia/creatable_vgpu_types",
					"ID    : vGPU Name\n699   : NVIDIA A100D-1-10C\n703   : NVIDIA A100D-3-40C\n");
		}
		assertEquals("", run("mig.lamina/sriov/train1.sh").err());
		assertEquals("703\n", read("sys/bus/pci/devices/0000:ca:00.4/nvidia/current_vgpu_type"));
		assertEquals("699\n", read("sys/bus/pci/devices/0000:ca:01.0/nvidia/current_vgpu_type"));
		assertTrue(commands().stream().anyMatch(command -> command.contains(" -cgi ")),
				"the instances behind the vGPUs are missing");
	}

	@Test
	void quantumReachesWhicheverDriverThereIs() throws Exception {
		Map<String, String> places = Map.of("xe", "sys/bus/pci/devices/%s/sriov_admin/vf%d/profile/", "older xe",
				"sys/kernel/debug/dri/%s/gt0/vf%d/",
				"i915", "sys/bus/pci/devices/%s/drm/card1/prelim_iov/vf%d/gt/");
		Map<String, String> idle = Map.of("xe", "sys/bus/pci/devices/0000:4d:00.0/sriov_admin/.bulk_profile/sched_priority",
				"older xe",
				"sys/kernel/debug/dri/0000:4d:00.0/gt0/pf/sched_if_idle", "i915",
				"sys/bus/pci/devices/0000:4d:00.0/drm/card1/prelim_iov/pf/gt/policies/sched_if_idle");
		for (Map.Entry<String, String> driver : new TreeMap<>(places).entrySet()) {
			write(idle.get(driver.getKey()), "0\n");
			write(idle.get(driver.getKey()).replace("4d", "af"), "0\n");
			for (String gpu : List.of("0000:4d:00", "0000:af:00")) {
				write("sys/bus/pci/devices/" + gpu + ".0/sriov_numvfs", "0\n");
				write("sys/bus/pci/devices/" + gpu + ".0/sriov_drivers_autoprobe", "1\n");
				for (int number = 1; number <= 3; number++) {
					function("sys/bus/pci/devices/" + gpu + ".0", number - 1, gpu + "." + number);
					for (String file : List.of("exec_quantum_ms", "preempt_timeout_us",
							driver.getKey().equals("xe") ? "vram_quota" : "lmem_quota", "ggtt_quota", "contexts_quota",
							"doorbells_quota")) {
						write(driver.getValue().formatted(gpu + ".0", number) + file, "0\n");
					}
				}
			}
			assertEquals(new CommandProcess(0, "", ""), run("vendors.lamina/sriov/flex-0.sh"), driver.getKey());
			assertEquals("8\n", read(driver.getValue().formatted("0000:4d:00.0", 3) + "exec_quantum_ms"), driver.getKey());
			assertEquals("16000\n", read(driver.getValue().formatted("0000:af:00.0", 1) + "preempt_timeout_us"), driver.getKey());
			assertEquals(driver.getKey().equals("xe") ? "normal\n" : "1\n", read(idle.get(driver.getKey())), driver.getKey());
			assertEquals("3\n", read("sys/bus/pci/devices/0000:4d:00.0/sriov_numvfs"));
			assertEquals("0\n", read("sys/bus/pci/devices/0000:4d:00.0/sriov_drivers_autoprobe"));
			unchangedBy("vendors.lamina/sriov/flex-0.sh");
			delete("sys/bus/pci");
			delete("sys/kernel");
		}
	}

	@Test
	void otherNumberOfFunctionsIsNotReplacedUnderRunningVms() throws Exception {
		write("sys/bus/pci/devices/0000:4d:00.0/sriov_numvfs", "7\n");
		CommandProcess commandProcess = run("vendors.lamina/sriov/flex-0.sh");
		assertEquals(1, commandProcess.exit());
		assertTrue(
				commandProcess.err()
						.startsWith("flex-0.sh: 0000:4d:00.0 has 7 virtual functions, 3 are wanted. Stop the VMs that use them,"),
				commandProcess.err());
	}

	@Test
	void amdDriverIsConfiguredBeforeItIsLoaded() throws Exception {
		String gpu = "sys/bus/pci/devices/0000:83:00.0";
		write(gpu + "/sriov_numvfs", "4\n");
		for (int number = 0; number < 4; number++) {
			function(gpu, number, "0000:83:02." + number);
		}
		assertEquals(new CommandProcess(0, "", ""), run("vendors.lamina/sriov/red.sh"));
		assertEquals("vfio-pci\n", read("sys/bus/pci/devices/0000:83:02.3/driver_override"));
		assertEquals("fb_option=0\nsched_option=0\nvf_num=4\npf_fb=0\nvf_fb=0\nsched_interval=0\n", read("etc/gim_config"));
		assertEquals(List.of("modprobe gim", "modprobe vfio-pci", "modprobe vfio-pci", "modprobe vfio-pci", "modprobe vfio-pci"),
				commands());
		unchangedBy("vendors.lamina/sriov/red.sh");
	}

	@Test
	void schedulersAreSetForTheNextStartOfTheDriver() throws Exception {
		CommandProcess commandProcess = run("vendors.lamina/nvidia-smi/office.sh");
		assertEquals(0, commandProcess.exit(), commandProcess.toString());
		// 480 Hz is 1e0, the averaging factor 20 is 14
		assertEquals(
				"options nvidia "
						+ "NVreg_RegistryDwordsPerDevice=\"pci=0000:3b:00.0;RmPVMRL=0x141e0001;pci=0000:5e:00.0;RmPVMRL=0x00000001\"\n",
				read("etc/modprobe.d/lamina-vgpu.conf"));
		assertEquals(new CommandProcess(0, "", ""), run("vendors.lamina/nvidia-smi/office.sh"));
	}

	@Test
	void mediatedDevicesAreDefinedAndStartedOnce() throws Exception {
		write("sys/class/mdev_bus/0000:3b:00.0/mdev_supported_types/nvidia-232/name", "GRID T4-4Q\n");
		String script = "vendors.lamina/mdevctl/office/define.sh";
		assertEquals(new CommandProcess(0, "", ""), run(script));
		List<String> commands = commands();
		assertEquals(4, commands.stream().filter(command -> command.startsWith("mdevctl define ")).count(), commands.toString());
		assertEquals(2, commands.stream().filter(command -> command.startsWith("mdevctl start ")).count(), commands.toString());
		assertEquals(4, commands.stream()
				.filter(command -> command
						.matches("mdevctl modify --uuid \\S+ --addattr nvidia/vgpu_params --value frame_rate_limiter=0"))
				.count(), commands.toString());
		assertTrue(
				commands.stream().anyMatch(
						command -> command.matches("mdevctl define --uuid \\S+ --parent 0000:3b:00.0 --type nvidia-232 --auto")),
				commands.toString());
		Files.delete(host.resolve("commands"));
		assertEquals(new CommandProcess(0, "", ""), run(script));
		assertTrue(
				commands().stream()
						.noneMatch(command -> command.startsWith("mdevctl define ") || command.startsWith("mdevctl start ")),
				commands().toString());
		delete("sys/class/mdev_bus/0000:3b:00.0/mdev_supported_types/nvidia-232");
		assertEquals(
				"define.sh: 0000:3b:00.0 offers no nvidia-232; 'mdevctl types --parent 0000:3b:00.0' shows what it offers.\n",
				run(script).err());
	}

	@Test
	void aDefinitionIsBroughtToTheModel() throws Exception {
		write("sys/class/mdev_bus/0000:3b:00.0/mdev_supported_types/nvidia-232/name", "GRID T4-4Q\n");
		String script = "vendors.lamina/mdevctl/office/define.sh";
		assertEquals(0, run(script).exit());
		try (Stream<Path> files = Files.list(host)) {
			for (Path defined : files.filter(file -> file.getFileName().toString().startsWith("defined-")).toList()) {
				Files.writeString(defined, Files.readString(defined).replace("0000:3b", "0000:18"));
			}
		}
		CommandProcess active = run(script);
		assertEquals(1, active.exit(), active.toString());
		assertTrue(
				active.err().contains("is to change (0000:3b:00.0 nvidia-232 frame_rate_limiter=0), but the device is active."),
				active.err());
		try (Stream<Path> files = Files.list(host)) {
			for (Path started : files.filter(file -> file.getFileName().toString().startsWith("started-")).toList()) {
				Files.delete(started);
			}
		}
		Files.delete(host.resolve("commands"));
		assertEquals(new CommandProcess(0, "", ""), run(script));
		assertEquals(4, commands().stream().filter(command -> command.startsWith("mdevctl undefine ")).count(),
				commands().toString());
		assertEquals(4, commands().stream().filter(command -> command.contains(" --parent 0000:3b:00.0 ")).count(),
				commands().toString());
	}

	/** A merge patch of a list would take away what others have permitted. */
	@Test
	void permittedDevicesAreAddedToThoseOfOthers() throws Exception {
		String script = "vendors.lamina/kubernetes/permit-devices.sh";
		write("mediated", "GRID P40-8Q=others.example/P40\n");
		assertEquals(new CommandProcess(0, "", ""), run(script));
		List<String> patches = commands().stream().filter(command -> command.contains(" patch ")).toList();
		assertTrue(patches.stream().filter(patch -> patch.contains("mediatedDevices")).allMatch(patch -> patch.contains(
				"--type json --patch [{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"7\"},{\"op\":\"add\",")),
				patches.toString());
		assertEquals(1, patches.stream().filter(patch -> patch.contains("--type merge")).count(), patches.toString());
		assertTrue(read("mediated").startsWith("GRID P40-8Q=others.example/P40\n")
				&& read("mediated").contains("\nGRID T4-4Q=nvidia.com/GRID_T4-4Q\n"), read("mediated"));
		Files.delete(host.resolve("commands"));
		assertEquals(new CommandProcess(0, "", ""), run(script));
		assertTrue(commands().stream().noneMatch(command -> command.contains(" patch ")), commands().toString());
		write("mediated", "grid t4-4q=others.example/T4\n");
		CommandProcess other = run(script);
		assertEquals(1, other.exit());
		assertTrue(other.err().contains("GRID T4-4Q is offered as others.example/T4 already."), other.err());
	}

	@Test
	void theOperatorIsToldWhichConfigMapsToRead() throws Exception {
		String script = "vendors.lamina/kubernetes/configure-operator.sh";
		assertEquals(new CommandProcess(0, "", ""), run(script));
		assertTrue(commands().contains("kubectl patch clusterpolicies.nvidia.com/cluster-policy --type merge --patch "
				+ "{\"spec\":{\"migManager\":{\"config\":{\"name\":\"lamina-nvidia-mig-manager\",\"default\":\"all-disabled\"}}}}"),
				commands().toString());
		write("operator", "ours");
		CommandProcess other = run(script);
		assertEquals(1, other.exit());
		assertEquals("configure-operator.sh: For devicePlugin the operator reads the ConfigMap ours. It reads only one: add the "
				+ "configurations of lamina-nvidia-device-plugin to it.\n", other.err());
	}

	@Test
	void nodesAreLabelled() throws Exception {
		assertEquals(new CommandProcess(0, "", ""), run("vendors.lamina/kubernetes/label-nodes.sh"));
		assertTrue(
				commands().contains(
						"kubectl label node --overwrite box nvidia.com/device-plugin.config=box nvidia.com/mig.config=box"),
				commands().toString());
	}

	private void unchangedBy(String script) throws Exception {
		Map<String, String> before = GeneratedOutput.texts(host.resolve("sys"));
		assertEquals(0, run(script).exit());
		assertEquals(before, GeneratedOutput.texts(host.resolve("sys")));
	}

	/** Runs a script with the folder in place of the host's root. */
	private CommandProcess run(String path) throws IOException, InterruptedException {
		Path script = host.resolve("run").resolve(Path.of(path).getFileName());
		Files.createDirectories(script.getParent());
		Files.writeString(script,
				Files.readString(host.resolve(path)).replace("/sys/", host + "/sys/").replace("/etc/", host + "/etc/")
						.replace("/usr/lib/nvidia/", host + "/bin/"));
		ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectOutput(host.resolve("out").toFile())
				.redirectError(host.resolve("err").toFile());
		builder.environment().put("PATH", host.resolve("bin") + ":" + System.getenv("PATH"));
		int exit = builder.start().waitFor();
		return new CommandProcess(exit, read("out"), read("err"));
	}

	private void function(String gpu, int number, String address) throws IOException {
		Path link = host.resolve(gpu).resolve("virtfn" + number);
		Files.deleteIfExists(link);
		Files.createSymbolicLink(link, Path.of("../" + address));
		Files.createDirectories(host.resolve("sys/bus/pci/devices/" + address));
	}

	private List<String> commands() throws IOException {
		return Files.readAllLines(host.resolve("commands"));
	}

	private String read(String file) throws IOException {
		return Files.readString(host.resolve(file));
	}

	private Path write(String file, String text) throws IOException {
		Path path = host.resolve(file);
		Files.createDirectories(path.getParent());
		return Files.writeString(path, text);
	}

	private void delete(String folder) throws IOException {
		if (Files.exists(host.resolve(folder))) {
			try (Stream<Path> files = Files.walk(host.resolve(folder))) {
				for (Path file : files.sorted((first, second) -> second.compareTo(first)).toList()) {
					Files.delete(file);
				}
			}
		}
	}
}
