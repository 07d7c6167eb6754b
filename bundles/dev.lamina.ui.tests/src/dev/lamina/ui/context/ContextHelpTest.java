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

import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.reference.ReferenceView;
import dev.lamina.ui.result.ResultsView;

/** F1 says what stands where it is pressed. */
class ContextHelpTest {
	private static final String HELP = "org.eclipse.help.ui.HelpView";

	@AfterEach
	void closeAll() {
		IViewPart help = WorkbenchBot.page().findView(HELP);
		if (help != null) {
			WorkbenchBot.page().hideView(help);
		}
		WorkbenchBot.page().closeAllEditors(false);
	}

	@Test
	void theHelpFollowsTheCursor() throws Exception {
		ITextEditor editor = editor("f1");
		cursor(editor, "scheduler fixed");
		assertEquals(List.of("scheduler", "policy", "model"), pages(editor));
		cursor(editor, "gpu desktops");
		assertEquals(List.of("host gpu", "host", "model"), pages(editor));
		cursor(editor, "partition A40-8Q");
		StyledText text = WorkbenchBot.viewer(editor).getTextWidget();
		text.setFocus();
		text.notifyListeners(SWT.Help, new Event());
		WorkbenchBot.until("the help is open", () -> WorkbenchBot.page().findView(HELP) != null);
		WorkbenchBot.until("it is about the place",
				() -> WorkbenchBot.visible(Label.class).stream().anyMatch(label -> label.getText().equals("partition")));
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("help");
	}

	@Test
	void eachViewHasItsPage() throws Exception {
		assertEquals(List.of("Diagrams"), pages(WorkbenchBot.page().showView("dev.lamina.ui.diagram")));
		assertEquals(List.of("Simulation and results"), pages(WorkbenchBot.page().showView(ResultsView.ID)));
		assertEquals(List.of("What Lamina is"), pages(WorkbenchBot.page().showView(ReferenceView.ID)));
		IContextProvider others = WorkbenchBot.page().showView("org.eclipse.ui.views.ProblemView")
				.getAdapter(IContextProvider.class);
		assertFalse(others.getClass().getName().startsWith("dev.lamina"), "views of others keep their own help");
	}

	private static ITextEditor editor(String project) throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project(project), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		WorkbenchBot.until("the model is read", () -> DocumentRegistry.of(WorkbenchBot.text(editor)).readSnapshot().isPresent());
		return editor;
	}

	private static void cursor(ITextEditor editor, String where) {
		int offset = WorkbenchBot.text(editor).get().indexOf(where);
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
