package dev.lamina.benchmarks;

import java.util.List;
import java.util.Locale;

import dev.lamina.benchmarks.cloud.TaskBenchmark;
import dev.lamina.benchmarks.diagram.DiagramBenchmark;
import dev.lamina.benchmarks.diagram.RoomTableBenchmark;
import dev.lamina.benchmarks.fleet.PublishedTraceBenchmark;
import dev.lamina.benchmarks.language.ValidationBenchmark;
import dev.lamina.benchmarks.queue.EventGaps;
import dev.lamina.benchmarks.queue.HoldModel;
import dev.lamina.benchmarks.queue.HoldModel.Queue;
import dev.lamina.benchmarks.queue.ShapedHoldModel;
import dev.lamina.benchmarks.simulation.SharedEngine;
import dev.lamina.benchmarks.simulation.TextToResult;
import dev.lamina.benchmarks.simulation.WholeSimulation;

/** The table of a run: each figure beside what it is to be compared with; rows whose figures were not measured are left out. */
final class RatioTable {
	private static final List<String> PENDING = List.of("100", "10000", "1000000");
	private static final List<String> HOSTS = List.of("1", "10", "100", "1000", "10000");
	private static final List<String> CLIENTS = List.of("2", "48", "1000");
	private static final List<String> LINES = List.of("1000", "10000", "50000");

	private final BenchmarkScores benchmarkScores;
	private final StringBuilder text = new StringBuilder();
	private String title = "";

	private RatioTable(BenchmarkScores benchmarkScores) {
		this.benchmarkScores = benchmarkScores;
	}

	/** The table as text. */
	static String of(BenchmarkScores benchmarkScores) {
		RatioTable ratioTable = new RatioTable(benchmarkScores);
		ratioTable.queues();
		ratioTable.shapedQueues();
		ratioTable.simulations("From text to results, 4 GPUs and 8 VMs a host", TextToResult.class);
		ratioTable.simulations("The engine alone, 4 GPUs and 8 VMs a host", WholeSimulation.class);
		ratioTable.memory();
		ratioTable.sharedEngine();
		ratioTable.tasks();
		ratioTable.reading();
		ratioTable.fleet();
		ratioTable.drawing();
		ratioTable.roomTable();
		return ratioTable.text.toString();
	}

	private void queues() {
		title("Events per second, kernel : baseline", "1 or more is as fast or faster; goal against the bare heap: 0.5");
		for (Queue queue : Queue.values()) {
			for (String pending : PENDING) {
				String size = "pending=" + pending;
				if (queue != Queue.KERNEL && benchmarkScores.has(HoldModel.class, "queue=" + queue, size)
						&& benchmarkScores.has(HoldModel.class, "queue=KERNEL", size)) {
					row(name(queue) + ", " + grouped(pending) + " pending", "%.2f : 1",
							benchmarkScores.score(HoldModel.class, "queue=KERNEL", size)
									/ benchmarkScores.score(HoldModel.class, "queue=" + queue, size));
				}
			}
		}
	}

	private void shapedQueues() {
		title("Events per second, bare heap and kernel : calendar queue",
				"the bare heap does as little beside it as the calendar queue");
		for (EventGaps.Shape shape : EventGaps.Shape.values()) {
			for (String pending : PENDING) {
				boolean usual = shape == EventGaps.Shape.EXPONENTIAL;
				Class<?> benchmark = usual ? HoldModel.class : ShapedHoldModel.class;
				String gaps = usual ? "pending=" + pending : "gaps=" + shape;
				String size = "pending=" + pending;
				if (benchmarkScores.has(benchmark, "queue=CALENDAR_QUEUE", gaps, size)
						&& benchmarkScores.has(benchmark, "queue=BARE_HEAP", gaps, size)
						&& benchmarkScores.has(benchmark, "queue=KERNEL", gaps, size)) {
					double calendar = benchmarkScores.score(benchmark, "queue=CALENDAR_QUEUE", gaps, size);
					row(shape.name().toLowerCase(Locale.ROOT) + " gaps, " + grouped(pending) + " pending", "%.2f and %.2f : 1",
							benchmarkScores.score(benchmark, "queue=BARE_HEAP", gaps, size) / calendar,
							benchmarkScores.score(benchmark, "queue=KERNEL", gaps, size) / calendar);
				}
			}
		}
	}

	private void simulations(String title, Class<?> benchmark) {
		title(title, "time per event against 10 hosts; one thread");
		for (String hosts : HOSTS) {
			String size = "hosts=" + hosts;
			if (benchmarkScores.has(benchmark, size) && benchmarkScores.has(benchmark, "hosts=10")) {
				double events = benchmarkScores.events(benchmark, size);
				row(grouped(hosts) + " hosts", "%.2f : 1   %.2f M events/s   %.0f ns/event   %.1f bytes/event   %.0f MiB/run",
						benchmarkScores.events(benchmark, "hosts=10") / events, events / 1e6, 1e9 / events,
						benchmarkScores.bytesPerEvent(benchmark, size),
						benchmarkScores.bytesPerRun(benchmark, size) / (1 << 20));
			}
		}
	}

