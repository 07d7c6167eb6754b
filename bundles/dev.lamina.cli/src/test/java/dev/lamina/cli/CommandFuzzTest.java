package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.cli.console.ExitStatus;

/**
 * Damaged files end in a result or a clear sentence through every door, within five seconds, and never in a trace of the program.
 *
 * <p>{@code -Dlamina.fuzz.seed=N} chooses the damage, {@code -Dlamina.fuzz.count=N} how many files each door gets; both are
 * printed, and the file that fails is kept. A door is one line in {@link #DOORS}.
 */
@Tag("fuzz")
class CommandFuzzTest {
	private static final long SEED = Long.getLong("lamina.fuzz.seed", 5);
	private static final int COUNT = Integer.getInteger("lamina.fuzz.count", 100);
	private static final long MAX_SECONDS = 5;
	private static final Pattern TRACE = Pattern.compile(
			"mistake in Lamina|internal\\.error|\\bat "
					+ "[a-z]+(\\.\\w+)+\\(|Exception|java\\.|org\\.eclipse|dev\\.lamina\\.[a-z]+\\.[A-Z]",
			Pattern.CASE_INSENSITIVE);

	private static final List<byte[]> MODELS = Stream.of("dsl/dev.lamina.dsl.tests/corpus", "dsl/dev.lamina.examples")
			.flatMap(folder -> UntrustedFileCommand.samplesBelow(folder, ".lamina").stream()).toList();
	private static final List<byte[]> SOUND = Stream.of("dsl/dev.lamina.dsl.tests/corpus/valid", "dsl/dev.lamina.examples")
			.flatMap(folder -> UntrustedFileCommand.samplesBelow(folder, ".lamina").stream()).toList();
	private static final byte[] MISSPELT = utf8("host h {\n  memroy 1 TiB\n}\n");
	private static final byte[] BASELINE = utf8("""
			{
			  "schema": "lamina-baseline/1",
			  "findings": [
			    {"file": "a.lamina", "rule": "property.unknown", "text": "memroy 1 TiB", "count": 1}
			  ]
			}
			""");
	private static final byte[] SETTINGS = utf8(
			"[rules]\n\"policy.unused\" = \"error\"\nimport.unused = \"off\"\n\n[validate]\nbaseline = "
					+ "\"known.json\"\n\n[files]\nallow = [\"../data\", 'x.csv']\n");
	private static final byte[] NUMBERS = utf8("arrival;size\n0 s;1\n# late\n0.5;2\n\"20 ms\",3\n1.5e-1 s\n");
	private static final byte[] NUMBERED = utf8("""
			workload W { each request from "n.csv" { cpu empirical from "n.csv" } }
			host h { cpu 1 x 4 cores  memory 8 GiB }
			vm v { cpu 1 cores  memory 1 GiB  runs W }
			simulation s { for 1 s }
			""");
	private static final byte[] HOSTS = utf8("sn,cpu_milli,memory_mib,gpu,model\na,64000,262144,8,T4\n\"b\",96000,524288,4,\n");
	private static final byte[] PODS = utf8(
			"name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\np,4000,8192,1,500,T4|V100\nq,8000,16384,2,1000,\nr,1,1,0,,\n");
	private static final byte[] FLEET = utf8("fleet f { inventory \"hosts.csv\" arrivals \"pods.csv\" }\n");

