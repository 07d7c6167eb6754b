import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs short commands in turn with an empty Java program, so that all of them meet the same noise, and prints medians: time of
 * the wall, time of processors, and how many empty programs that is.
 *
 * <p>Arguments: the command {@code lamina}, a model, the number of rounds. Exit status: 0 measured, 1 a command failed.
 */
final class CommandStart {
	private static final String BASELINE = "java, empty program";
	private static final String EMPTY = "public class Empty { public static void main(String[] arguments) { } }";
	/** Fields of /proc/self/stat after the name: user and system time of children, in hundredths of a second. */
	private static final int CHILDREN_USER = 13;
	private static final int CHILDREN_SYSTEM = 14;
	private static final double TICKS = 100;

	private record Figures(List<Double> wall, List<Double> processors) {
		private Figures() {
			this(new ArrayList<>(), new ArrayList<>());
		}
	}

	private CommandStart() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		String lamina = arguments[0];
		String model = arguments[1];
		int rounds = Integer.parseInt(arguments[2]);
		Path folder = Files.createTempDirectory("start");
		try {
			Path source = Files.writeString(folder.resolve("Empty.java"), EMPTY);
			Path home = Path.of(System.getProperty("java.home"), "bin");
			run(List.of(home.resolve("javac").toString(), source.toString()));
			Map<String, List<String>> commands = new LinkedHashMap<>();
			commands.put(BASELINE, List.of(home.resolve("java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
					folder.toString(), "Empty"));
			commands.put("lamina version", List.of(lamina, "version"));
			commands.put("lamina validate", List.of(lamina, "validate", model));
			commands.put("lamina format --check", List.of(lamina, "format", "--check", model));
			commands.put("lamina simulate --for 1s", List.of(lamina, "simulate", model, "--for", "1s"));
			System.out.print(table(measured(commands, rounds)));
		} finally {
			for (String file : List.of("Empty.java", "Empty.class")) {
				Files.deleteIfExists(folder.resolve(file));
			}
			Files.deleteIfExists(folder);
		}
	}

	/** The first round only builds what is missing and fills the caches of the machine. */
	private static Map<String, Figures> measured(Map<String, List<String>> commands, int rounds)
			throws IOException, InterruptedException {
		Map<String, Figures> figures = new LinkedHashMap<>();
		for (int round = 0; round <= rounds; round++) {
			for (Map.Entry<String, List<String>> command : commands.entrySet()) {
				double processors = childrenSeconds();
				long start = System.nanoTime();
				run(command.getValue());
				if (round > 0) {
					Figures own = figures.computeIfAbsent(command.getKey(), first -> new Figures());
					own.wall().add((System.nanoTime() - start) / 1e9);
					own.processors().add(childrenSeconds() - processors);
				}
			}
		}
		return figures;
	}

	private static void run(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		process.getOutputStream().close();
		int status = process.waitFor();
		if (status > 1) {
			System.err.println("start: status " + status + " of " + String.join(" ", command));
			System.exit(1);
		}
	}

	/** What the processors have done for all processes that this one has waited for. */
	private static double childrenSeconds() throws IOException {
		Path known = Path.of("/proc/self/stat");
		if (!Files.exists(known)) {
			return Double.NaN;
		}
		String line = Files.readString(known);
		String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS;
	}

	private static String table(Map<String, Figures> figures) {
		StringBuilder table = new StringBuilder(
				String.format(Locale.ROOT, "%-28s %10s %14s %20s%n", "", "wall", "processors", "empty programs"));
		double empty = mean(figures.get(BASELINE).processors());
		figures.forEach((command, own) -> table
				.append(String.format(Locale.ROOT, "%-28s %8.2f s %12.2f s %16.1f : 1%n", command, median(own.wall()),
						median(own.processors()), mean(own.processors()) / empty)));
		return table.toString();
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	/** The clock of processors ticks too seldom for the median of something so short. */
	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}
}
