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

import dev.lamina.ui.outline.Node;

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
		Window.page().closeAllEditors(false);
		Window.settle(50);
	}

	@Test
	void theWindowIsOurs() {
		assertEquals("dev.lamina.workbench.perspective", Window.page().getPerspective().getId());
		assertNotNull(Window.page().findView(ProjectExplorer.VIEW_ID));
		Window.settle(500);
		Window.screenshot("start");
	}

	@Test
	void wordsAreColouredByTheirMeaning() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("colours"), "vdi.lamina", Window.example("vdi.lamina")));
		assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
		StyledText shown = Window.viewer(editor).getTextWidget();
		int host = Window.text(editor).get().indexOf("\nhost ") + 1;
		Window.until("'host' is bold", () -> style(shown, host) != null && style(shown, host).fontStyle == SWT.BOLD);
		StyleRange name = style(shown, host + 5);
		assertNotNull(name, "the name of the host is coloured");
		assertNotEquals(style(shown, host).foreground, name.foreground);
		Window.settle(700);
		Window.screenshot("colours");
	}

	@Test
	void aMistakeIsMarkedWhileTypingAndPutRight() throws Exception {
		IFile file = Window.file(Window.project("mistake"), "office.lamina", BROKEN);
		ITextEditor editor = Window.open(file);
		Window.until("the mistake is marked", () -> Window.problems(file).contains("property.unknown"));
		IMarker marker = Arrays.stream(file.findMarkers("dev.lamina.ui.problem", true, IResource.DEPTH_ZERO))
				.filter(each -> each.getAttribute("code", "").equals("property.unknown")).findFirst().orElseThrow();
		assertEquals(BROKEN.indexOf("memroy"), marker.getAttribute(IMarker.CHAR_START, -1));
		editor.selectAndReveal(BROKEN.indexOf("memroy"), 0);
		StyledText shown = Window.viewer(editor).getTextWidget();
		Window.until("the words are coloured",
				() -> style(shown, BROKEN.indexOf("host")) != null && style(shown, BROKEN.indexOf("host")).fontStyle == SWT.BOLD);
		Window.settle(700);
		Window.screenshot("mistake");
		assertTrue(IDE.getMarkerHelpRegistry().hasResolutions(marker));
		var fix = Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
				.filter(each -> each.getLabel().contains("memory")).findFirst().orElseThrow();
		fix.run(marker);
		assertTrue(Window.text(editor).get().contains("  memory     512 GiB"), "the fix was applied");
		Window.until("the mistake is gone", () -> !Window.problems(file).contains("property.unknown"));
		assertTrue(editor.isDirty());
		((ITextOperationTarget) Window.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(BROKEN, Window.text(editor).get(), "one step takes it back");
		Window.until("the mistake is back", () -> Window.problems(file).contains("property.unknown"));
		Window.page().closeEditor(editor, false);
	}

	@Test
	void savedFilesAreCheckedWhenTheProjectIsBuilt() throws Exception {
		IProject project = Window.project("built");
		IFile file = Window.file(project, "office.lamina", BROKEN);
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		assertTrue(Window.problems(file).contains("property.unknown"));
		IMarker before = file.findMarkers("dev.lamina.ui.problem", true, IResource.DEPTH_ZERO)[0];
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		assertEquals(before.getId(), file.findMarkers("dev.lamina.ui.problem", true, IResource.DEPTH_ZERO)[0].getId(),
				"what is still so stays untouched");
		file.setContents(new java.io.ByteArrayInputStream(
				BROKEN.replace("memroy", "memory").getBytes(java.nio.charset.StandardCharsets.UTF_8)), true, false, null);
		project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, null);
		assertFalse(Window.problems(file).contains("property.unknown"));
	}

	@Test
	void whatIsClosedUnsavedIsSeenByNobodyAnyMore() throws Exception {
		IProject project = Window.project("unsaved");
		IFile hosts = Window.file(project, "hosts.lamina", BROKEN.replace("memroy", "memory"));
		IFile policies = Window.file(project, "policies.lamina",
				"package office\nimport stacks.NvidiaVgpu\n\npolicy shared for rack.card {\n  stack     NvidiaVgpu\n  partition "
						+ "A40-8Q x 2\n}\n");
		Window.read(Window.open(policies));
		ITextEditor editor = Window.open(hosts);
		Window.text(editor).replace(Window.text(editor).get().indexOf("rack"), 4, "shelf");
		Window.until("the policy misses its host", () -> !Window.problems(policies).isEmpty());
		Window.page().closeEditor(editor, false);
		Window.until("the policy has its host again", () -> Window.problems(policies).isEmpty());
	}

	@Test
	void completionProposesWhatFitsAndInsertsIt() throws Exception {
		IFile file = Window.file(Window.project("completion"), "office.lamina", BROKEN.replace("memroy     512 GiB", "mem"));
		ITextEditor editor = Window.open(file);
		editor.selectAndReveal(Window.text(editor).get().indexOf("mem") + 3, 0);
		Window.read(editor);
		((ITextOperationTarget) Window.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
		// the only proposal is inserted at once, unless Eclipse is told not to
		Window.until("it is inserted or proposed", () -> Window.text(editor).get().contains("  memory") || choose("memory"));
		Window.until("it was inserted", () -> Window.text(editor).get().contains("  memory"));
		editor.selectAndReveal(Window.text(editor).getLength(), 0);
		Window.read(editor);
		((ITextOperationTarget) Window.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
		Window.until("declarations are proposed", () -> proposed("vm") >= 0);
		Window.settle(300);
		Window.screenshot("completion-declarations");
		Window.until("the declaration is chosen", () -> {
			if (proposals() == null) { // it goes as soon as the editor loses the focus
				((ITextOperationTarget) Window.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
			}
			return choose("vm");
		});
		Window.until("the declaration is there", () -> Window.text(editor).get().contains("vm name x 1 {"));
		Window.settle(300);
		Window.screenshot("completion-places");
	}

	@Test
	void renamingChangesAllFilesAfterAsking() throws Exception {
		IProject project = Window.project("rename");
		IFile hosts = Window.file(project, "hosts.lamina", BROKEN.replace("memroy", "memory"));
		IFile policies = Window.file(project, "policies.lamina",
				"package office\nimport stacks.NvidiaVgpu\n\npolicy shared for rack.card {\n  stack     NvidiaVgpu\n  partition "
						+ "A40-8Q x 2\n}\n");
		ITextEditor editor = Window.open(hosts);
		editor.selectAndReveal(Window.text(editor).get().indexOf("rack") + 1, 0);
		boolean[] seen = new boolean[1];
		Display.getCurrent().timerExec(50, new Runnable() {
			@Override
			public void run() {
				Shell dialog = Window.dialog("Rename").orElse(null);
				if (dialog == null || Window.visibleIn(dialog, Text.class).isEmpty()) {
					Display.getCurrent().timerExec(50, this);
					return;
				}
				Window.visibleIn(dialog, Text.class).getFirst().setText("shelf");
				Display.getCurrent().timerExec(300, () -> {
					seen[0] = true;
					Window.screenshot("rename");
					Window.press(dialog, "OK");
				});
			}
		});
		Window.command("dev.lamina.ui.rename");
		assertTrue(seen[0], "it asked for the name");
		assertTrue(Window.text(editor).get().contains("host shelf {"));
		Window.until("the other file has the new name", () -> content(policies).contains("for shelf.card"));
	}

	@Test
	void theCardSaysWhatANameMeans() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("hover"), "vdi.lamina", Window.example("vdi.lamina")));
		Window.page().activate(editor);
		StyledText shown = Window.viewer(editor).getTextWidget();
		int host = Window.text(editor).get().indexOf("\nhost ") + 1;
		Window.until("the words are coloured", () -> style(shown, host) != null && style(shown, host).fontStyle == SWT.BOLD);
		int memory = Window.text(editor).get().indexOf("A40-8Q");
		editor.selectAndReveal(memory + 1, 0);
		StringBuilder said = new StringBuilder();
		Window.until("the card is there", () -> {
			if (cards().isEmpty()) { // it goes as soon as the editor moves or loses the focus
				((ITextOperationTarget) Window.viewer(editor)).doOperation(ISourceViewer.INFORMATION);
			}
			said.setLength(0);
			cards().forEach(card -> said.append(card.getText()));
			return said.indexOf("A40-8Q") >= 0 && said.indexOf("8 GiB") >= 0;
		});
		Window.settle(60);
		Window.screenshot("hover");
		assertFalse(said.indexOf("**") >= 0 || said.indexOf("<b>") >= 0, "no markup is seen");
	}

	@Test
	void referencesAreListed() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("references"), "vdi.lamina", Window.example("vdi.lamina")));
		Window.page().activate(editor);
		editor.selectAndReveal(Window.text(editor).get().indexOf("vdi1") + 1, 0);
		Window.command("org.eclipse.ui.genericeditor.findReferences");
		Window.until("the places are listed", () -> Window.visible(Table.class).stream()
				.anyMatch(table -> table.getItemCount() > 2 && table.getItem(0).getText().contains("vdi1")));
		Window.settle(300);
		Window.screenshot("references");
	}

	@Test
	void whatIsTypedIsIndentedAndClosed() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("typing"), "office.lamina", "package office\n\nhost rack {"));
		StyledText shown = Window.viewer(editor).getTextWidget();
		editor.selectAndReveal(Window.text(editor).getLength(), 0);
		shown.insert("\n");
		assertEquals("package office\n\nhost rack {\n  \n}", Window.text(editor).get());
	}

	@Test
	void bodiesFold() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("folding"), "vdi.lamina", Window.example("vdi.lamina")));
		ProjectionViewer viewer = (ProjectionViewer) Window.viewer(editor);
		Window.until("there are folds", () -> viewer.getProjectionAnnotationModel() != null
				&& viewer.getProjectionAnnotationModel().getAnnotationIterator().hasNext());
		int lines = viewer.getTextWidget().getLineCount();
		for (Iterator<Annotation> all = viewer.getProjectionAnnotationModel().getAnnotationIterator(); all.hasNext();) {
			viewer.getProjectionAnnotationModel().collapse(all.next());
		}
		assertTrue(viewer.getTextWidget().getLineCount() < lines, "lines are hidden");
		Window.settle(300);
		Window.screenshot("folding");
		Window.text(editor).replace(Window.text(editor).getLength(), 0, "\n// end\n");
		Window.read(editor);
		Window.settle(300);
		assertTrue(viewer.getTextWidget().getLineCount() < lines, "what was hidden stays so while somebody types");
		assertSame(ProjectionAnnotation.class, viewer.getProjectionAnnotationModel().getAnnotationIterator().next().getClass());
	}

	@Test
	void aNameLeadsIntoTheLibrary() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("library"), "office.lamina", BROKEN));
		editor.selectAndReveal(BROKEN.indexOf(": A40") + 3, 0);
		Window.read(editor); // there are no links before, which a dialog would say
		Window.command("org.eclipse.ui.edit.text.open.hyperlink");
		Window.until("the file of the library is open",
				() -> Window.page().getActiveEditor() != null && Window.page().getActiveEditor().getTitle().equals("A40.lamina"));
		ITextEditor library = (ITextEditor) Window.page().getActiveEditor();
		assertFalse(library.isEditable(), "nobody can change the library");
		assertEquals("A40", ((org.eclipse.jface.text.ITextSelection) library.getSelectionProvider().getSelection()).getText());
		Window.settle(1000);
		Window.screenshot("library");
	}

	@Test
	void theLayoutBecomesTheUsualOne() throws Exception {
		String crooked = BROKEN.replace("memroy", "memory").replace("  system ", "system ");
		ITextEditor editor = Window.open(Window.file(Window.project("format"), "office.lamina", crooked));
		Window.read(editor);
		Window.command("dev.lamina.ui.format");
		Window.until("it is laid out", () -> Window.text(editor).get().contains("\n  system     Linux\n"));
		((ITextOperationTarget) Window.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(crooked, Window.text(editor).get());
	}

	@Test
	void savingLaysOutWhereTheUserWantsIt() throws Exception {
		String crooked = BROKEN.replace("memroy", "memory").replace("  system ", "system ");
		IFile file = Window.file(Window.project("save"), "office.lamina", crooked);
		ITextEditor editor = Window.open(file);
		Window.text(editor).replace(0, 0, " ");
		editor.doSave(null);
		assertEquals(" " + crooked, content(file), "as it is, where nobody has asked for more");
		InstanceScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean("formatOnSave", true);
		try {
			Window.text(editor).replace(0, 1, "");
			Window.read(editor);
			editor.doSave(null);
		} finally {
			InstanceScope.INSTANCE.getNode(Ids.BUNDLE).remove("formatOnSave");
		}
		assertEquals(BROKEN.replace("memroy", "memory"), content(file));
	}

	@Test
	void theOutlineShowsAndSelects() throws Exception {
		ITextEditor editor = Window.open(Window.file(Window.project("outline"), "vdi.lamina", Window.example("vdi.lamina")));
		Window.page().activate(editor);
		Window.until("the outline lists declarations", () -> outline() != null && outline().getItemCount() > 3);
		Tree tree = outline();
		int vm = Window.text(editor).get().indexOf("vm designer") + 4;
		editor.selectAndReveal(vm, 0);
		Window.until("the VM is selected in the outline",
				() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().startsWith("designer"));
		Window.screenshot("outline");
		IDocument text = Window.text(editor);
		int items = tree.getItemCount();
		TreeItem designer = tree.getSelection()[0];
		designer.setExpanded(true);
		text.replace(text.getLength(), 0, "\nhost shelf {\n  memory 1 TiB\n}\n");
		Window.until("the new host is listed last",
				() -> tree.getItemCount() == items + 1 && tree.getItem(items).getText().startsWith("shelf"));
		text.replace(vm - 1, "designer".length(), "artist");
		Window.until("the VM has its new name", () -> designer.getText().startsWith("artist"));
		assertTrue(designer.getExpanded(), "what was open stays open");
		text.replace(text.get().indexOf("policy owned"),
				text.get().indexOf("workload CadViewport") - text.get().indexOf("policy owned"), "");
		Window.until("a policy has gone", () -> tree.getItemCount() == items
				&& Arrays.stream(tree.getItems()).noneMatch(item -> item.getText().startsWith("owned")));
		assertEquals("artist", designer.getText().substring(0, 6), "the others are where they were");
	}

	private static StyleRange style(StyledText shown, int offset) {
		return shown.isDisposed() ? null : shown.getStyleRangeAtOffset(offset);
	}

	private static List<StyledText> cards() {
		return Window.visible(StyledText.class).stream().filter(text -> text.getShell().getParent() != null).toList();
	}

	/** The list of proposals; null where there is none. */
	private static Table proposals() {
		return Window.visible(Table.class).stream().filter(table -> table.getShell().getParent() != null).findFirst()
				.orElse(null);
	}

	/** Where in the list of proposals one of them is; -1 where it is not, or there is no list. */
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
		return Window.visible(Tree.class).stream()
				.filter(tree -> tree.getItemCount() > 0 && tree.getItem(0).getData() instanceof Node).findFirst().orElse(null);
	}
}
