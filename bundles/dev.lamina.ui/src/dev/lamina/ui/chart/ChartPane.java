package dev.lamina.ui.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swtchart.Range;
import org.eclipse.ui.PlatformUI;

import dev.lamina.report.chart.Chart;
import dev.lamina.report.chart.Chart.Row;
import dev.lamina.report.chart.Chart.Subject;

/**
 * Shows the charts about one subject, one at a time. Rows are never thinner than a line of text: if they do not fit, the chart
 * is scrolled. The wheel scrolls, with Ctrl it zooms; the arrow keys, + and -, and 0 or Home to see the whole axis do the same.
 */
public final class ChartPane extends Composite {
	private static final int MIN_ROW_HEIGHT = 24;
	private static final int MAX_ROW_HEIGHT = 36;
	/** More would take the thread of the user interface too long; the worst are always among them if they are to come first. */
	private static final int MAX_ROWS = 500;
	private static final int MIN_HEIGHT_WITH_TITLE = 240;
	private static final int MIN_HEIGHT_WITH_AXIS_TITLE = 180;
	private static final int MAX_ACCESSIBLE_ROWS = 20;

	private final IPropertyChangeListener themes = event -> getDisplay().asyncExec(this::draw);
	private final Function<Control, Menu> menus;
	private final Combo choice;
	private final Label nothing;
	private List<Chart> charts = List.of();
	private String of = "";
	private boolean worstFirst;
	private ChartPlot chartPlot;
	private int firstRow;

	/**
	 * Makes one that shows nothing yet.
	 *
	 * @param menus makes the menu of a drawing
	 */
	public ChartPane(Composite parent, Function<Control, Menu> menus) {
		super(parent, SWT.V_SCROLL);
		this.menus = menus;
		choice = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		choice.addListener(SWT.Selection, event -> draw());
		nothing = new Label(this, SWT.WRAP | SWT.CENTER);
		nothing.setText("Nothing of this kind was measured.");
		getVerticalBar().addListener(SWT.Selection, event -> scrollTo(getVerticalBar().getSelection()));
		addListener(SWT.Resize, event -> place());
		PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(themes);
		addListener(SWT.Dispose, event -> PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(themes));
		draw();
	}

	/**
	 * Shows other charts, or none.
	 *
	 * @param charts about one subject
	 * @param of     of which result, for their titles
	 */
	public void show(List<Chart> charts, String of) {
		String before = choice.getText();
		this.charts = List.copyOf(charts);
		this.of = of;
		choice.setItems(charts.stream().map(Chart::title).toArray(String[]::new));
		choice.select(Math.max(0, choice.indexOf(before)));
		draw();
	}

	/** Whether rows are sorted by how bad they are, instead of standing as in the model. */
	public void setWorstFirst(boolean worstFirst) {
		if (this.worstFirst != worstFirst) {
			this.worstFirst = worstFirst;
			draw();
		}
	}

	/** What SWTChart draws now. */
	public Optional<org.eclipse.swtchart.Chart> chart() {
		return Optional.ofNullable(chartPlot).map(ChartPlot::chart);
	}

	/** The numbers that are drawn now. */
	public Optional<Chart> shown() {
		return chartPlot == null ? Optional.empty() : Optional.of(charts.get(Math.max(0, choice.getSelectionIndex())));
	}

	/** A picture of what can be seen. */
	public Optional<ImageData> toImageData() {
		return chart().map(chart -> {
			Point size = chart.getSize();
			Image image = new Image(getDisplay(), size.x, size.y);
			GC gc = new GC(image);
			chart.print(gc);
			gc.dispose();
			ImageData data = image.getImageData();
			image.dispose();
			return data;
		});
	}

	private void draw() {
		if (isDisposed()) {
			return;
		}
		boolean focused = chartPlot != null && chartPlot.chart().getPlotArea().getControl().isFocusControl();
		if (chartPlot != null) {
			chartPlot.chart().dispose();
			chartPlot = null;
		}
		new ChartColors().applyTo(this);
		choice.setVisible(charts.size() > 1);
		nothing.setVisible(charts.isEmpty());
		if (!charts.isEmpty()) {
			Chart chart = charts.get(Math.max(0, choice.getSelectionIndex()));
			chartPlot = new ChartPlot(this, chart, rows(chart));
			listen(chart);
			if (focused) {
				chartPlot.chart().getPlotArea().getControl().setFocus();
			}
		}
		place();
	}

	private List<Row> rows(Chart chart) {
		Comparator<Row> small = Comparator.comparingDouble(Row::value);
		List<Row> all = !worstFirst ? chart.rows()
				: chart.rows().stream().sorted(chart.subject() == Subject.RATE ? small : small.reversed()).toList();
		return all.subList(0, Math.min(MAX_ROWS, all.size()));
	}

