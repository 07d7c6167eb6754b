package dev.lamina.ui.chart;

import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ICustomPaintListener;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

import dev.lamina.report.chart.Chart;
import dev.lamina.report.chart.Chart.LegendEntry;
import dev.lamina.report.chart.Chart.LimitMark;
import dev.lamina.report.chart.Chart.Row;
import dev.lamina.report.chart.Chart.Subject;

/**
 * One chart as SWTChart draws it: a category for each row, a series for each sort of pieces, in base units; and a line for each
 * promise.
 */
final class ChartPlot {
	private static final int MAX_NAME_LENGTH = 28;
	private static final int PADDING = 28;
	private static final double MARGIN = 0.03;

	private final Chart shown;
	private final List<Row> rows;
	private final org.eclipse.swtchart.Chart chart;
	private final AxisNumberFormat axisNumberFormat;
	private final ChartColors chartColors = new ChartColors();

	/**
	 * Draws a chart.
	 *
	 * @param rows its rows, in the order to show them
	 */
	ChartPlot(Composite parent, Chart shown, List<Row> rows) {
		this.shown = shown;
		this.rows = rows;
		this.axisNumberFormat = new AxisNumberFormat(shown.axis());
		this.chart = new org.eclipse.swtchart.Chart(parent, SWT.NONE);
		chart.suspendUpdate(true);
		chart.setOrientation(SWT.VERTICAL);
		chart.getLegend().setPosition(SWT.RIGHT);
		createAxes();
		createSeries();
		fit();
		chart.getPlotArea().addCustomPaintListener((ICustomPaintListener) this::bounds);
		chartColors.applyTo(chart);
		chart.suspendUpdate(false);
	}

	org.eclipse.swtchart.Chart chart() {
		return chart;
	}

	List<Row> rows() {
		return rows;
	}

	/** The axis with the names of the rows. */
	IAxis nameAxis() {
		return chart.getAxisSet().getXAxis(0);
	}

	/** The axis of the values. */
	IAxis valueAxis() {
		return chart.getAxisSet().getYAxis(0);
	}

	/** Shows the whole axis of values. */
	void fit() {
		valueAxis().setRange(fullRange());
	}

	/** All of the axis, and a bit more, so that its last number does not lie under the legend. */
	Range fullRange() {
		double low = shown.axis().scale().low();
		double high = shown.axis().scale().high();
		return new Range(low,
				shown.axis().scale().logarithmic() ? high * Math.pow(high / low, MARGIN) : high + (high - low) * MARGIN);
	}

	/** In a low chart the axis has no title, and its numbers have their unit instead. */
	void setLow(boolean low) {
		valueAxis().getTitle().setVisible(!low);
		axisNumberFormat.withUnit = low;
	}

	private void createAxes() {
		nameAxis().setCategorySeries(rows.stream().map(row -> shortened(row.name())).toArray(String[]::new));
		nameAxis().enableCategory(true);
		nameAxis().setReversed(true);
		nameAxis().getTitle().setVisible(false);
		nameAxis().getGrid().setStyle(LineStyle.NONE);
		valueAxis().getTitle().setText(shown.axis().title() + " (" + shown.axis().unit() + ")");
		valueAxis().getTick().setFormat(axisNumberFormat);
		if (shown.axis().scale().logarithmic()) {
			valueAxis().setRange(fullRange());
			valueAxis().enableLogScale(true);
		}
	}

	/** Percentiles lie over each other, the longest at the back. */
	private void createSeries() {
		boolean percentiles = shown.subject() == Subject.LATENCY;
		int number = shown.legend().size();
		for (int step = 0; step < number; step++) {
			int index = percentiles ? number - 1 - step : step;
			LegendEntry legendEntry = shown.legend().get(index);
			IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, legendEntry.name());
			bars.setYSeries(rows.stream().mapToDouble(row -> sum(row, index)).toArray());
			bars.setBarColor(percentiles ? chartColors.percentile(index) : chartColors.piece(legendEntry.colour()));
			bars.setBarPadding(PADDING);
			bars.setBarOverlay(percentiles);
			bars.enableStack(shown.subject().isStacked());
		}
		rows.stream().flatMap(row -> row.limits().stream()).findFirst().ifPresent(this::promises);
	}

	private static double sum(Row row, int key) {
		return row.segments().stream().filter(segment -> segment.key() == key).mapToDouble(Chart.Segment::value).sum();
	}

	/** A line through one point is not seen, but stands in the legend. */
	private void promises(LimitMark any) {
		ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE,
				shown.subject() == Subject.RATE ? "promised at least" : "promised at most");
		line.setYSeries(new double[] { any.value() });
		line.setSymbolType(PlotSymbolType.NONE);
		line.setLineColor(chartColors.promise(true));
		line.setLineWidth(2);
	}

	private void bounds(PaintEvent event) {
		Range visible = nameAxis().getRange();
		int first = Math.max(0, (int) Math.floor(visible.lower));
		int last = Math.min(rows.size() - 1, (int) Math.ceil(visible.upper));
		int half = rowPixels() / 2 - 1;
		for (int row = first; row <= last; row++) {
			int middle = nameAxis().getPixelCoordinate(row);
			for (LimitMark limitMark : rows.get(row).limits()) {
				int at = valueAxis().getPixelCoordinate(limitMark.value());
				event.gc.setBackground(chartColors.promise(limitMark.holds()));
				event.gc.fillRectangle(at - 1, middle - half, 2, 2 * half);
			}
		}
	}

	private int rowPixels() {
		Range visible = nameAxis().getRange();
		return Math.max(4, (int) (chart.getPlotArea().getSize().y / (visible.upper - visible.lower + 1)));
	}

	/** The number of the row at a height in the plot area; -1 if there is none. */
	int rowAt(int pixel) {
		int row = (int) Math.round(nameAxis().getDataCoordinate(pixel));
		return row >= 0 && row < rows.size() ? row : -1;
	}

	private static String shortened(String name) {
		return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH - 1) + '…' : name;
	}

	/** Numbers of an axis in its unit. */
	private static final class AxisNumberFormat extends Format {
		private static final long serialVersionUID = 1L;
		private final transient Chart.Axis axis;
		private boolean withUnit;

		AxisNumberFormat(Chart.Axis axis) {
			this.axis = axis;
		}

		@Override
		public StringBuffer format(Object value, StringBuffer text, FieldPosition position) {
			text.append(axis.label(((Number) value).doubleValue()));
			return withUnit ? text.append(' ').append(axis.unit()) : text;
		}

		/** SWTChart reads labels back to see whether they say too little. */
		@Override
		public Object parseObject(String text, ParsePosition position) {
			try {
				position.setIndex(text.length());
				return Double.parseDouble(text.replace(axis.unit(), "").strip()) * axis.size();
			} catch (NumberFormatException noNumber) {
				position.setIndex(0);
				return null;
			}
		}
	}
}
