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

import dev.lamina.ui.Window;
import dev.lamina.ui.simulation.SimulationShortcut;

/** The timeline in the dark. One of the last, because Eclipse wants to be started again before it is bright everywhere. */
@Order(Integer.MAX_VALUE)
class TimelineThemeTest {
	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

	@Test
	void inTheDarkItIsDark() throws Exception {
		IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		boolean bright = !DARK.equals(themes.getActiveTheme().getId());
		IFile file = Window.file(Window.project("timeline-dark"), "vdi.lamina", Window.example("vdi.lamina"));
		TimelineCanvas canvas = ((TimelineView) Window.page().showView(TimelineView.ID)).canvas();
		ITextEditor editor = Window.open(file);
		new SimulationShortcut().launch(editor, "run");
		Window.until("its timeline is shown", () -> Recordings.all().stream().findFirst().filter(
				first -> first.file().equals(file) && canvas.timeline().filter(shown -> shown == first.timeline()).isPresent())
				.isPresent());
		themes.setTheme(DARK, false);
		try {
			Window.until("it is dark", () -> isDark(canvas.getBackground()));
			Window.settle(1500);
			Window.page().showView(TimelineView.ID);
			Timeline timeline = canvas.timeline().orElseThrow();
			canvas.zoomTo(timeline.from() + 50_000_000, timeline.from() + 80_000_000);
			Window.settle(700);
			Window.screenshot("timeline-dark");
			ImageData image = canvas.image().orElseThrow();
			assertTrue(image.palette.getRGB(image.getPixel(2, 2)).getHSB()[2] < 0.4f, "its ground is dark");
			RGB first = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry()
					.getRGB(Shades.PREFIX + "vm1");
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
			Window.page().closeAllEditors(false);
		}
	}

	private static boolean isDark(Color colour) {
		return colour.getRGB().getHSB()[2] < 0.4f;
	}
}
