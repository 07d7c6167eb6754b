package dev.lamina.ui.timeline;

import dev.lamina.report.QuantityFormat;

/** Says in words what is at a place of a timeline. */
final class Words {
	private final Timeline timeline;

	Words(Timeline timeline) {
		this.timeline = timeline;
	}

	/** Everything that is known of a place, in lines. */
	String of(Place place) {
		Row row = timeline.rows().get(place.row());
		if (!place.isSpan()) {
			return row.title() + ", " + row.place() + "\n" + (row.vm() < 0 ? "idle" : "undisturbed") + waiting(row, place.time());
		}
		Spans spans = row.lanes().get(place.lane());
		int span = place.span();
		StringBuilder words = new StringBuilder(heading(spans, span)).append('\n')
				.append(QuantityFormat.duration(spans.to(span) - spans.from(span))).append(" from ")
				.append(TimeAxis.seconds(spans.from(span), 1000));
		float waited = spans.waited(span);
		if (waited > 0) {
			words.append("\nwaited ").append(QuantityFormat.duration(waited)).append(" before");
		} else if (waited == 0) {
			words.append("\nbegan at once");
		}
		if (!spans.done(span)) {
			words.append("\nthe turn ended before the work");
		}
		return words + waiting(row, place.time());
	}

	/** What a span is, in one line. */
	String heading(Spans spans, int span) {
		String vm = timeline.vm(spans.vm(span));
		String[] label = timeline.labels().get(spans.label(span)).split("\n");
		String work = spans.number(span) < 0 ? ""
				: ": " + label[0] + ' ' + spans.number(span) + (label.length > 1 ? ", " + label[1] : "");
		if (timeline.tints().isVm(spans.tint(span))) {
			return vm + work;
		}
		return switch (timeline.tints().loss(spans.tint(span))) {
			case SWITCH -> "switch to " + vm + work;
			case RESERVED -> "idle, because the turn belongs to " + vm + " and it has no work";
			case COPYING -> vm + ": " + label[0] + ", being copied while it goes on";
			case STOPPING -> vm + ": " + label[0] + ", being stopped";
			case DOWN -> vm + ": " + label[0] + ", down";
		};
	}

	/** What is written into a span that is wide enough. */
	String inside(Spans spans, int span) {
		return switch (timeline.tints().isVm(spans.tint(span)) ? null : timeline.tints().loss(spans.tint(span))) {
			case null -> timeline.vm(spans.vm(span)) + (spans.number(span) < 0 ? ""
					: "  " + timeline.labels().get(spans.label(span)).split("\n")[0] + ' ' + spans.number(span));
			case SWITCH -> "switch";
			case RESERVED -> "reserved for " + timeline.vm(spans.vm(span));
			case COPYING, STOPPING, DOWN ->
					timeline.labels().get(spans.label(span)) + ": " + timeline.tints().loss(spans.tint(span)).word();
		};
	}

	private static String waiting(Row row, long time) {
		int jobs = row.waiting().map(steps -> steps.at(time)).orElse(0);
		return jobs == 0 ? "" : "\n" + jobs + (jobs == 1 ? " job waiting" : " jobs waiting");
	}
}
