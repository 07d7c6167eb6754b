package dev.lamina.result;

import java.util.Arrays;
import java.util.Optional;

/** What a promise can be about, by the words that the language and results use. */
public enum ResultMetric {
	/** Frames per second. */
	FPS("fps", "fps"),
	/** Operations per second. */
	THROUGHPUT("throughput", "/s"),
	/** The time of a frame. */
	FRAME_TIME("frame-time", ""),
	/** The time of an operation. */
	LATENCY("latency", ""),
	/** How much longer an operation takes than natively and alone. */
	SLOWDOWN("slowdown", ""),
	/** Throughput as a part of the native one. */
	PERFORMANCE("performance", ""),
	/** The part of the time in which an engine works. */
	UTILIZATION("utilization", ""),
	/** The part of the time in which an engine works for one VM. */
	SHARE("share", ""),
	/** Cores busy with virtualizing GPUs. */
	OVERHEAD("overhead", "cores"),
	/** The longest time in which a VM did nothing because of an event. */
	DOWNTIME("downtime", ""),
	/** How many VMs are on a GPU. */
	INSTANCES("instances", ""),
	/** For how many more VMs there is room. */
	ROOM("room", "");

	private final String word;
	private final String defaultUnit;

	ResultMetric(String word, String defaultUnit) {
		this.word = word;
		this.defaultUnit = defaultUnit;
	}

	/** The metric that a word means; nothing if there is none, as in a result of a later version. */
	public static Optional<ResultMetric> of(String word) {
		return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
	}

	/** The word of the language: {@code frame-time}. */
	public String word() {
		return word;
	}

	/** The unit of a plain number; empty if it has none. */
	public String defaultUnit() {
		return defaultUnit;
	}

	/** Whether it counts things, which are whole. */
	public boolean isCount() {
		return this == INSTANCES || this == ROOM;
	}

	/** Whether it is a number of operations per second. */
	public boolean isRate() {
		return this == FPS || this == THROUGHPUT;
	}

	/** Whether it is the time of an operation. */
	public boolean isTime() {
		return this == FRAME_TIME || this == LATENCY;
	}
}
