package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The window in the dark. Near the end, because Eclipse wants to be started again before it is bright everywhere. */
@Order(Integer.MAX_VALUE - 1)
class DarkThemeTest {
	@Test
	void darkColoursFollowTheTheme() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("dark"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		StyledText shown = WorkbenchBot.viewer(editor).getTextWidget();
		int host = WorkbenchBot.text(editor).get().indexOf("\nhost ") + 1;
		WorkbenchBot.until("'host' is bold", () -> style(shown, host) != null && style(shown, host).fontStyle == SWT.BOLD);
		RGB light = style(shown, host).foreground.getRGB();
		PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
		WorkbenchBot.until("the colour is another", () -> style(shown, host) != null && style(shown, host).foreground != null
				&& !style(shown, host).foreground.getRGB().equals(light));
		WorkbenchBot.settle(1000);
		WorkbenchBot.screenshot("dark");
		assertTrue(shown.getBackground().getRGB().getHSB()[2] < 0.5, "the background is dark");
	}

	private static StyleRange style(StyledText shown, int offset) {
		return shown.isDisposed() ? null : shown.getStyleRangeAtOffset(offset);
	}
}