	private static final List<UntrustedFileCommand> DOORS = List.of(
			UntrustedFileCommand.of("validate FILE --format sarif", MODELS, "fuzz.lamina", 4),
			UntrustedFileCommand.of("validate FILE", MODELS, "fuzz.lamina", 4),
			UntrustedFileCommand.of("validate FILE --fix", MODELS, "fuzz.lamina", 4),
			UntrustedFileCommand.of("format FILE", MODELS, "fuzz.lamina", 4),
			UntrustedFileCommand.of("diagram FILE", MODELS, "fuzz.lamina", 4),
			UntrustedFileCommand.of("diagram FILE --diagram topology", MODELS, "fuzz.lamina", 4),
			UntrustedFileCommand.of("generate all FILE -o generated", SOUND, "fuzz.lamina", 3),
			UntrustedFileCommand.of("simulate FILE --for 2ms --replications 1 --threads 1", SOUND, "fuzz.lamina", 1),
			UntrustedFileCommand.of("import libvirt FILE", reports("libvirt", ".xml"), "fuzz.xml", 4),
			UntrustedFileCommand.of("import nvidia-smi FILE", reports("nvidia-smi", ".xml"), "fuzz.xml", 4),
			UntrustedFileCommand.of("import mig FILE", reports("mig", ".txt"), "fuzz.txt", 4),
			UntrustedFileCommand.of("import lspci FILE", reports("lspci", ".txt"), "fuzz.txt", 4),
			UntrustedFileCommand.of("import csv FILE", reports("csv", ".csv"), "fuzz.csv", 4),
			importing("nvidia-smi", ".xml"), importing("libvirt", ".xml"), importing("mig", ".txt"), importing("lspci", ".txt"),
			importing("csv", ".csv"),
			new UntrustedFileCommand("settings", List.of(SETTINGS), ".lamina.toml", List.of("validate", "a.lamina"), 3,
					Map.of("a.lamina", MISSPELT, "known.json", BASELINE)),
			new UntrustedFileCommand("numbers", List.of(NUMBERS), "n.csv", List.of("simulate", "n.lamina", "--replications", "1"),
					3,
					Map.of("n.lamina", NUMBERED)),
			new UntrustedFileCommand("hosts of a fleet", List.of(HOSTS), "hosts.csv", List.of("simulate", "f.lamina"), 3,
					Map.of("f.lamina", FLEET, "pods.csv", PODS)),
			new UntrustedFileCommand("arrivals at a fleet", List.of(PODS), "pods.csv", List.of("simulate", "f.lamina"), 3,
					Map.of("f.lamina", FLEET, "hosts.csv", HOSTS)),
			new UntrustedFileCommand("baseline", List.of(BASELINE), "known.json",
					List.of("validate", "a.lamina", "--baseline", "FILE"), 3,
					Map.of("a.lamina", MISSPELT)));

	@TempDir
	private Path folders;

