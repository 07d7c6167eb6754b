package dev.lamina.ui.result;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.chart.ChartPane;

/** Charts in the dark: last of all, because the window stays dark. */
@Order(Integer.MAX_VALUE)
class DarkChartsTest {
	@Test
	void chartsFollowTheTheme() throws Exception {
		ResultsViewBot
				.run(WorkbenchBot.file(WorkbenchBot.project("darkcharts"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		ResultsView view = ResultsViewBot.view();
		ResultsViewBot.chart(view, "Time");
		PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
		WorkbenchBot.until("the chart is dark", () -> view.chartInFront().flatMap(ChartPane::chart)
				.map(chart -> brightness(chart.getBackground()) < 0.4).orElse(false));
		for (String tab : new String[] { "Rates", "Latency", "Time", "Engines" }) {
			ChartPane pane = ResultsViewBot.chart(view, tab);
			assertTrue(brightness(pane.chart().orElseThrow().getBackground()) < 0.4, tab);
			assertTrue(brightness(pane.chart().orElseThrow().getAxisSet().getYAxis(0).getTick().getForeground()) > 0.6, tab);
			WorkbenchBot.settle(500);
			WorkbenchBot.screenshot("charts-dark-" + tab.toLowerCase(java.util.Locale.ROOT));
		}
		ResultsViewBot.close();
	}

	private static double brightness(Color colour) {
		return colour.getRGB().getHSB()[2];
	}
}
