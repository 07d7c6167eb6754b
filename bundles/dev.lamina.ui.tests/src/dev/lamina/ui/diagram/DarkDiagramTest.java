package dev.lamina.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.Window;

/** Pictures in the dark. Late, because Eclipse wants to be started again before it is bright everywhere. */
@Order(Integer.MAX_VALUE)
class DarkDiagramTest {
	@Test
	void thePictureIsDarkInTheDark() throws Exception {
		DiagramView view = (DiagramView) Window.page().showView(DiagramView.PARTITIONING);
		Window.page().activate(Window.open(Window.file(Window.project("dark-picture"), "office.lamina",
				DiagramViewTest.TWO_GPUS.replace("A40-8Q x 6", "A40-8Q x 7"))));
		Window.until("there is a picture",
				() -> view.picture().filter(picture -> !picture.showing("rack.right").isEmpty()).isPresent());
		IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		themes.setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
		Window.until("the ground is dark", view.canvas()::isDark);
		view.canvas().select(view.picture().orElseThrow().showing("rack.right").getFirst());
		Window.settle(800);
		Window.screenshot("diagram-dark");
		assertTrue(view.picture().orElseThrow().all().stream().anyMatch(Picture.Piece::isMark), "problems have badges");
		Window.page().closeAllEditors(false);
	}
}
