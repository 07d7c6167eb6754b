package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.report.check.CheckJsonReport;

class CheckTest {
	private static final String MODEL = """
			import stacks.ParadicePolling

			gpu Board {
			  memory 2 GiB
			  engine graphics
			}

			host node {
			  cpu        1 x 4 cores at 3 GHz
			  memory     16 GiB
			  system     Linux
			  hypervisor Xen
			  gpu board : Board
			}

			policy polling for node { stack ParadicePolling }

			workload Operations {
			  each iteration {
			    cpu         10 us
			    round-trips 1
			  }
			}

			vm asker x 2 {
			  system Linux
			  cpu    1 cores
			  memory 2 GiB
			  gpu    on node.board
			  runs   Operations
			  expect throughput >= 1 /s
			  expect slowdown = 20 % within 10 % published "B38"
			  expect slowdown = 90 % within 10 % published "guess, unverified"
			}

			simulation short {
			  for 100 ms
			}
			""";

	@TempDir
	private Path folder;

	@Test
	void figuresAreListedOnceAndWhatIsNotPublishedIsNot() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("paradice.lamina", MODEL).lamina("check", "paradice.lamina");
		assertEquals("", outcome.err());
		assertEquals("""
				case   system    stack            what               published  simulated    error  tolerance  verdict
				B38    paradice  ParadicePolling  asker[0] slowdown     20.0 %     20.0 %    0.0 %     10.0 %  holds
				guess  paradice  ParadicePolling  asker[0] slowdown     90.0 %     20.0 %  -77.8 %     10.0 %  information

				1 of 1 figure holds, mean absolute error 0.0 %; 1 for information.
				""", outcome.out());
		assertEquals(0, outcome.exit());
	}

	@Test
	void aMissIsAFindingButOneOfAnUnreadSourceIsNot() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("paradice.lamina", MODEL.replace("slowdown = 20 %", "slowdown = 35 %"))
				.lamina("check", "paradice.lamina");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.out().contains("MISSES"), outcome.out());
	}

	@Test
	void jsonIsWhatTheSchemaSaysWhateverTheNumberOfThreads() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("a/one.lamina", MODEL).file("a/two.lamina", MODEL);
		Outcome first = process.lamina("check", "a", "--format", "json", "--threads", "1");
		assertEquals(first, process.lamina("check", "a", "--format", "json", "--threads", "4"));
		assertEquals(0, first.exit(), first.err());
		try (InputStream schema = CheckJsonReport.class.getResourceAsStream("lamina-check-1.schema.json")) {
			assertEquals(Set.of(),
					JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(first.out(), InputFormat.JSON));
		}
		assertEquals(0, process.lamina("check", "a", "--format", "json", "-o", folder.resolve("check.json").toString()).exit());
		assertEquals(first.out(), Files.readString(folder.resolve("check.json")));
	}

	@Test
	void aModelThatCannotBeCheckedLeavesTheOldResult() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("good.lamina", MODEL).file("old.txt", "old");
		Outcome refused = process.file("idle.lamina", "vm idle { expect fps = 1 published \"X\" }\nsimulation none { for 1 s }\n")
				.lamina("check", "good.lamina", "idle.lamina", "-o", "old.txt");
		assertEquals(1, refused.exit());
		assertTrue(refused.err().contains("error["), refused.err());
		assertEquals("", refused.out());
		Outcome wrong = process.file("wrong.lamina", MODEL.replace("runs   Operations", "runs   Operation"))
				.lamina("check", "good.lamina", "wrong.lamina", "-o", "old.txt");
		assertEquals(1, wrong.exit());
		assertTrue(wrong.err().endsWith("; nothing was checked\n"), wrong.err());
		assertEquals("old", Files.readString(folder.resolve("old.txt")));
	}

	@Test
	void withoutFiguresThereIsNothingToCheck() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("plain.lamina", MODEL.replaceAll("(?m) published .*$", "")).lamina(
				"check",
				"plain.lamina");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().startsWith("lamina: There is nothing to check"), outcome.err());
		assertFalse(outcome.err().lines().count() > 1, outcome.err());
	}

	@Test
	void zeroThreadsAreRefused() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("paradice.lamina", MODEL).lamina("check", "paradice.lamina",
				"--threads",
				"0");
		assertEquals(2, outcome.exit());
		assertEquals("lamina: --threads must be at least 1, not 0.\n", outcome.err());
	}
}
