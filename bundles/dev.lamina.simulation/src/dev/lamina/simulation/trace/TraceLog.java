package dev.lamina.simulation.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;

import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;

/**
 * Keeps a trace, and tells it again to others exactly as it was told. An event takes 10 to 40 bytes: numbers are as long as they
 * need to be, times count from the event before, and words are kept once.
 */
public final class TraceLog implements TraceSink {
	private static final int OCCUPIED = 0;
	private static final int JOBS = 1;
	private static final int OPERATION = 2;
	private static final int STEP = 3;
	private static final int INTERRUPTED = 4;
	private static final int RESIDENT = 5;

	private final Map<String, Integer> numbers = new HashMap<>();
	private final List<String> words = new ArrayList<>();
	private final Map<TracedRun.Engine, Integer> engineNumbers = new HashMap<>();
	private List<TracedRun.Engine> engines = List.of();
	private byte[] bytes = new byte[1 << 12];
	private int size;
	private long last;
	private int events;
	private TracedRun run;
	private OptionalLong fullAt = OptionalLong.empty();

	/** How many events there are. */
	public int events() {
		return events;
	}

	/** How many bytes they take. */
	public int size() {
		return size;
	}

	@Override
	public void begin(TracedRun begun) {
		run = begun;
		engines = run.gpus().stream().flatMap(gpu -> gpu.engines().stream()).toList();
		engines.forEach(engine -> engineNumbers.put(engine, engineNumbers.size()));
	}

	@Override
	public void accept(TraceEvent event) {
		events++;
		switch (event) {
			case TraceEvent.Occupied occupied -> {
				put(OCCUPIED, engineNumbers.get(occupied.engine()), word(occupied.vm()), occupied.use().ordinal(),
						word(occupied.operation()),
						occupied.number(), word(occupied.step()), occupied.row(), since(occupied.from()),
						occupied.to() - occupied.from(), occupied.workNanos(),
						occupied.done() ? 1 : 0);
			}
			case TraceEvent.Jobs jobs -> put(JOBS, engineNumbers.get(jobs.engine()), since(jobs.at()), jobs.jobs());
			case TraceEvent.Operation operation -> {
				put(OPERATION, word(operation.vm()), operation.row(), word(operation.name()), operation.number(),
						since(operation.from()),
						operation.to() - operation.from(), operation.waited(), operation.latency() + 1, operation.terms().size());
				operation.terms().forEach((term, nanoseconds) -> put(word(term), nanoseconds));
			}
			case TraceEvent.Step step -> put(STEP, word(step.vm()), step.row(), word(step.operation()), step.number(),
					word(step.name()), word(step.term()),
					since(step.from()), step.to() - step.from());
			case TraceEvent.Interrupted interrupted ->
					put(INTERRUPTED, word(interrupted.vm()), interrupted.row(), word(interrupted.cause()),
							since(interrupted.from()), interrupted.stopping(), interrupted.atRest(), interrupted.to());
			case TraceEvent.Resident resident ->
					put(RESIDENT, word(resident.vm()), resident.comes() ? 1 : 0, since(resident.at()));
		}
	}

	@Override
	public void end(OptionalLong full) {
		fullAt = full;
		bytes = Arrays.copyOf(bytes, size);
	}

	/**
	 * Tells everything again, from its beginning to its end.
	 *
	 * @throws IOException if the sink cannot take something
	 */
	public void replay(TraceSink sink) throws IOException {
		sink.begin(run);
		Reader reader = new Reader();
		for (int i = 0; i < events; i++) {
			sink.accept(reader.next());
		}
		sink.end(fullAt);
	}

	private int word(String text) {
		return numbers.computeIfAbsent(text, added -> {
			words.add(added);
			return words.size() - 1;
		});
	}

	/** A time after the last one, or before it: never negative, small where they are close. */
	private long since(long time) {
		long difference = time - last;
		last = time;
		return difference << 1 ^ difference >> 63;
	}

	private void put(long... fields) {
		if (bytes.length - size < 10 * fields.length) {
			bytes = Arrays.copyOf(bytes, bytes.length * 2);
		}
		for (long field : fields) {
			while ((field & ~127L) != 0) {
				bytes[size++] = (byte) (field | 128);
				field >>>= 7;
			}
			bytes[size++] = (byte) field;
		}
	}

	/** Reads what was put, in the same order. */
	private final class Reader {
		private int at;
		private long before;

		TraceEvent next() {
			return switch (number()) {
				case OCCUPIED -> occupied();
				case JOBS -> new TraceEvent.Jobs(engines.get(number()), time(), number());
				case OPERATION -> operation();
				case STEP -> step();
				case INTERRUPTED -> new TraceEvent.Interrupted(word(), number(), word(), time(), field(), field(), field());
				case RESIDENT -> resident();
				default -> throw new IllegalStateException("There is no such event.");
			};
		}

		private TraceEvent occupied() {
			TracedRun.Engine engine = engines.get(number());
			String vm = word();
			TraceEvent.Use use = TraceEvent.Use.values()[number()];
			String operation = word();
			long number = field();
			String step = word();
			int row = number();
			long from = time();
			return new TraceEvent.Occupied(engine, vm, use, operation, number, step, row, from, from + field(), field(),
					field() == 1);
		}

		private TraceEvent operation() {
			String vm = word();
			int row = number();
			String name = word();
			long number = field();
			long from = time();
			long to = from + field();
			long waited = field();
			long latency = field() - 1;
			SequencedMap<String, Long> terms = new LinkedHashMap<>();
			for (int left = number(); left > 0; left--) {
				terms.put(word(), field());
			}
			return new TraceEvent.Operation(vm, row, name, number, from, to, waited, latency, terms);
		}

		private TraceEvent step() {
			String vm = word();
			int row = number();
			String operation = word();
			long number = field();
			String name = word();
			String term = word();
			long from = time();
			return new TraceEvent.Step(vm, row, operation, number, name, term, from, from + field());
		}

		private TraceEvent resident() {
			String vm = word();
			boolean comes = field() == 1;
			return new TraceEvent.Resident(vm, comes, time());
		}

		private String word() {
			return words.get(number());
		}

		private long time() {
			long coded = field();
			before += coded >>> 1 ^ -(coded & 1);
			return before;
		}

		private int number() {
			return (int) field();
		}

		private long field() {
			long value = 0;
			for (int shift = 0;; shift += 7) {
				byte part = bytes[at++];
				value |= (part & 127L) << shift;
				if (part >= 0) {
					return value;
				}
			}
		}
	}
}
