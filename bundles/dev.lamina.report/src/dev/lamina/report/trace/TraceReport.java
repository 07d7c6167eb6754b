package dev.lamina.report.trace;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import com.google.gson.stream.JsonWriter;

import dev.lamina.result.DecimalText;
import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;

/**
 * Writes what happens in a run as it happens, in the Trace Event Format that Perfetto and {@code chrome://tracing} open (JSON
 * object form): a process for every GPU with a track for each engine, and one for every VM with its operations, their steps and
 * what interrupted it. The same run gives the same bytes, one event in a line.
 *
 * <p>Times are microseconds of simulated time with three decimals. Complete events ("X") of the category {@code engine} are the
 * work of engines; for an engine that works for one VM at a time they never overlap. {@code switch} and {@code reserved} are time
 * that engines lost.
 */
public final class TraceReport implements TraceSink {
	private final Writer writer;
	private final JsonWriter json;
	/** The processes, by GPU and by VM. */
	private final Map<String, Integer> gpus = new HashMap<>();
	private final Map<String, Integer> vms = new HashMap<>();
	/** By process: the tracks that it has by now, with their numbers. */
	private final Map<Integer, Map<String, Integer>> tracks = new HashMap<>();
	private TracedRun run;

	/**
	 * A report that goes to a writer.
	 *
	 * @param writer stays open; it better has a buffer
	 */
	public TraceReport(Writer writer) {
		this.writer = writer;
		json = new JsonWriter(writer);
		json.setHtmlSafe(false);
	}

	@Override
	public void begin(TracedRun begun) throws IOException {
		run = begun;
		json.beginObject().name("displayTimeUnit").value("ms").name("traceEvents").beginArray();
		int process = 0;
		for (TracedRun.Gpu gpu : run.gpus()) {
			gpus.put(gpu.name(), ++process);
			process(process, "GPU " + gpu.name(), gpu.type() + (gpu.scheduler().isEmpty() ? "" : ", " + gpu.scheduler()));
			for (TracedRun.Engine engine : gpu.engines()) {
				if (!engine.concurrent()) {
					track(process, engine.name(), order(gpu, engine, 0));
				}
			}
		}
		for (TracedRun.Vm vm : run.vms()) {
			vms.put(vm.name(), ++process);
			process(process, "VM " + vm.name(), vm.place() + (vm.stack().isEmpty() ? "" : ", " + vm.stack()));
		}
	}

	@Override
	public void accept(TraceEvent event) throws IOException {
		switch (event) {
			case TraceEvent.Occupied occupied -> occupied(occupied);
			case TraceEvent.Jobs jobs -> jobs(jobs);
			case TraceEvent.Operation operation -> operation(operation);
			case TraceEvent.Step step -> {
				open("X", vms.get(step.vm()), operations(step.vm(), step.row()), step.name(), step.term(), step.from())
						.name("dur");
				time(step.to() - step.from());
				args().name("operation").value(step.operation() + ' ' + step.number());
				close();
			}
			case TraceEvent.Interrupted interrupted -> interrupted(interrupted);
			case TraceEvent.Resident resident -> {
				open("i", vms.get(resident.vm()), lifecycle(resident.vm(), 0), resident.comes() ? "start" : "stop", "lifecycle",
						resident.at())
						.name("s").value("p");
				args();
				close();
			}
		}
	}

	@Override
	public void end(OptionalLong fullAt) throws IOException {
		json.endArray().name("otherData").beginObject();
		TracedRun.Subject subject = run.subject();
		json.name("producer").value("Lamina").name("model").value(subject.model()).name("simulation").value(subject.simulation());
		json.name("variation").beginObject();
		for (Map.Entry<String, String> varied : subject.variation().entrySet()) {
			json.name(varied.getKey()).value(varied.getValue());
		}
		json.endObject().name("seed").value(subject.seed()).name("replication").value(1);
		seconds("duration_s", run.durationNanos());
		seconds("warm_up_s", run.warmUpNanos());
		seconds("from_s", run.fromNanos());
		seconds("to_s", run.toNanos());
		json.name("window").value(window());
		if (fullAt.isPresent()) {
			seconds("full_at_s", fullAt.getAsLong());
		}
		json.endObject().endObject().flush();
		writer.write('\n');
		writer.flush();
	}

	/** Which part of the run it shows, once it has begun: {@code 1 s to 2 s of 30 s}. */
	public String window() {
		return inSeconds(run.fromNanos()) + " to " + inSeconds(run.toNanos()) + " of " + inSeconds(run.durationNanos());
	}

	/** Whether it shows the whole run. */
	public boolean isWhole() {
		return run.fromNanos() == 0 && run.toNanos() >= run.durationNanos();
	}

	private static String inSeconds(long nanoseconds) {
		return BigDecimal.valueOf(nanoseconds, 9).stripTrailingZeros().toPlainString() + " s";
	}

	private void occupied(TraceEvent.Occupied occupied) throws IOException {
		int process = gpus.get(occupied.engine().gpu());
		String name = occupied.use() == TraceEvent.Use.WORK ? occupied.vm() : occupied.use().name().toLowerCase(Locale.ROOT);
		String category = occupied.use() == TraceEvent.Use.WORK ? "engine" : name;
		open("X", process, engine(process, occupied), name, category, occupied.from()).name("dur");
		time(occupied.to() - occupied.from());
		if (occupied.use() == TraceEvent.Use.RESERVED) {
			json.name("cname").value("grey");
		}
		args();
		if (occupied.use() != TraceEvent.Use.WORK) {
			json.name("vm").value(occupied.vm());
		}
		if (occupied.use() != TraceEvent.Use.RESERVED) {
			json.name("operation").value(occupied.operation() + ' ' + occupied.number()).name("step").value(occupied.step());
		}
		if (occupied.use() == TraceEvent.Use.WORK) {
			json.name("ended").value(occupied.done() ? "done" : "turn over");
			if (occupied.engine().concurrent()) {
				json.name("work_us");
				time(occupied.workNanos());
			}
		}
		close();
	}

