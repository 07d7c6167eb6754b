package dev.lamina.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;

/** Pictures in the dark. Late, because Eclipse wants to be started again before it is bright everywhere. */
@Order(Integer.MAX_VALUE)
class DarkDiagramTest {
	@Test
	void thePictureIsDarkInTheDark() throws Exception {
		DiagramView view = (DiagramView) WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		WorkbenchBot.page().activate(WorkbenchBot.open(WorkbenchBot.file(WorkbenchBot.project("dark-picture"), "office.lamina",
				DiagramViewTest.TWO_GPUS.replace("A40-8Q x 6", "A40-8Q x 7"))));
		WorkbenchBot.until("there is a picture",
				() -> view.sceneGraph().filter(sceneGraph -> !sceneGraph.showing("rack.right").isEmpty()).isPresent());
		IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		themes.setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
		WorkbenchBot.until("the ground is dark", view.canvas()::isDark);
		view.canvas().select(view.sceneGraph().orElseThrow().showing("rack.right").getFirst());
		WorkbenchBot.settle(800);
		WorkbenchBot.screenshot("diagram-dark");
		assertTrue(view.sceneGraph().orElseThrow().all().stream().anyMatch(SceneGraph.SceneNode::isMark), "problems have badges");
		WorkbenchBot.page().closeAllEditors(false);
	}
}
