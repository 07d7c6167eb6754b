package dev.lamina.ui.timeline;

import dev.lamina.report.QuantityFormat;

/** Says in words what is at a place of a timeline. */
final class TimelineText {
	private final Timeline timeline;

	TimelineText(Timeline timeline) {
		this.timeline = timeline;
	}

	/** Everything that is known of a place, in lines. */
	String of(TimelinePosition timelinePosition) {
		TimelineRow timelineRow = timeline.rows().get(timelinePosition.row());
		if (!timelinePosition.isSpan()) {
			return timelineRow.title() + ", " + timelineRow.place() + "\n" + (timelineRow.vm() < 0 ? "idle" : "undisturbed")
					+ waiting(timelineRow, timelinePosition.time());
		}
		SpanStore spanStore = timelineRow.lanes().get(timelinePosition.lane());
		int span = timelinePosition.span();
		StringBuilder words = new StringBuilder(heading(spanStore, span)).append('\n')
				.append(QuantityFormat.duration(spanStore.to(span) - spanStore.from(span))).append(" from ")
				.append(TimeAxis.seconds(spanStore.from(span), 1000));
		float waited = spanStore.waited(span);
		if (waited > 0) {
			words.append("\nwaited ").append(QuantityFormat.duration(waited)).append(" before");
		} else if (waited == 0) {
			words.append("\nbegan at once");
		}
		if (!spanStore.done(span)) {
			words.append("\nthe turn ended before the work");
		}
		return words + waiting(timelineRow, timelinePosition.time());
	}

	/** What a span is, in one line. */
	String heading(SpanStore spanStore, int span) {
		String vm = timeline.vm(spanStore.vm(span));
		String[] label = timeline.labels().get(spanStore.label(span)).split("\n");
		String work = spanStore.number(span) < 0 ? ""
				: ": " + label[0] + ' ' + spanStore.number(span) + (label.length > 1 ? ", " + label[1] : "");
		if (timeline.colorIndex().isVm(spanStore.colorIndex(span))) {
			return vm + work;
		}
		return switch (timeline.colorIndex().loss(spanStore.colorIndex(span))) {
			case SWITCH -> "switch to " + vm + work;
			case RESERVED -> "idle, because the turn belongs to " + vm + " and it has no work";
			case COPYING -> vm + ": " + label[0] + ", being copied while it goes on";
			case STOPPING -> vm + ": " + label[0] + ", being stopped";
			case DOWN -> vm + ": " + label[0] + ", down";
		};
	}

	/** What is written into a span that is wide enough. */
	String inside(SpanStore spanStore, int span) {
		return switch (timeline.colorIndex().isVm(spanStore.colorIndex(span)) ? null
				: timeline.colorIndex().loss(spanStore.colorIndex(span))) {
			case null -> timeline.vm(spanStore.vm(span)) + (spanStore.number(span) < 0 ? ""
					: "  " + timeline.labels().get(spanStore.label(span)).split("\n")[0] + ' ' + spanStore.number(span));
			case SWITCH -> "switch";
			case RESERVED -> "reserved for " + timeline.vm(spanStore.vm(span));
			case COPYING, STOPPING, DOWN ->
					timeline.labels().get(spanStore.label(span)) + ": "
							+ timeline.colorIndex().loss(spanStore.colorIndex(span)).word();
		};
	}

	private static String waiting(TimelineRow timelineRow, long time) {
		int jobs = timelineRow.waiting().map(stepFunction -> stepFunction.at(time)).orElse(0);
		return jobs == 0 ? "" : "\n" + jobs + (jobs == 1 ? " job waiting" : " jobs waiting");
	}
}
