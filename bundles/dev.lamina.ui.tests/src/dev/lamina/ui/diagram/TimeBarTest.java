package dev.lamina.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;

/** A person goes through the events of a simulation and looks at who sits where. */
@Order(Integer.MAX_VALUE - 1)
class TimeBarTest {
	private DiagramView view;
	private ITextEditor editor;

	private void open(String project, String example) throws Exception {
		view = (DiagramView) WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project(project), "model.lamina", WorkbenchBot.example(example)));
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.until("there is a picture", () -> view.sceneGraph().isPresent());
	}

	/** Home and End belong to the text as long as a person writes there. */
	private void focusSlider() {
		WorkbenchBot.until("there is a slider", () -> view.timeBar().isVisible());
		WorkbenchBot.page().activate(view);
		scale().setFocus();
	}

	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.page().hideView(view);
		WorkbenchBot.settle(50);
	}

	private Scale scale() {
		return WorkbenchBot.visibleIn(view.timeBar(), Scale.class).getFirst();
	}

	private void press(int key) {
		Event event = new Event();
		event.keyCode = key;
		scale().notifyListeners(SWT.KeyDown, event);
	}

	private void untilShown(String text) {
		WorkbenchBot.until("the picture says " + text, () -> texts().contains(text));
	}

	private List<String> texts() {
		return view.sceneGraph().stream().flatMap(graph -> graph.scene().all()).flatMap(box -> box.labels().stream())
				.map(label -> label.text()).toList();
	}

	@Test
	void thePictureFollowsTheEvents() throws Exception {
		open("time", "migration.lamina");
		focusSlider();
		assertEquals("as declared", view.timeBar().shownTime());
		assertEquals(5, scale().getMaximum(), "four events and the end");
		assertFalse(scale().getToolTipText().isEmpty());
		press(SWT.ARROW_RIGHT);
		assertEquals("shift at 5 s", view.timeBar().shownTime());
		untilShown("mover, migrating");
		press(SWT.ARROW_RIGHT);
		untilShown("parked, suspended");
		assertEquals("shift at 8 s", view.timeBar().shownTime());
		press(SWT.END);
		press(SWT.ARROW_LEFT);
		untilShown("unlucky, failed");
		assertEquals("shift at 25 s", view.timeBar().shownTime());
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("diagram-time");
		scale().setSelection(1);
		scale().notifyListeners(SWT.Selection, new Event());
		untilShown("mover, migrating");

		IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		String light = themes.getActiveTheme().getId();
		themes.setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
		WorkbenchBot.until("the ground is dark", view.canvas()::isDark);
		WorkbenchBot.settle(800);
		WorkbenchBot.screenshot("diagram-time-dark");
		themes.setTheme(light, false);
		WorkbenchBot.until("the ground is light", () -> !view.canvas().isDark());

		press(SWT.HOME);
		assertEquals("as declared", view.timeBar().shownTime());
		untilShown("mover");
	}

	@Test
	void theSliderFollowsTheText() throws Exception {
		open("time-text", "migration.lamina");
		focusSlider();
		press(SWT.END);
		press(SWT.ARROW_LEFT);
		untilShown("unlucky, failed");
		IDocument text = WorkbenchBot.text(editor);
		text.replace(text.get().indexOf("  at 25 s fail left.g"), "  at 25 s fail left.g".length(), "");
		WorkbenchBot.until("the time is the event before", () -> view.timeBar().shownTime().equals("shift at 18 s"));
		text.set(text.get().substring(0, text.get().indexOf("simulation shift")));
		WorkbenchBot.until("nothing happens any more", () -> !view.timeBar().isVisible());
		untilShown("mover");
		assertTrue(view.timeBar().time().isEmpty());
	}

	@Test
	void whereNothingHappensThereIsNoSlider() throws Exception {
		open("no-time", "vdi.lamina");
		WorkbenchBot.until("the picture is that of the example", () -> texts().contains("farm"));
		assertFalse(view.timeBar().isVisible());
	}
}