	private void jobs(TraceEvent.Jobs jobs) throws IOException {
		open("C", gpus.get(jobs.engine().gpu()), 0, jobs.engine().name() + " jobs", "queue", jobs.at());
		args().name("jobs").value(jobs.jobs());
		close();
	}

	private void operation(TraceEvent.Operation operation) throws IOException {
		open("X", vms.get(operation.vm()), operations(operation.vm(), operation.row()), operation.name(), "operation",
				operation.from()).name("dur");
		time(operation.to() - operation.from());
		args().name("number").value(operation.number());
		if (operation.latency() < 0) {
			json.name("completed").value(false);
		} else {
			json.name("latency_us");
			time(operation.latency());
			if (operation.waited() > 0) {
				json.name("waited_to_begin_us");
				time(operation.waited());
			}
			json.name("cost_us").beginObject();
			for (Map.Entry<String, Long> term : operation.terms().entrySet()) {
				json.name(term.getKey());
				time(term.getValue());
			}
			json.endObject();
		}
		close();
	}

	private void interrupted(TraceEvent.Interrupted interrupted) throws IOException {
		int process = vms.get(interrupted.vm());
		int track = lifecycle(interrupted.vm(), interrupted.row());
		span(process, track, interrupted.cause().isEmpty() ? "interruption" : interrupted.cause(), interrupted.from(),
				interrupted.to());
		span(process, track, "copying", interrupted.from(), interrupted.stopping());
		span(process, track, "stopping", interrupted.stopping(), interrupted.atRest());
		span(process, track, "down", interrupted.atRest(), interrupted.to());
	}

	private void span(int process, int track, String name, long from, long to) throws IOException {
		if (to > from) {
			open("X", process, track, name, "lifecycle", from).name("dur");
			time(to - from);
			args();
			close();
		}
	}

	// ------------------------------------------------------------------ processes and tracks

	private int engine(int process, TraceEvent.Occupied occupied) throws IOException {
		TracedRun.Gpu gpu = run.gpus().get(process - 1);
		if (!occupied.engine().concurrent()) {
			return track(process, occupied.engine().name(), order(gpu, occupied.engine(), 0));
		}
		int vm = vms.get(occupied.vm()) - run.gpus().size();
		return track(process, occupied.engine().name() + ", " + numbered(occupied.vm(), occupied.row()),
				order(gpu, occupied.engine(), vm * 100 + Math.min(99, occupied.row())));
	}

	private int order(TracedRun.Gpu gpu, TracedRun.Engine engine, int within) {
		return gpu.engines().indexOf(engine) * (100 * run.vms().size() + 200) + within;
	}

	private int lifecycle(String vm, int row) throws IOException {
		return track(vms.get(vm), numbered("lifecycle", row), row);
	}

	private int operations(String vm, int row) throws IOException {
		return track(vms.get(vm), numbered("operations", row), 1000 + row);
	}

	private static String numbered(String name, int row) {
		return row == 0 ? name : name + " #" + (row + 1);
	}

	private void process(int process, String name, String label) throws IOException {
		tracks.put(process, new LinkedHashMap<>());
		metadata("process_name", process, 0, "name", name);
		metadata("process_labels", process, 0, "labels", label);
		metadata("process_sort_index", process, 0, "sort_index", process);
	}

	/** The number of a track, which is named when it comes up first. */
	private int track(int process, String name, int order) throws IOException {
		Map<String, Integer> known = tracks.get(process);
		Integer number = known.get(name);
		if (number == null) {
			number = known.size() + 1;
			known.put(name, number);
			metadata("thread_name", process, number, "name", name);
			metadata("thread_sort_index", process, number, "sort_index", order);
		}
		return number;
	}

	private void metadata(String kind, int process, int track, String field, Object value) throws IOException {
		separate();
		json.beginObject().name("ph").value("M").name("pid").value(process).name("tid").value(track).name("name").value(kind)
				.name("args")
				.beginObject().name(field);
		if (value instanceof Integer number) {
			json.value(number);
		} else {
			json.value(value.toString());
		}
		close();
	}

	// ------------------------------------------------------------------ events

	private JsonWriter open(String phase, int process, int track, String name, String category, long at) throws IOException {
		separate();
		json.beginObject().name("ph").value(phase).name("pid").value(process).name("tid").value(track).name("ts");
		time(at);
		return json.name("name").value(name).name("cat").value(category);
	}

	private JsonWriter args() throws IOException {
		return json.name("args").beginObject();
	}

	private void close() throws IOException {
		json.endObject().endObject();
	}

	/** An event in a line: the comma of the one before stands in front. */
	private void separate() throws IOException {
		writer.write('\n');
	}

	/** Nanoseconds as microseconds, exactly. */
	private void time(long nanoseconds) throws IOException {
		String digits = Long.toString(nanoseconds / 1000);
		int rest = (int) (nanoseconds % 1000);
		json.jsonValue(rest == 0 ? digits : digits + '.' + (rest < 100 ? "0" : "") + (rest < 10 ? "0" : "") + rest);
	}

	private void seconds(String name, long nanoseconds) throws IOException {
		json.name(name).jsonValue(DecimalText.seconds(nanoseconds));
	}
}
