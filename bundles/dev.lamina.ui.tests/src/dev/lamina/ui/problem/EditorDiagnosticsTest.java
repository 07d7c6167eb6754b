package dev.lamina.ui.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.project.LaminaNature;

/** What is wrong with a text in an editor is marked as long as it is wrong, whatever happens to its project. */
class EditorDiagnosticsTest {
	private static final String WRONG = "host h { memory 1 TiB gpu g : Nothing }\n";
	private static final List<String> MARKED = List.of("name.unknown");

	@Test
	void mistakesThatAreThereBeforeTheEditorOpens() throws Exception {
		for (int number = 0; number < 5; number++) {
			IFile file = WorkbenchBot.file(WorkbenchBot.project("wrong" + number), "wrong.lamina", WRONG);
			ITextEditor editor = WorkbenchBot.open(file);
			WorkbenchBot.until("the mistake is marked", () -> WorkbenchBot.problems(file).equals(MARKED));
			WorkbenchBot.page().closeEditor(editor, false);
		}
	}

	@Test
	void cleaningAProjectLeavesTheMarksOfAnEditor() throws Exception {
		IProject project = WorkbenchBot.project("cleaned");
		IFile open = WorkbenchBot.file(project, "open.lamina", WRONG);
		IFile closed = WorkbenchBot.file(project, "closed.lamina", WRONG.replace("host h", "host closed"));
		ITextEditor editor = WorkbenchBot.open(open);
		WorkbenchBot.until("both are marked",
				() -> WorkbenchBot.problems(open).equals(MARKED) && WorkbenchBot.problems(closed).equals(MARKED));
		// holds back the build that would follow
		ResourcesPlugin.getWorkspace().run(monitor -> {
			project.build(IncrementalProjectBuilder.CLEAN_BUILD, new NullProgressMonitor());
			assertEquals(MARKED, WorkbenchBot.problems(open));
			assertEquals(List.of(), WorkbenchBot.problems(closed));
		}, null);
		WorkbenchBot.until("the build has marked the other one", () -> WorkbenchBot.problems(closed).equals(MARKED));
		WorkbenchBot.page().closeEditor(editor, false);
	}

	@Test
	void anEditorMarksItsTextAlsoWhenTheProjectIsOneOfLaminaNoMore() throws Exception {
		IProject project = WorkbenchBot.project("left");
		IFile open = WorkbenchBot.file(project, "open.lamina", WRONG);
		IFile closed = WorkbenchBot.file(project, "closed.lamina", WRONG.replace("host h", "host closed"));
		ITextEditor editor = WorkbenchBot.open(open);
		WorkbenchBot.until("both are marked",
				() -> WorkbenchBot.problems(open).equals(MARKED) && WorkbenchBot.problems(closed).equals(MARKED));
		LaminaNature.remove(project);
		WorkbenchBot.until("what is open is marked again", () -> WorkbenchBot.problems(open).equals(MARKED));
		assertEquals(List.of(), WorkbenchBot.problems(closed));
		WorkbenchBot.page().closeEditor(editor, false);
	}
}
