package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/** Promises that so many VMs of a group must keep: one verdict, in every form of a result. */
class GroupPromiseTest {
	/** Two GPUs with two students each; the first also has a neighbour that keeps it busy, so that requests take longer there. */
	private static final String MODEL = """
			import nvidia.*
			import stacks.*
			host a x 2 { cpu 2 x 32 cores at 2.6 GHz  memory 1 TiB  system Linux  hypervisor BareMetal  gpu g : A100-80 }
			policy shared for a { stack ContainerTimeSlicing }
			workload W { reference A100-80  each request at 2 /s { gpu 20 ms on compute }  memory 4 GiB }
			workload Noise { reference A100-80  each iteration { gpu 50 ms on compute }  memory 4 GiB }
			vm noisy { system Linux  cpu 2 cores  memory 8 GiB  gpu on a[0].g  runs Noise }
			vm student x 4 { system Linux  cpu 2 cores  memory 8 GiB  gpu on a  runs W  PROMISE }
			simulation s { for 30 s SIMULATION }
			""";

	@TempDir
	Path folder;
	private InProcessRunner lamina;

	@BeforeEach
	void run() {
		lamina = new InProcessRunner(folder);
	}

	private Outcome lamina(String command, String promise, String simulation, String... options) throws IOException {
		lamina.file("m.lamina", MODEL.replace("PROMISE", promise).replace("SIMULATION", simulation));
		String[] arguments = new String[options.length + 2];
		arguments[0] = command;
		arguments[1] = "m.lamina";
		System.arraycopy(options, 0, arguments, 2, options.length);
		return lamina.lamina(arguments);
	}

	private static void assertContains(String part, String text) {
		assertTrue(text.replaceAll(" +", " ").contains(part), text);
	}

	@Test
	void aPartOrANumberMustKeepIt() throws IOException {
		Outcome kept = lamina("simulate", "expect latency p50 <= 30 ms for 25 % of student", "");
		assertEquals(0, kept.exit(), kept::err);
		assertContains("latency p50 <= 30 ms for 25 % of student", kept.out());
		assertContains("The promise is kept.", kept.out());
		Outcome broken = lamina("simulate", "", "expect latency p50 <= 30 ms for 4 of student");
		assertEquals(1, broken.exit(), broken::err);
		assertContains("latency p50 <= 30 ms for 4 of student 2 of 4 - BROKEN", broken.out());
		Outcome few = lamina("simulate", "", "expect latency p50 <= 1 ms for 1 of student[2..3]", "--format", "csv");
		assertContains("promise,,vms,latency p50 <= 1 ms for 1 of student[2..3],0,", few.out());
		Outcome json = lamina("simulate", "", "expect latency p50 <= 1 ms for 1 of student[2..3]", "--format", "json");
		assertContains("\"group\": { \"vms\": 2, \"needed\": 1, \"kept\": 0, \"undecided\": 0 }",
				json.out().replaceAll("\\s+", " "));
		Outcome html = lamina("simulate", "", "expect latency p50 <= 1 ms for 1 of student[2..3]", "--format", "html");
		assertContains("0 of 2", html.out());
		Outcome junit = lamina("simulate", "", "expect latency p50 <= 1 ms for 1 of student[2..3]", "--format", "junit");
		assertContains("for 1 of student[2..3]", junit.out());
	}

	/** So few requests that no 99th percentile is known: nothing is certain of any VM. */
	@Test
	void isUndecidedIfTheUndecidedDecide() throws IOException {
		lamina.file("m.lamina", MODEL.replace("request at", "request poisson at").replace("PROMISE", "").replace("SIMULATION",
				"expect latency p99.9 <= 10 s for 50 % of student"));
		Outcome run = lamina.lamina("simulate", "m.lamina");
		assertEquals(1, run.exit(), run::out);
		assertContains("for 50 % of student 0 of 4 0 to 4", run.out());
		assertContains(" undecided", run.out());
		String json = lamina.lamina("simulate", "m.lamina", "--format", "json").out();
		assertContains("4 VMs are undecided, and 2 must keep it. ", json);
	}

	@Test
	void sweepsAndSearchesDecideByIt() throws IOException {
		Outcome sweep = lamina("simulate", "expect latency p50 <= 30 ms for 50 % of student",
				"vary workload Noise.in-flight over 1, 2 vary host a.count over 1, 2");
		assertContains("promises kept", sweep.out());
		Outcome search = lamina("simulate", "expect latency p50 <= 30 ms for 50 % of student",
				"find least host a.count from 1 to 3");
		assertContains("The least host a.count from 1 to 3 that keeps all promises is 2.", search.out());
		Outcome json = lamina("simulate", "expect latency p50 <= 1 ms for 50 % of student", "", "--format", "json", "-o",
				"a.json");
		assertEquals(1, json.exit(), json::err);
		lamina("simulate", "expect latency p50 <= 1 ms for 50 % of student", "seed 2", "--format", "json", "-o", "b.json");
		Outcome compare = lamina.lamina("compare", "a.json", "b.json");
		assertTrue(compare.exit() < 2, compare::err);
	}
}
