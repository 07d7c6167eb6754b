import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the workbench on a folder with one model in a virtual display of its own and looks at the pixels, as a person would:
 * when the window is there, when the words of the model have their colours, and when its picture is drawn.
 *
 * <p>Arguments: the folder of the product, a model, how many times. Prints wall-clock time since the start and time of processors
 * until then. Exit status: 0 measured, 1 something never came, 2 it could not be started.
 */
final class WorkbenchStart {
	private static final int WIDTH = 1280;
	private static final int HEIGHT = 800;
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** What is waited for: so many pixels of a colour. */
	private enum Milestone {
		WINDOW("first window", 0xF8F8F8, 8, 100_000), COLOURS("coloured editor", 0x7B1FA2, 40, 60),
		PICTURE("picture", 0xFEF3C7, 3, 300);

		private final String label;
		private final int colour;
		private final int tolerance;
		private final int pixels;

		Milestone(String label, int colour, int tolerance, int pixels) {
			this.label = label;
			this.colour = colour;
			this.tolerance = tolerance;
			this.pixels = pixels;
		}

		boolean isReached(ByteBuffer screen) {
			int found = 0;
			for (int offset = screen.capacity() - WIDTH * HEIGHT * 4; offset < screen.capacity() && found < pixels; offset += 4) {
				int pixel = screen.getInt(offset);
				if (isNear(pixel >> 16 & 255, colour >> 16 & 255) && isNear(pixel >> 8 & 255, colour >> 8 & 255)
						&& isNear(pixel & 255, colour & 255)) {
					found++;
				}
			}
			return found >= pixels;
		}

		private boolean isNear(int one, int other) {
			return Math.abs(one - other) <= tolerance;
		}
	}

	private record Seen(double wallSeconds, double processorSeconds) {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		if (arguments.length != 3) {
			System.err.println("workbench-start: expected the folder of the product, a model and a number");
			System.exit(2);
		}
		Path workspaces = Files.createTempDirectory("workbench-start");
		try {
			Path models = Files.createDirectory(workspaces.resolve("models"));
			Path model = Path.of(arguments[1]);
			Files.copy(model, models.resolve(model.getFileName()));
			System.out.printf("%-22s", "");
			Stream.of(Milestone.values()).forEach(milestone -> System.out.printf("%24s", milestone.label));
			System.out.println();
			for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
				Map<Milestone, Seen> seen = start(Path.of(arguments[0]), models, workspaces.resolve("workspace"), workspaces);
				System.out.printf("%-22s", run == 0 ? "new workspace" : "start " + (run + 1));
				for (Milestone milestone : Milestone.values()) {
					Seen when = seen.get(milestone);
					System.out.printf("%24s", when == null ? "never"
							: String.format(Locale.ROOT, "%.1f s (%.1f s CPU)", when.wallSeconds(), when.processorSeconds()));
				}
				System.out.println();
				if (seen.size() < Milestone.values().length) {
					Files.copy(workspaces.resolve("Xvfb_screen0.last"), Path.of("workbench-start.xwd"),
							StandardCopyOption.REPLACE_EXISTING);
					System.err.println("workbench-start: what was seen last is in workbench-start.xwd");
					System.exit(1);
				}
			}
		} finally {
			try (Stream<Path> files = Files.walk(workspaces)) {
				for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private static Map<Milestone, Seen> start(Path product, Path models, Path workspace, Path folder)
			throws IOException, InterruptedException {
		Path pixels = folder.resolve("Xvfb_screen0");
		Path number = folder.resolve("number");
		Files.deleteIfExists(pixels);
		Process server = new ProcessBuilder("sh", "-c",
				"exec Xvfb -displayfd 3 -screen 0 " + WIDTH + "x" + HEIGHT + "x24 -nolisten tcp -fbdir '" + folder + "' 3>'"
						+ number + "'")
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		while (server.isAlive() && (!Files.exists(number) || Files.size(number) == 0 || !Files.exists(pixels))) {
			Thread.sleep(20);
		}
		if (!server.isAlive()) {
			System.err.println("workbench-start: Xvfb does not start");
			System.exit(2);
		}
		ProcessBuilder command = new ProcessBuilder(product.resolve("lamina-workbench").toString(), models.toString(), "-data",
				workspace.toString())
				.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
		command.environment().put("DISPLAY", ":" + Files.readString(number).strip());
		Map<Milestone, Seen> seen = new LinkedHashMap<>();
		long began = System.nanoTime();
		Process workbench = command.start();
		try (RandomAccessFile file = new RandomAccessFile(pixels.toFile(), "r")) {
			ByteBuffer screen = file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, file.length())
					.order(ByteOrder.LITTLE_ENDIAN);
			List<Milestone> waited = new ArrayList<>(List.of(Milestone.values()));
			while (!waited.isEmpty() && workbench.isAlive() && System.nanoTime() - began < PATIENCE.toNanos()) {
				Thread.sleep(30);
				waited.stream().filter(milestone -> milestone.isReached(screen)).forEach(
						milestone -> seen.put(milestone, new Seen((System.nanoTime() - began) / 1e9, processor(workbench))));
				waited.removeAll(seen.keySet());
			}
			Files.copy(pixels, folder.resolve("Xvfb_screen0.last"), StandardCopyOption.REPLACE_EXISTING);
		} finally {
			List<ProcessHandle> all = workbench.descendants().toList();
			all.forEach(ProcessHandle::destroy);
			workbench.destroy();
			if (!workbench.waitFor(20, TimeUnit.SECONDS)) {
				workbench.destroyForcibly();
			}
			server.destroy();
			server.waitFor();
		}
		return seen;
	}

	/** The time of processors that a process and those it has started have had, in seconds. */
	private static double processor(Process process) {
		return Stream.concat(Stream.of(process.toHandle()), process.descendants())
				.flatMap(each -> each.info().totalCpuDuration().stream())
				.mapToDouble(time -> time.toNanos() / 1e9).sum();
	}
}
