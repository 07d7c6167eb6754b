package dev.lamina.ui.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.help.IContext;
import org.eclipse.help.IContextProvider;
import org.eclipse.help.IHelpResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.Window;
import dev.lamina.ui.document.Documents;
import dev.lamina.ui.reference.ReferenceView;
import dev.lamina.ui.result.ResultsView;

/** F1 says what stands where it is pressed. */
class ContextHelpTest {
	private static final String HELP = "org.eclipse.help.ui.HelpView";

	@AfterEach
	void closeAll() {
		IViewPart help = Window.page().findView(HELP);
		if (help != null) {
			Window.page().hideView(help);
		}
		Window.page().closeAllEditors(false);
	}

	@Test
	void theHelpFollowsTheCursor() throws Exception {
		ITextEditor editor = editor("f1");
		cursor(editor, "scheduler fixed");
		assertEquals(List.of("scheduler", "policy", "model"), pages(editor));
		cursor(editor, "gpu desktops");
		assertEquals(List.of("host gpu", "host", "model"), pages(editor));
		cursor(editor, "partition A40-8Q");
		StyledText text = Window.viewer(editor).getTextWidget();
		text.setFocus();
		text.notifyListeners(SWT.Help, new Event());
		Window.until("the help is open", () -> Window.page().findView(HELP) != null);
		Window.until("it is about the place",
				() -> Window.visible(Label.class).stream().anyMatch(label -> label.getText().equals("partition")));
		Window.settle(700);
		Window.screenshot("help");
	}

	@Test
	void eachViewHasItsPage() throws Exception {
		assertEquals(List.of("Diagrams"), pages(Window.page().showView("dev.lamina.ui.diagram")));
		assertEquals(List.of("Simulation and results"), pages(Window.page().showView(ResultsView.ID)));
		assertEquals(List.of("What Lamina is"), pages(Window.page().showView(ReferenceView.ID)));
		IContextProvider others = Window.page().showView("org.eclipse.ui.views.ProblemView").getAdapter(IContextProvider.class);
		assertFalse(others.getClass().getName().startsWith("dev.lamina"), "views of others keep their own help");
	}

	private static ITextEditor editor(String project) throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project(project), "vdi.lamina", Window.example("vdi.lamina")));
		Window.until("the model is read", () -> Documents.of(Window.text(editor)).readSnapshot().isPresent());
		return editor;
	}

	private static void cursor(ITextEditor editor, String where) {
		int offset = Window.text(editor).get().indexOf(where);
		assertTrue(offset >= 0, where);
		editor.selectAndReveal(offset + 1, 0);
	}

	private static List<String> pages(IWorkbenchPart part) {
		IContextProvider provider = part.getAdapter(IContextProvider.class);
		assertNotNull(provider, part.getTitle());
		IContext context = provider.getContext(part);
		return Arrays.stream(context.getRelatedTopics()).map(IHelpResource::getLabel).toList();
	}
}
