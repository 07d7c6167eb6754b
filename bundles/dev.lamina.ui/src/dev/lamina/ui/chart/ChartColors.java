package dev.lamina.ui.chart;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.ui.PlatformUI;

/** The colours and letters of charts, as the theme says; for the thread of the user interface. */
final class ChartColors {
	private static final String PREFIX = "dev.lamina.ui.colour.chart.";
	/** Tells Eclipse that a control chooses its colours itself. */
	private static final String OWN_COLOURS = "org.eclipse.e4.ui.css.disabled";

	private final ColorRegistry colours = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();

	/** The colour of a sort of pieces: 1 to 8, or 0 for what is quiet. */
	Color piece(int number) {
		return named(Integer.toString(number));
	}

	/** The colour of a percentile, the first the strongest. */
	Color percentile(int number) {
		return named("percentile" + (number + 1));
	}

	/** The colour of a promise. */
	Color promise(boolean holds) {
		return named(holds ? "promise" : "broken");
	}

	/** Dresses all of a chart but its series. */
	void applyTo(Chart chart) {
		Color ground = named("ground");
		Color ink = named("ink");
		Font letters = JFaceResources.getDefaultFont();
		disableTheming(chart);
		chart.setBackground(ground);
		chart.setForeground(ink);
		chart.getPlotArea().setBackground(ground);
		chart.getLegend().setBackground(ground);
		chart.getLegend().setForeground(ink);
		chart.getLegend().setFont(letters);
		chart.getTitle().setForeground(ink);
		chart.getTitle().setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		for (IAxis axis : chart.getAxisSet().getAxes()) {
			axis.getTick().setForeground(ink);
			axis.getTick().setFont(letters);
			axis.getTitle().setForeground(ink);
			axis.getTitle().setFont(letters);
			axis.getGrid().setForeground(named("grid"));
		}
	}

	/** Dresses what a chart stands on. */
	void applyTo(Composite ground) {
		disableTheming(ground);
		ground.setBackground(named("ground"));
		ground.setForeground(named("ink"));
		ground.setBackgroundMode(SWT.INHERIT_DEFAULT);
	}

	private static void disableTheming(Control control) {
		control.setData(OWN_COLOURS, Boolean.TRUE);
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				disableTheming(child);
			}
		}
	}

	private Color named(String name) {
		return colours.get(PREFIX + name);
	}
}
