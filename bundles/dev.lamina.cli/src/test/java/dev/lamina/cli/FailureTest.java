package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/** Failures, repairs, restarts and reboots, held to what a hand calculation gives. */
class FailureTest {
	/** Two hosts with two whole GPUs each; an iteration takes 150 ms. */
	private static final String TRAINING = """
			import nvidia.*
			import stacks.*
			host a x 2 { cpu 2 x 32 cores at 2.6 GHz  memory 1 TiB  system Linux  hypervisor KVM  gpu g x 2 : A100-80 }
			policy whole for a { stack Vfio }
			workload T { reference A100-80  each iteration { gpu 150 ms on compute }  memory 6 GiB CHECKPOINT }
			vm x x 3 { system Linux  cpu 4 cores  memory 20 GiB  gpu on a  runs T  FAILURE }
			""";

	@TempDir
	Path folder;
	private InProcessRunner lamina;

	@BeforeEach
	void run() {
		lamina = new InProcessRunner(folder);
	}

	private String simulate(String text) throws IOException {
		lamina.file("m.lamina", text);
		assertEquals("", lamina.lamina("validate", "m.lamina", "--max-warnings", "0").err());
		Outcome run = lamina.lamina("simulate", "m.lamina", "--each");
		assertTrue(run.exit() < 2, run::err);
		return run.out();
	}

	private String training(String checkpoint, String failure, String events) throws IOException {
		return simulate(
				TRAINING.replace("CHECKPOINT", checkpoint).replace("FAILURE", failure) + "simulation s { for 100 s " + events
						+ " }\n");
	}

	/** The row of a VM in the table of interruptions, blanks squeezed. */
	private static String interruption(String report, String vm) {
		String table = report.substring(report.indexOf("\nInterruptions"), report.indexOf("\nGPUs"));
		return table.lines().map(line -> line.strip().replaceAll(" +", " ")).filter(line -> line.startsWith(vm + ' ')).findFirst()
				.orElse("");
	}

	private static void assertContains(String part, String report) {
		assertTrue(report.contains(part), report);
	}

	/** x[0] and x[1] are on a[0], x[2] is on a[1]. From 10 s to the end are 90 s; 10 s / 150 ms = 66.7. */
	@Test
	void aFailedHostIsGoneToTheEnd() throws IOException {
		String report = training("", "", "at 10 s fail a[0]");
		assertEquals("x[0] 90.0 s 90.0 s fail 66 iterations", interruption(report, "x[0]"));
		assertEquals("x[1] 90.0 s 90.0 s fail 66 iterations", interruption(report, "x[1]"));
		assertEquals("", interruption(report, "x[2]"));
		assertContains("a[0] fails at 10 s: 2 of 3 VMs x stay down", report);
	}

	/** A checkpoint each 4 s: at 10 s the last one is 2 s old, 10 s / 150 ms - 8 s / 150 ms = 66 - 53 iterations. */
	@Test
	void workSinceTheLastCheckpointIsLost() throws IOException {
		String report = training("checkpoint every 4 s", "", "at 10 s fail a[0] for 20 s");
		assertTrue(interruption(report, "x[0]").endsWith("fail 13 iterations"), report);
		assertContains("2 of 3 VMs x start again on a[0] at 30 s.", report);
	}

	/** One GPU of a[1] is free: one VM restarts there after 5 s, the other waits for the repair at 60 s. */
	@Test
	void vmsRestartElsewhereAsFarAsThereIsRoom() throws IOException {
		String report = training("", "on-failure restart within 5 s", "at 10 s fail a[0]  at 60 s repair a[0]");
		assertContains("a[0] fails at 10 s: x[0] starts again on a[1] at 15 s.", report);
		assertContains("a[0] fails at 10 s: x[1] starts again on a[0] at 1 min.", report);
		assertTrue(interruption(report, "x[0]").matches("x\\[0\\] 8\\.\\d+ s 8\\.\\d+ s fail 66 iterations"), report);
	}

	/** Room that leaves is room: x[2] stops at 40 s, and x[1] gets its GPU. */
	@Test
	void aVmThatFoundNoRoomRestartsWhenAnotherLeaves() throws IOException {
		String report = training("", "on-failure restart within 5 s", "at 10 s fail a[0]  at 40 s stop x[2]");
		assertContains("a[0] fails at 10 s: x[1] starts again on a[1] at 40 s.", report);
	}

	/** Without a length or a repair a GPU is reset; with one it stays out. */
	@Test
	void aGpuIsResetUnlessItStaysOut() throws IOException {
		assertTrue(interruption(training("", "", "at 10 s fail a[0].g[0]"), "x[0]").matches("x\\[0\\] 3\\.30 s .*"));
		assertContains("a[0].g[0] fails at 10 s: x[0] starts again on a[0] at 40 s.",
				training("", "", "at 10 s fail a[0].g[0] for 30 s"));
	}

	@Test
	void aFailedInstanceIsOneInstance() throws IOException {
		String report = simulate(
				TRAINING.replace("stack Vfio", "stack NvidiaMig  partition 1g.10gb x 7").replace("CHECKPOINT", "")
						.replace("FAILURE", "").replace("gpu on a", "gpu 1g.10gb on a[0].g[0]")
						+ "simulation s { for 100 s  at 10 s fail a[0].g[0] instance 1 for 30 s }\n");
		assertEquals("", interruption(report, "x[0]"));
		assertContains("a[0].g[0] instance 1 fails at 10 s: x[1] starts again on a[0] at 40 s.", report);
	}

	/** Off from 20 s to 40 s and from 60 s to 70 s: the longest time is 20 s and the initialization of 3 s; nothing is lost. */
	@Test
	void aVmStopsAndStartsAsOftenAsOneLikes() throws IOException {
		String report = training("", "", "at 20 s stop x[0]  at 40 s start x[0]  at 60 s stop x[0]  at 70 s start x[0]");
		assertTrue(interruption(report, "x[0]").matches("x\\[0\\] 2[23]\\.\\d+ s 2[23]\\.\\d+ s stop"), report);
		assertEquals("", interruption(report, "x[1]"));
	}

	/** 384 desktops of 8 GiB fill three hosts of 1 TiB: 92 of the 108 of the failed host find room. */
	@Test
	void aRestartNeedsMemoryOfTheHost() throws IOException {
		String report = simulate(
				"""
						import nvidia.*
						import stacks.*
						host office x 4 { cpu 2 x 32 cores at 2.8 GHz  cpu-overcommit 4  memory 1 TiB  system ESXi  hypervisor VMware  gpu g x 12 : A16 }
						policy dense for office { stack NvidiaVgpu  partition A16-1B x 16  scheduler best-effort }
						workload Office { each frame at 2 fps { gpu 1.5 ms on graphics }  memory 600 MiB }
						vm clerk x 400 { system Windows  cpu 2 cores  memory 8 GiB  gpu A16-1B on office  runs Office
						  on-failure restart within 2 s }
						simulation s { for 10 s  at 2 s fail office[0] }
						""");
		assertContains("16 of 400 VMs clerk stay down: with it the VMs on office[1] would need 1032 GiB of memory", report);
		assertContains("start again on office[3] at 4 s.", report);
	}
}
