package dev.lamina.ui.result;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.Window;
import dev.lamina.ui.chart.ChartPane;

/** Charts in the dark: last of all, because the window stays dark. */
@Order(Integer.MAX_VALUE)
class DarkChartsTest {
	@Test
	void chartsFollowTheTheme() throws Exception {
		Results.run(Window.file(Window.project("darkcharts"), "vdi.lamina", Window.example("vdi.lamina")));
		ResultsView view = Results.view();
		Results.chart(view, "Time");
		PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
		Window.until("the chart is dark", () -> view.chartInFront().flatMap(ChartPane::chart)
				.map(chart -> brightness(chart.getBackground()) < 0.4).orElse(false));
		for (String tab : new String[] { "Rates", "Latency", "Time", "Engines" }) {
			ChartPane pane = Results.chart(view, tab);
			assertTrue(brightness(pane.chart().orElseThrow().getBackground()) < 0.4, tab);
			assertTrue(brightness(pane.chart().orElseThrow().getAxisSet().getYAxis(0).getTick().getForeground()) > 0.6, tab);
			Window.settle(500);
			Window.screenshot("charts-dark-" + tab.toLowerCase(java.util.Locale.ROOT));
		}
		Results.close();
	}

	private static double brightness(Color colour) {
		return colour.getRGB().getHSB()[2];
	}
}
