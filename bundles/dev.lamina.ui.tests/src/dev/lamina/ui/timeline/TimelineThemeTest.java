package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.simulation.SimulationLaunchShortcut;

/** The timeline in the dark. One of the last, because Eclipse wants to be started again before it is bright everywhere. */
@Order(Integer.MAX_VALUE)
class TimelineThemeTest {
	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

	@Test
	void inTheDarkItIsDark() throws Exception {
		IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		boolean bright = !DARK.equals(themes.getActiveTheme().getId());
		IFile file = WorkbenchBot.file(WorkbenchBot.project("timeline-dark"), "vdi.lamina", WorkbenchBot.example("vdi.lamina"));
		TimelineCanvas canvas = ((TimelineView) WorkbenchBot.page().showView(TimelineView.ID)).canvas();
		ITextEditor editor = WorkbenchBot.open(file);
		new SimulationLaunchShortcut().launch(editor, "run");
		WorkbenchBot.until("its timeline is shown", () -> Recordings.all().stream().findFirst().filter(
				first -> first.file().equals(file) && canvas.timeline().filter(shown -> shown == first.timeline()).isPresent())
				.isPresent());
		themes.setTheme(DARK, false);
		try {
			WorkbenchBot.until("it is dark", () -> isDark(canvas.getBackground()));
			WorkbenchBot.settle(1500);
			WorkbenchBot.page().showView(TimelineView.ID);
			Timeline timeline = canvas.timeline().orElseThrow();
			canvas.zoomTo(timeline.from() + 50_000_000, timeline.from() + 80_000_000);
			WorkbenchBot.settle(700);
			WorkbenchBot.screenshot("timeline-dark");
			ImageData image = canvas.image().orElseThrow();
			assertTrue(image.palette.getRGB(image.getPixel(2, 2)).getHSB()[2] < 0.4f, "its ground is dark");
			RGB first = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry()
					.getRGB(ColorTable.PREFIX + "vm1");
			assertEquals(new RGB(0x6a, 0xa0, 0xe8), first, "the theme has colours for the dark");
			Set<RGB> seen = new HashSet<>();
			for (int y = 0; y < image.height; y += 2) {
				for (int x = 0; x < image.width; x += 2) {
					seen.add(image.palette.getRGB(image.getPixel(x, y)));
				}
			}
			assertTrue(seen.contains(first), "and they are seen");
		} finally {
			if (bright) {
				themes.setTheme(LIGHT, false);
			}
			WorkbenchBot.page().closeAllEditors(false);
		}
	}

	private static boolean isDark(Color colour) {
		return colour.getRGB().getHSB()[2] < 0.4f;
	}
}
