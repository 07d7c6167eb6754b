package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.outline.OutlineNode;

/** A person writes a model in the editor. */
class EditorTest {
	private static final String BROKEN = """
			package office

			import nvidia.A40

			/** Where the desktops run. */
			host rack {
			  cpu        2 x 32 cores at 2.8 GHz
			  memroy     512 GiB
			  system     Linux
			  hypervisor KVM
			  gpu card : A40
			}
			""";

	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void theWindowIsOurs() {
		assertEquals("dev.lamina.workbench.perspective", WorkbenchBot.page().getPerspective().getId());
		assertNotNull(WorkbenchBot.page().findView(ProjectExplorer.VIEW_ID));
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("start");
	}

	@Test
	void wordsAreColouredByTheirMeaning() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("colours"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
		StyledText shown = WorkbenchBot.viewer(editor).getTextWidget();
		int host = WorkbenchBot.text(editor).get().indexOf("\nhost ") + 1;
		WorkbenchBot.until("'host' is bold", () -> style(shown, host) != null && style(shown, host).fontStyle == SWT.BOLD);
		StyleRange name = style(shown, host + 5);
		assertNotNull(name, "the name of the host is coloured");
		assertNotEquals(style(shown, host).foreground, name.foreground);
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("colours");
	}

	@Test
	void aMistakeIsMarkedWhileTypingAndPutRight() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("mistake"), "office.lamina", BROKEN);
		ITextEditor editor = WorkbenchBot.open(file);
		WorkbenchBot.until("the mistake is marked", () -> WorkbenchBot.problems(file).contains("property.unknown"));
		IMarker marker = Arrays.stream(file.findMarkers("dev.lamina.ui.problem", true, IResource.DEPTH_ZERO))
				.filter(each -> each.getAttribute("code", "").equals("property.unknown")).findFirst().orElseThrow();
		assertEquals(BROKEN.indexOf("memroy"), marker.getAttribute(IMarker.CHAR_START, -1));
		editor.selectAndReveal(BROKEN.indexOf("memroy"), 0);
		StyledText shown = WorkbenchBot.viewer(editor).getTextWidget();
		WorkbenchBot.until("the words are coloured",
				() -> style(shown, BROKEN.indexOf("host")) != null && style(shown, BROKEN.indexOf("host")).fontStyle == SWT.BOLD);
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("mistake");
		assertTrue(IDE.getMarkerHelpRegistry().hasResolutions(marker));
		var fix = Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
				.filter(each -> each.getLabel().contains("memory")).findFirst().orElseThrow();
		fix.run(marker);
		assertTrue(WorkbenchBot.text(editor).get().contains("  memory     512 GiB"), "the fix was applied");
		WorkbenchBot.until("the mistake is gone", () -> !WorkbenchBot.problems(file).contains("property.unknown"));
		assertTrue(editor.isDirty());
		((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(BROKEN, WorkbenchBot.text(editor).get(), "one step takes it back");
		WorkbenchBot.until("the mistake is back", () -> WorkbenchBot.problems(file).contains("property.unknown"));
		WorkbenchBot.page().closeEditor(editor, false);
	}

	@Test
	void savedFilesAreCheckedWhenTheProjectIsBuilt() throws Exception {
		IProject project = WorkbenchBot.project("built");
		IFile file = WorkbenchBot.file(project, "office.lamina", BROKEN);
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		assertTrue(WorkbenchBot.problems(file).contains("property.unknown"));
		IMarker before = file.findMarkers("dev.lamina.ui.problem", true, IResource.DEPTH_ZERO)[0];
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		assertEquals(before.getId(), file.findMarkers("dev.lamina.ui.problem", true, IResource.DEPTH_ZERO)[0].getId(),
				"what is still so stays untouched");
		file.setContents(new java.io.ByteArrayInputStream(
				BROKEN.replace("memroy", "memory").getBytes(java.nio.charset.StandardCharsets.UTF_8)), true, false, null);
		project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, null);
		assertFalse(WorkbenchBot.problems(file).contains("property.unknown"));
	}

	@Test
	void whatIsClosedUnsavedIsSeenByNobodyAnyMore() throws Exception {
		IProject project = WorkbenchBot.project("unsaved");
		IFile hosts = WorkbenchBot.file(project, "hosts.lamina", BROKEN.replace("memroy", "memory"));
		IFile policies = WorkbenchBot.file(project, "policies.lamina",
				"package office\nimport stacks.NvidiaVgpu\n\npolicy shared for rack.card {\n  stack     NvidiaVgpu\n  partition "
						+ "A40-8Q x 2\n}\n");
		WorkbenchBot.read(WorkbenchBot.open(policies));
		ITextEditor editor = WorkbenchBot.open(hosts);
		WorkbenchBot.text(editor).replace(WorkbenchBot.text(editor).get().indexOf("rack"), 4, "shelf");
		WorkbenchBot.until("the policy misses its host", () -> !WorkbenchBot.problems(policies).isEmpty());
		WorkbenchBot.page().closeEditor(editor, false);
		WorkbenchBot.until("the policy has its host again", () -> WorkbenchBot.problems(policies).isEmpty());
	}

	@Test
	void completionProposesWhatFitsAndInsertsIt() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("completion"), "office.lamina",
				BROKEN.replace("memroy     512 GiB", "mem"));
		ITextEditor editor = WorkbenchBot.open(file);
		editor.selectAndReveal(WorkbenchBot.text(editor).get().indexOf("mem") + 3, 0);
		WorkbenchBot.read(editor);
		((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
		// the only proposal is inserted at once, unless Eclipse is told not to
		WorkbenchBot.until("it is inserted or proposed",
				() -> WorkbenchBot.text(editor).get().contains("  memory") || choose("memory"));
		WorkbenchBot.until("it was inserted", () -> WorkbenchBot.text(editor).get().contains("  memory"));
		editor.selectAndReveal(WorkbenchBot.text(editor).getLength(), 0);
		WorkbenchBot.read(editor);
		((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
		WorkbenchBot.until("declarations are proposed", () -> proposed("vm") >= 0);
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("completion-declarations");
		WorkbenchBot.until("the declaration is chosen", () -> {
			if (proposals() == null) { // it goes as soon as the editor loses the focus
				((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
			}
			return choose("vm");
		});
		WorkbenchBot.until("the declaration is there", () -> WorkbenchBot.text(editor).get().contains("vm name x 1 {"));
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("completion-places");
	}

	@Test
	void renamingChangesAllFilesAfterAsking() throws Exception {
		IProject project = WorkbenchBot.project("rename");
		IFile hosts = WorkbenchBot.file(project, "hosts.lamina", BROKEN.replace("memroy", "memory"));
		IFile policies = WorkbenchBot.file(project, "policies.lamina",
				"package office\nimport stacks.NvidiaVgpu\n\npolicy shared for rack.card {\n  stack     NvidiaVgpu\n  partition "
						+ "A40-8Q x 2\n}\n");
		ITextEditor editor = WorkbenchBot.open(hosts);
		editor.selectAndReveal(WorkbenchBot.text(editor).get().indexOf("rack") + 1, 0);
		boolean[] seen = new boolean[1];
		Display.getCurrent().timerExec(50, new Runnable() {
			@Override
			public void run() {
				Shell dialog = WorkbenchBot.dialog("Rename").orElse(null);
				if (dialog == null || WorkbenchBot.visibleIn(dialog, Text.class).isEmpty()) {
					Display.getCurrent().timerExec(50, this);
					return;
				}
				WorkbenchBot.visibleIn(dialog, Text.class).getFirst().setText("shelf");
				Display.getCurrent().timerExec(300, () -> {
					seen[0] = true;
					WorkbenchBot.screenshot("rename");
					WorkbenchBot.press(dialog, "OK");
				});
			}
		});
		WorkbenchBot.command("dev.lamina.ui.rename");
		assertTrue(seen[0], "it asked for the name");
		assertTrue(WorkbenchBot.text(editor).get().contains("host shelf {"));
		WorkbenchBot.until("the other file has the new name", () -> content(policies).contains("for shelf.card"));
	}

	@Test
	void theCardSaysWhatANameMeans() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("hover"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		WorkbenchBot.page().activate(editor);
		StyledText shown = WorkbenchBot.viewer(editor).getTextWidget();
		int host = WorkbenchBot.text(editor).get().indexOf("\nhost ") + 1;
		WorkbenchBot.until("the words are coloured",
				() -> style(shown, host) != null && style(shown, host).fontStyle == SWT.BOLD);
		int memory = WorkbenchBot.text(editor).get().indexOf("A40-8Q");
		editor.selectAndReveal(memory + 1, 0);
		StringBuilder said = new StringBuilder();
		WorkbenchBot.until("the card is there", () -> {
			if (cards().isEmpty()) { // it goes as soon as the editor moves or loses the focus
				((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ISourceViewer.INFORMATION);
			}
			said.setLength(0);
			cards().forEach(card -> said.append(card.getText()));
			return said.indexOf("A40-8Q") >= 0 && said.indexOf("8 GiB") >= 0;
		});
		WorkbenchBot.settle(60);
		WorkbenchBot.screenshot("hover");
		assertFalse(said.indexOf("**") >= 0 || said.indexOf("<b>") >= 0, "no markup is seen");
	}

	@Test
	void referencesAreListed() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("references"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		WorkbenchBot.page().activate(editor);
		editor.selectAndReveal(WorkbenchBot.text(editor).get().indexOf("vdi1") + 1, 0);
		WorkbenchBot.command("org.eclipse.ui.genericeditor.findReferences");
		WorkbenchBot.until("the places are listed", () -> WorkbenchBot.visible(Table.class).stream()
				.anyMatch(table -> table.getItemCount() > 2 && table.getItem(0).getText().contains("vdi1")));
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("references");
	}

	@Test
	void whatIsTypedIsIndentedAndClosed() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("typing"), "office.lamina", "package office\n\nhost rack {"));
		StyledText shown = WorkbenchBot.viewer(editor).getTextWidget();
		editor.selectAndReveal(WorkbenchBot.text(editor).getLength(), 0);
		shown.insert("\n");
		assertEquals("package office\n\nhost rack {\n  \n}", WorkbenchBot.text(editor).get());
	}

	@Test
	void bodiesFold() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("folding"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		ProjectionViewer viewer = (ProjectionViewer) WorkbenchBot.viewer(editor);
		WorkbenchBot.until("there are folds", () -> viewer.getProjectionAnnotationModel() != null
				&& viewer.getProjectionAnnotationModel().getAnnotationIterator().hasNext());
		int lines = viewer.getTextWidget().getLineCount();
		for (Iterator<Annotation> all = viewer.getProjectionAnnotationModel().getAnnotationIterator(); all.hasNext();) {
			viewer.getProjectionAnnotationModel().collapse(all.next());
		}
		assertTrue(viewer.getTextWidget().getLineCount() < lines, "lines are hidden");
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("folding");
		WorkbenchBot.text(editor).replace(WorkbenchBot.text(editor).getLength(), 0, "\n// end\n");
		WorkbenchBot.read(editor);
		WorkbenchBot.settle(300);
		assertTrue(viewer.getTextWidget().getLineCount() < lines, "what was hidden stays so while the user types");
		assertSame(ProjectionAnnotation.class, viewer.getProjectionAnnotationModel().getAnnotationIterator().next().getClass());
	}

	@Test
	void aNameLeadsIntoTheLibrary() throws Exception {
		ITextEditor editor = WorkbenchBot.open(WorkbenchBot.file(WorkbenchBot.project("library"), "office.lamina", BROKEN));
		editor.selectAndReveal(BROKEN.indexOf(": A40") + 3, 0);
		WorkbenchBot.read(editor); // there are no links before, which a dialog would say
		WorkbenchBot.command("org.eclipse.ui.edit.text.open.hyperlink");
		WorkbenchBot.until("the file of the library is open",
				() -> WorkbenchBot.page().getActiveEditor() != null
						&& WorkbenchBot.page().getActiveEditor().getTitle().equals("A40.lamina"));
		ITextEditor library = (ITextEditor) WorkbenchBot.page().getActiveEditor();
		assertFalse(library.isEditable(), "no one can change the library");
		assertEquals("A40", ((org.eclipse.jface.text.ITextSelection) library.getSelectionProvider().getSelection()).getText());
		WorkbenchBot.settle(1000);
		WorkbenchBot.screenshot("library");
	}

	@Test
	void theLayoutBecomesTheUsualOne() throws Exception {
		String crooked = BROKEN.replace("memroy", "memory").replace("  system ", "system ");
		ITextEditor editor = WorkbenchBot.open(WorkbenchBot.file(WorkbenchBot.project("format"), "office.lamina", crooked));
		WorkbenchBot.read(editor);
		WorkbenchBot.command("dev.lamina.ui.format");
		WorkbenchBot.until("it is laid out", () -> WorkbenchBot.text(editor).get().contains("\n  system     Linux\n"));
		((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(crooked, WorkbenchBot.text(editor).get());
	}

	@Test
	void savingLaysOutWhereTheUserWantsIt() throws Exception {
		String crooked = BROKEN.replace("memroy", "memory").replace("  system ", "system ");
		IFile file = WorkbenchBot.file(WorkbenchBot.project("save"), "office.lamina", crooked);
		ITextEditor editor = WorkbenchBot.open(file);
		WorkbenchBot.text(editor).replace(0, 0, " ");
		editor.doSave(null);
		assertEquals(" " + crooked, content(file), "as it is, where no one has asked for more");
		InstanceScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean("formatOnSave", true);
		try {
			WorkbenchBot.text(editor).replace(0, 1, "");
			WorkbenchBot.read(editor);
			editor.doSave(null);
		} finally {
			InstanceScope.INSTANCE.getNode(Ids.BUNDLE).remove("formatOnSave");
		}
		assertEquals(BROKEN.replace("memroy", "memory"), content(file));
	}

	@Test
	void theOutlineShowsAndSelects() throws Exception {
		ITextEditor editor = WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("outline"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.until("the outline lists declarations", () -> outline() != null && outline().getItemCount() > 3);
		Tree tree = outline();
		int vm = WorkbenchBot.text(editor).get().indexOf("vm designer") + 4;
		editor.selectAndReveal(vm, 0);
		WorkbenchBot.until("the VM is selected in the outline",
				() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().startsWith("designer"));
		WorkbenchBot.screenshot("outline");
		IDocument text = WorkbenchBot.text(editor);
		int items = tree.getItemCount();
		TreeItem designer = tree.getSelection()[0];
		designer.setExpanded(true);
		text.replace(text.getLength(), 0, "\nhost shelf {\n  memory 1 TiB\n}\n");
		WorkbenchBot.until("the new host is listed last",
				() -> tree.getItemCount() == items + 1 && tree.getItem(items).getText().startsWith("shelf"));
		text.replace(vm - 1, "designer".length(), "artist");
		WorkbenchBot.until("the VM has its new name", () -> designer.getText().startsWith("artist"));
		assertTrue(designer.getExpanded(), "what was open stays open");
		text.replace(text.get().indexOf("policy owned"),
				text.get().indexOf("workload CadViewport") - text.get().indexOf("policy owned"), "");
		WorkbenchBot.until("a policy has gone", () -> tree.getItemCount() == items
				&& Arrays.stream(tree.getItems()).noneMatch(item -> item.getText().startsWith("owned")));
		assertEquals("artist", designer.getText().substring(0, 6), "the others are where they were");
	}

	private static StyleRange style(StyledText shown, int offset) {
		return shown.isDisposed() ? null : shown.getStyleRangeAtOffset(offset);
	}

	private static List<StyledText> cards() {
		return WorkbenchBot.visible(StyledText.class).stream().filter(text -> text.getShell().getParent() != null).toList();
	}

	/** The list of proposals; null if there is none. */
	private static Table proposals() {
		return WorkbenchBot.visible(Table.class).stream().filter(table -> table.getShell().getParent() != null).findFirst()
				.orElse(null);
	}

	/** Where in the list of proposals one of them is; -1 if it is not, or there is no list. */
	private static int proposed(String beginning) {
		Table list = proposals();
		return list == null ? -1 : IntStream.range(0, list.getItemCount())
				.filter(index -> list.getItem(index).getText().startsWith(beginning)).findFirst().orElse(-1);
	}

	/** Chooses a proposal; says whether it is in the list. */
	private static boolean choose(String beginning) {
		int index = proposed(beginning);
		if (index >= 0) {
			Table list = proposals();
			list.setSelection(index);
			list.notifyListeners(SWT.DefaultSelection, new Event());
		}
		return index >= 0;
	}

	private static String content(IFile file) {
		try {
			return file.readString();
		} catch (org.eclipse.core.runtime.CoreException unreadable) {
			throw new IllegalStateException(unreadable);
		}
	}

	/** The tree of the outline, as soon as it shows a model. */
	private static Tree outline() {
		return WorkbenchBot.visible(Tree.class).stream()
				.filter(tree -> tree.getItemCount() > 0 && tree.getItem(0).getData() instanceof OutlineNode).findFirst()
				.orElse(null);
	}
}