	private static List<byte[]> reports(String format, String suffix) {
		return UntrustedFileCommand.samplesBelow("bundles/dev.lamina.importer.tests/samples/" + format, suffix);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static UntrustedFileCommand importing(String kind, String ending) {
		return UntrustedFileCommand.of("import " + kind + " FILE",
				UntrustedFileCommand.samplesBelow("bundles/dev.lamina.importer.tests/samples/" + kind, ending), "fuzz" + ending,
				4);
	}

	/** What the program does once does not count. */
	@BeforeAll
	static void warmUp(@TempDir Path some) {
		new InProcessRunner(some).lamina("new", "first.lamina");
		for (String command : List.of("validate first.lamina --format sarif", "simulate first.lamina --for 2ms --replications 1",
				"format first.lamina")) {
			assertTrue(new InProcessRunner(some).lamina(command.split(" ")).exit() < ExitStatus.ERROR, command);
		}
	}

	@TestFactory
	Stream<DynamicTest> damagedFilesEndInASentence() {
		return DOORS.stream().map(untrustedFileCommand -> DynamicTest.dynamicTest(untrustedFileCommand.name(), () -> {
			Mutator mutator = new Mutator(new Random(SEED + untrustedFileCommand.name().hashCode()),
					untrustedFileCommand.samples(), untrustedFileCommand.damages());
			int[] exits = new int[3];
			for (int number = 0; number < COUNT; number++) {
				exits[throughTheDoor(untrustedFileCommand, mutator.next(), number)]++;
			}
			System.out.printf("fuzz, %s: seed %d, %d files: %d fine, %d with findings, %d refused%n", untrustedFileCommand.name(),
					SEED, COUNT,
					exits[0], exits[1], exits[2]);
		}));
	}

	private int throughTheDoor(UntrustedFileCommand untrustedFileCommand, byte[] damaged, int number) throws Exception {
		// its own, as what one leaves there, such as settings, would count for the next
		Path folder = Files.createDirectories(folders.resolve(Integer.toString(DOORS.indexOf(untrustedFileCommand))));
		Path file = folder.resolve(untrustedFileCommand.file());
		Files.write(file, damaged);
		for (Map.Entry<String, byte[]> other : untrustedFileCommand.beside().entrySet()) {
			Files.write(folder.resolve(other.getKey()), other.getValue());
		}
		FutureTask<Outcome> running = new FutureTask<>(
				() -> new InProcessRunner(folder).lamina(untrustedFileCommand.command(file)));
		Thread thread = new Thread(running, "fuzz");
		thread.setDaemon(true);
		thread.start();
		try {
			Outcome outcome = awaited(running, thread);
			String said = outcome.err() + problemsOf(outcome);
			if (!Set.of(0, 1, 2).contains(outcome.exit()) || TRACE.matcher(said).find()
					|| outcome.exit() == 2 && outcome.err().isBlank()) {
				fail(kept(untrustedFileCommand, damaged, number) + "\nstatus " + outcome.exit() + "\n" + said);
			}
			assertEquals(List.of(), unfinished(folder), untrustedFileCommand.name());
			return outcome.exit();
		} catch (TimeoutException slow) {
			String trace = Arrays.stream(thread.getStackTrace()).limit(40).map(frame -> "  " + frame)
					.collect(Collectors.joining("\n"));
			return fail(kept(untrustedFileCommand, damaged, number) + "\ntakes more than " + MAX_SECONDS + " s, in\n" + trace);
		} catch (ExecutionException thrown) {
			return fail(kept(untrustedFileCommand, damaged, number), thrown.getCause());
		}
	}

	/**
	 * Another process may have the processor meanwhile: the five seconds are those of the thread, and of the clock there are a
	 * few more.
	 */
	private static Outcome awaited(FutureTask<Outcome> running, Thread thread)
			throws InterruptedException, ExecutionException, TimeoutException {
		long begin = System.nanoTime();
		while (true) {
			try {
				return running.get(MAX_SECONDS, TimeUnit.SECONDS);
			} catch (TimeoutException slow) {
				long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
				if (used >= TimeUnit.SECONDS.toNanos(MAX_SECONDS) || System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(1)) {
					throw slow;
				}
			}
		}
	}

	/** What is said in the words of the program; lines of the damaged file may hold anything. */
	private static String problemsOf(Outcome outcome) {
		return outcome.out().lines()
				.filter(line -> line.contains("internal.error]") || line.contains("\"ruleId\": \"internal.error\""))
				.collect(Collectors.joining("\n"));
	}

	private static List<String> unfinished(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(Path::toString).filter(name -> name.endsWith(".unfinished")).toList();
		}
	}

	private static String kept(UntrustedFileCommand untrustedFileCommand, byte[] damaged, int number) throws IOException {
		Path kept = Files.createTempFile("lamina-fuzz-", "-" + untrustedFileCommand.file());
		Files.write(kept, damaged);
		return untrustedFileCommand.name() + ": file " + number + " of seed " + SEED + ", kept as " + kept;
	}

	@Test
	void theSameSeedGivesTheSameDamageAndDamageIsDone() {
		List<byte[]> first = damaged(1);
		List<byte[]> again = damaged(1);
		assertTrue(IntStream.range(0, first.size()).allMatch(i -> Arrays.equals(first.get(i), again.get(i))));
		List<byte[]> other = damaged(2);
		assertTrue(IntStream.range(0, first.size()).filter(i -> !Arrays.equals(first.get(i), other.get(i))).count() > 90);
		long whole = first.stream().filter(bytes -> MODELS.stream().anyMatch(sample -> Arrays.equals(sample, bytes))).count();
		assertTrue(whole < 20, whole + " files are as they were");
	}

	private static List<byte[]> damaged(long seed) {
		Mutator mutator = new Mutator(new Random(seed), MODELS, 4);
		return new ArrayList<>(Stream.generate(mutator::next).limit(100).toList());
	}
}