	/** Puts the chart where it belongs: few rows do not fill the height, and of many only some are seen. */
	private void place() {
		Rectangle area = getClientArea();
		int top = 0;
		if (choice.getVisible()) {
			Point size = choice.computeSize(SWT.DEFAULT, SWT.DEFAULT);
			choice.setBounds(area.x, area.y, Math.min(size.x, area.width), size.y);
			top = size.y;
		}
		nothing.setBounds(area.x, area.y + area.height / 3, area.width, nothing.computeSize(area.width, SWT.DEFAULT).y);
		if (chartPlot == null) {
			getVerticalBar().setVisible(false);
			return;
		}
		org.eclipse.swtchart.Chart chart = chartPlot.chart();
		int number = chartPlot.rows().size();
		chart.getTitle().setVisible(area.height >= MIN_HEIGHT_WITH_TITLE);
		chartPlot.setLow(area.height < MIN_HEIGHT_WITH_AXIS_TITLE);
		chart.setBounds(area.x, area.y + top, area.width, Math.max(0, area.height - top));
		chart.updateLayout();
		int around = chart.getSize().y - chart.getPlotArea().getSize().y;
		int needed = around + number * MAX_ROW_HEIGHT;
		if (needed < area.height - top) {
			chart.setBounds(area.x, area.y + top, area.width, needed);
		}
		int fitting = Math.clamp(chart.getPlotArea().getSize().y / MIN_ROW_HEIGHT, 1, Math.max(1, number));
		getVerticalBar().setVisible(fitting < number);
		getVerticalBar().setValues(firstRow, 0, number, fitting, 1, fitting);
		scrollTo(firstRow);
	}

	private void scrollTo(int row) {
		int number = chartPlot.rows().size();
		int fitting = getVerticalBar().getVisible() ? getVerticalBar().getThumb() : number;
		firstRow = Math.clamp(row, 0, Math.max(0, number - fitting));
		getVerticalBar().setSelection(firstRow);
		chartPlot.nameAxis().setRange(new Range(firstRow, Math.max(firstRow, firstRow + fitting - 1)));
		chartPlot.chart().getTitle().setText(title(fitting));
		chartPlot.chart().redraw();
	}

	private String title(int fitting) {
		Chart chart = charts.get(Math.max(0, choice.getSelectionIndex()));
		String left = chartPlot.rows().size() < chart.rows().size()
				? ", and " + (chart.rows().size() - chartPlot.rows().size()) + " more are not drawn" : "";
		String part = fitting < chartPlot.rows().size() ? " (" + (firstRow + 1) + " to " + (firstRow + fitting) + " of "
				+ chartPlot.rows().size() + ' ' + chart.rowNoun() + left + ')' : "";
		return chart.title() + (of.isEmpty() ? "" : " – " + of) + part;
	}

	private void listen(Chart chart) {
		Control plot = chartPlot.chart().getPlotArea().getControl();
		plot.addListener(SWT.MouseMove, event -> {
			int row = chartPlot.rowAt(event.y);
			String hint = row < 0 ? null : ChartTooltip.of(chart, chartPlot.rows().get(row));
			if (hint == null || !hint.equals(plot.getToolTipText())) {
				plot.setToolTipText(hint);
			}
		});
		plot.addListener(SWT.MouseDown, event -> plot.setFocus());
		plot.addListener(SWT.MouseWheel, event -> {
			if ((event.stateMask & SWT.MOD1) != 0) {
				zoom(event.count > 0);
			} else {
				scrollTo(firstRow - event.count);
			}
			event.doit = false;
		});
		plot.addListener(SWT.KeyDown, this::key);
		plot.setMenu(menus.apply(plot));
		String aloud = chart.title() + ". " + chart.caption() + ' '
				+ chartPlot.rows().stream().limit(MAX_ACCESSIBLE_ROWS).map(row -> row.name() + ' ' + row.figure())
						.collect(Collectors.joining(", "));
		plot.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = aloud;
			}
		});
	}

	private void key(Event event) {
		int page = Math.max(1, getVerticalBar().getThumb());
		switch (event.keyCode) {
			case SWT.ARROW_UP -> scrollTo(firstRow - 1);
			case SWT.ARROW_DOWN -> scrollTo(firstRow + 1);
			case SWT.PAGE_UP -> scrollTo(firstRow - page);
			case SWT.PAGE_DOWN -> scrollTo(firstRow + page);
			case SWT.ARROW_LEFT -> pan(false);
			case SWT.ARROW_RIGHT -> pan(true);
			case SWT.HOME, '0', SWT.KEYPAD_0 -> fit();
			case '+', '=', SWT.KEYPAD_ADD -> zoom(true);
			case '-', SWT.KEYPAD_SUBTRACT -> zoom(false);
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	/** Shows less of the axis, and what is there larger; or the other way round. */
	public void zoom(boolean in) {
		if (chartPlot != null) {
			if (in) {
				chartPlot.valueAxis().zoomIn();
			} else {
				chartPlot.valueAxis().zoomOut();
			}
			keepInside();
		}
	}

	private void pan(boolean up) {
		if (up && chartPlot.valueAxis().getRange().upper < chartPlot.fullRange().upper) {
			chartPlot.valueAxis().scrollUp();
		} else if (!up && chartPlot.valueAxis().getRange().lower > chartPlot.fullRange().lower) {
			chartPlot.valueAxis().scrollDown();
		}
		keepInside();
	}

	/** Shows the whole axis. */
	public void fit() {
		if (chartPlot != null) {
			chartPlot.fit();
			chartPlot.chart().redraw();
		}
	}

	private void keepInside() {
		Range now = chartPlot.valueAxis().getRange();
		Range whole = chartPlot.fullRange();
		chartPlot.valueAxis().setRange(new Range(Math.max(whole.lower, now.lower), Math.min(whole.upper, now.upper)));
		chartPlot.chart().redraw();
	}

	@Override
	public boolean setFocus() {
		return chartPlot == null ? super.setFocus() : chartPlot.chart().getPlotArea().getControl().setFocus();
	}
}
