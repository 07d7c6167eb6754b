package dev.lamina.ui.timeline;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;

import dev.lamina.report.QuantityFormat;
import dev.lamina.result.trace.TracedRun;

/**
 * A timeline and where it comes from.
 *
 * @param file         the model
 * @param at           when it was made, for people to tell runs apart
 * @param replications how many the run had; the first one is shown
 * @param declarations where VMs were declared when they were simulated, by their names without an index
 */
record Recording(IFile file, LocalTime at, int replications, Map<String, VmDeclaration> declarations, Timeline timeline) {
	Recording {
		declarations = Map.copyOf(declarations);
	}

	/** What it is called in a list. */
	String label() {
		TracedRun.Subject subject = timeline.run().subject();
		String values = subject.variation().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
		return at.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)) + "  "
				+ subject.model()
				+ (subject.simulation().isEmpty() ? "" : ", " + subject.simulation()) + (values.isEmpty() ? "" : ": " + values);
	}

	/** What is seen of the run, and what is not. */
	String summary() {
		TracedRun run = timeline.run();
		String part = (replications > 1 ? "first of " + replications + " replications" : "one replication") + "   ·   "
				+ QuantityFormat.duration(timeline.from()) + " to " + QuantityFormat.duration(timeline.to()) + " of "
				+ QuantityFormat.duration(run.durationNanos());
		if (timeline.rows().isEmpty()) {
			return part + "   ·   no VM used an engine of a GPU";
		}
		return timeline.fullAt().isEmpty() ? part
				: part + "   ·   no room for more after " + String.format(Locale.ROOT, "%,d", timeline.events())
						+ " events; record a later or shorter part to see it";
	}

	/** The name of a VM as it was declared: without its index. */
	static String declared(String vm) {
		int index = vm.indexOf('[');
		return index < 0 ? vm : vm.substring(0, index);
	}
}