	private void memory() {
		title("Bare heap", "time per event against 100 pending: what the memory of the machine alone does");
		String small = "pending=" + PENDING.getFirst();
		for (String pending : PENDING) {
			if (benchmarkScores.has(HoldModel.class, "queue=BARE_HEAP", small)
					&& benchmarkScores.has(HoldModel.class, "queue=BARE_HEAP", "pending=" + pending)) {
				row(grouped(pending) + " pending", "%.2f : 1",
						benchmarkScores.score(HoldModel.class, "queue=BARE_HEAP", small)
								/ benchmarkScores.score(HoldModel.class, "queue=BARE_HEAP", "pending=" + pending));
			}
		}
	}

	private void sharedEngine() {
		title("Clients who all want one concurrent GPU engine", "time per event against 2 clients");
		for (String clients : CLIENTS) {
			String size = "clients=" + clients;
			if (benchmarkScores.has(SharedEngine.class, size) && benchmarkScores.has(SharedEngine.class, "clients=2")) {
				double events = benchmarkScores.events(SharedEngine.class, size);
				row(grouped(clients) + " clients", "%.2f : 1   %.1f M events/s",
						benchmarkScores.events(SharedEngine.class, "clients=2") / events,
						events / 1e6);
			}
		}
	}

	private void tasks() {
		title("50 tasks on each of 8 VMs a host", "time, CloudSim Plus : Lamina");
		for (String hosts : HOSTS) {
			String size = "hosts=" + hosts;
			if (benchmarkScores.has(TaskBenchmark.class, "simulator=LAMINA", size)
					&& benchmarkScores.has(TaskBenchmark.class, "simulator=CLOUDSIM_PLUS", size)) {
				row(grouped(hosts) + " hosts", "%.0f : 1",
						benchmarkScores.score(TaskBenchmark.class, "simulator=CLOUDSIM_PLUS", size)
								/ benchmarkScores.score(TaskBenchmark.class, "simulator=LAMINA", size));
			}
		}
	}

	private void reading() {
		title("Reading text: parse, link, validate", "time per line against 1,000 sound lines");
		for (String kind : List.of("SOUND", "BROKEN")) {
			for (String lines : LINES) {
				if (benchmarkScores.has(ValidationBenchmark.class, "text=" + kind, "lines=" + lines)
						&& benchmarkScores.has(ValidationBenchmark.class, "text=SOUND", "lines=1000")) {
					double time = benchmarkScores.score(ValidationBenchmark.class, "text=" + kind, "lines=" + lines);
					double base = benchmarkScores.score(ValidationBenchmark.class, "text=SOUND", "lines=1000") / 1000;
					row(grouped(lines) + " lines, " + kind.toLowerCase(Locale.ROOT), "%.2f : 1   %.0f ms",
							time / Integer.parseInt(lines) / base, time);
				}
			}
		}
	}

	private void fleet() {
		if (benchmarkScores.has(PublishedTraceBenchmark.class)) {
			title("Fleet of the published trace, from file to result", "goal: below 1 s");
			row("openb", "%.0f ms", benchmarkScores.score(PublishedTraceBenchmark.class));
		}
	}

	private void drawing() {
		title("Drawing hosts of 8 GPUs cut into 6, from model to SVG", "goal: about 1 s for 1,000");
		for (String gpus : List.of("80", "1000")) {
			if (benchmarkScores.has(DiagramBenchmark.class, "gpus=" + gpus)) {
				row(grouped(gpus) + " GPUs", "%.0f ms", benchmarkScores.score(DiagramBenchmark.class, "gpus=" + gpus));
			}
		}
	}

	private void roomTable() {
		if (benchmarkScores.has(RoomTableBenchmark.class, "refresh=TABLE")
				&& benchmarkScores.has(RoomTableBenchmark.class, "refresh=BASELINE")) {
			title("Table of room: 40 GPUs by 22 profiles, one refresh",
					"time, baseline : table; the baseline lays out and searches each GPU once; goal: 0.5");
			double table = benchmarkScores.score(RoomTableBenchmark.class, "refresh=TABLE");
			row("880 cells", "%.2f : 1   %.0f ms", benchmarkScores.score(RoomTableBenchmark.class, "refresh=BASELINE") / table,
					table);
		}
	}

	private void title(String title, String meaning) {
		this.title = '\n' + title + "\n  (" + meaning + ")\n";
	}

	private void row(String name, String format, Object... values) {
		text.append(title);
		title = "";
		text.append(String.format(Locale.ROOT, "  %-40s ", name)).append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String grouped(String number) {
		return String.format(Locale.ROOT, "%,d", Integer.parseInt(number));
	}

	private static String name(Queue queue) {
		return switch (queue) {
			case KERNEL -> "kernel";
			case BARE_HEAP -> "bare 4-ary heap";
			case PRIORITY_QUEUE -> "java.util.PriorityQueue";
			case TREE_SET -> "java.util.TreeSet";
			case SSJ -> "SSJ";
			case CALENDAR_QUEUE -> "calendar queue";
		};
	}
}
