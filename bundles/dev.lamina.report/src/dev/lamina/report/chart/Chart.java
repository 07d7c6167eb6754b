package dev.lamina.report.chart;

import java.util.List;

import dev.lamina.report.QuantityFormat;
import dev.lamina.result.DecimalText;

/**
 * What a chart of one result shows, in numbers: rows from top to bottom on one axis, in base units. How it looks is decided by
 * who draws it.
 *
 * @param subject what it is about
 * @param title   the same in a few words
 * @param caption the same in a sentence
 * @param axis    on which the values of all pieces and bounds lie
 * @param figure  what the figure of each row is: {@code p99}
 * @param legend    the sorts of pieces, in the order of a legend
 * @param rowNoun  what the rows are, in the plural: {@code VMs}
 * @param rows    the rows, in the order of the model
 * @param all     how many rows there would be if none had been left out
 */
public record Chart(Subject subject, String title, String caption, Axis axis, String figure, List<LegendEntry> legend,
		String rowNoun,
		List<Row> rows, int all) {
	public Chart {
		legend = List.copyOf(legend);
		rows = List.copyOf(rows);
	}

	/** What a chart is about. */
	public enum Subject {
		/** Operations per second of each VM: one piece from 0 to the rate. */
		RATE,
		/** How long an operation of each VM takes: a piece for each percentile, which all begin at 0. */
		LATENCY,
		/** Of what the mean time of an operation of each VM consists: pieces one behind the other, together 1. */
		BREAKDOWN,
		/** What part of the time each engine works for whom: pieces one behind the other, together at most 1. */
		UTILIZATION;

		/** Whether the pieces of a row are one behind the other. */
		public boolean isStacked() {
			return this == BREAKDOWN || this == UTILIZATION;
		}
	}

	/**
	 * The axis that all rows share.
	 *
	 * @param title what is measured
	 * @param unit  in which its numbers are written
	 * @param size  of one such unit, in base units
	 * @param scale from where to where it goes
	 */
	public record Axis(String title, String unit, double size, AxisScale scale) {
		/** A value for a label of the axis, without its unit and without digits that say nothing. */
		public String label(double value) {
			return DecimalText.of(value / size);
		}

		/** A value with six digits and its unit. */
		public String exactly(double value) {
			return QuantityFormat.withUnit(DecimalText.of(value / size), unit);
		}
	}

	/**
	 * A sort of pieces.
	 *
	 * @param name   what it is
	 * @param colour the number of its colour, 1 to {@value #COLOURS}, or 0 for what is quiet
	 */
	public record LegendEntry(String name, int colour) {
		/** How many colours there are. */
		public static final int COLOURS = 8;
	}

	/**
	 * One row.
	 *
	 * @param name   of what
	 * @param value  what the row is about in one number, to sort by
	 * @param figure the same as people read it, with its unit
	 * @param segments what is drawn
	 * @param limits what was promised about it and lies on the axis
	 */
	public record Row(String name, double value, String figure, List<Segment> segments, List<LimitMark> limits) {
		public Row {
			segments = List.copyOf(segments);
			limits = List.copyOf(limits);
		}
	}

	/**
	 * A piece of a row.
	 *
	 * @param key   the number of its key
	 * @param name  what just this piece is
	 * @param value its length
	 */
	public record Segment(int key, String name, double value) {
	}

	/**
	 * A promise about a row.
	 *
	 * @param value where it lies
	 * @param holds whether it is kept
	 * @param text  as it stands in the file
	 */
	public record LimitMark(double value, boolean holds, String text) {
	}
}
