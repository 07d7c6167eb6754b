package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.outline.OutlineNode;

/**
 * A model of ten thousand lines can be typed into: nothing that is computed from it keeps the window busy. What is measured is
 * how long the thread of the user interface is busy at one go, as time of a processor, because the machine has more to do.
 */
class EditorLatencyTest {
	/** What is aimed at, in milliseconds: no one notices that. */
	private static final long GOAL = 50;
	/** What must hold on any machine, on average; people notice about 100 ms. */
	private static final long LIMIT = 100;
	private static final int KEYS = 10;

	private ITextEditor editor;
	private StyledText shown;
	private IDocument text;

	private void open() throws Exception {
		String hosts = IntStream.range(0, 1250).mapToObj(number -> """
				/** Host number %1$d. */
				host rack%1$d {
				  cpu        2 x 32 cores at 2.8 GHz
				  memory     512 GiB
				  system     Linux
				  hypervisor KVM
				  gpu card : A40
				}
				""".formatted(number)).collect(Collectors.joining());
		WorkbenchBot.page().showView(IPageLayout.ID_OUTLINE);
		WorkbenchBot.page().showView("dev.lamina.ui.diagram"); // draws ten thousand boxes beside the text
		IFile file = WorkbenchBot.file(WorkbenchBot.project("large"), "large.lamina",
				"package large\n\nimport nvidia.A40\n\n" + hosts);
		editor = WorkbenchBot.open(file);
		shown = WorkbenchBot.viewer(editor).getTextWidget();
		text = WorkbenchBot.text(editor);
		int first = text.get().indexOf("host rack0");
		WorkbenchBot.until("the words are coloured",
				() -> shown.getStyleRangeAtOffset(first) != null && shown.getStyleRangeAtOffset(first).fontStyle == SWT.BOLD);
		WorkbenchBot.until("the outline is there", () -> WorkbenchBot.visible(Tree.class).stream()
				.anyMatch(tree -> tree.getItemCount() == 1250 && tree.getItem(0).getData() instanceof OutlineNode));
		WorkbenchBot.until("it was checked", () -> DocumentRegistry.of(text).snapshot().knownDiagnostics().isPresent());
		WorkbenchBot.settle(1000);
	}

	@AfterEach
	void close() {
		WorkbenchBot.page().closeAllEditors(false);
	}

	@Test
	void typingAndLookingAroundStayQuick() throws Exception {
		open();
		caret(text.get().indexOf("512 GiB") + 3);
		measure("a digit in a body", () -> key('1'));
		undo(KEYS);
		caret(text.get().indexOf("rack600 {") + 7);
		measure("a letter of a name in the middle", () -> key('x'));
		undo(KEYS);
		caret(text.get().indexOf("gpu card : A40\n}\n/** Host number 601.") + 14);
		measure("a new line", () -> key(SWT.CR));
		undo(KEYS);
		int brace = text.get().indexOf("{", text.get().indexOf("host rack3 "));
		caret(brace + 1);
		measure("taking a brace away and typing it again", () -> key(text.get().startsWith("{", brace) ? SWT.BS : '{'));
		measure("undo", () -> {
			key('7');
			((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		});
		int comment = text.get().indexOf("/** Host number 2.");
		caret(comment + 1);
		measure("opening a comment and closing it", () -> key(text.get().startsWith("*", comment + 1) ? SWT.DEL : '*'));
		int[] number = new int[1];
		// the first way over lines that were never seen costs more: Eclipse's text control measures each of them
		measure("going to another declaration", () -> {
			number[0] = (number[0] + 397) % 1250;
			editor.selectAndReveal(text.get().indexOf("host rack" + number[0] + " ") + 5, 0);
		});
		shown.setTopIndex(0);
		measure("scrolling a page", () -> shown.setTopIndex(shown.getTopIndex() + 30));
		caret(text.getLength());
		measure("asking for proposals", () -> {
			WorkbenchBot.until("proposals are there", () -> {
				if (lists().isEmpty()) { // at first, and when it went because the editor has lost the focus
					((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
				}
				return lists().stream().anyMatch(list -> list.getItemCount() > 2);
			});
			lists().forEach(list -> list.getShell().close());
		});
	}

	private static List<Table> lists() {
		return WorkbenchBot.visible(Table.class).stream().filter(table -> table.getShell().getParent() != null).toList();
	}

	private void caret(int offset) {
		editor.selectAndReveal(offset, 0);
		WorkbenchBot.read(editor);
		WorkbenchBot.settle(300);
	}

	private void key(char character) {
		Event event = new Event();
		event.character = character;
		event.keyCode = character;
		shown.notifyListeners(SWT.KeyDown, event);
	}

	private void undo(int times) {
		for (int i = 0; i < times; i++) {
			((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		}
	}

	/**
	 * Does something again and again, as people type: quickly, with pauses in which it is read; lets the window show all that
	 * comes of it, and prints how long the window was busy at one go.
	 */
	private void measure(String what, Runnable step) {
		List<Long> busy = new ArrayList<>();
		for (int i = 0; i < KEYS; i++) {
			long most = cost(step);
			long end = System.currentTimeMillis() + (i % 5 == 4 ? 500 : 100);
			while (System.currentTimeMillis() < end) {
				most = Math.max(most, cost(() -> Display.getCurrent().readAndDispatch()));
				Thread.onSpinWait();
			}
			busy.add(most);
		}
		long average = (long) busy.stream().mapToLong(Long::longValue).average().orElse(0) / 1_000_000;
		System.out.printf("%,d lines, %s: busy for %d ms on average, %d ms at worst, %d of %d above %d ms%n",
				text.getNumberOfLines(), what, average,
				busy.stream().mapToLong(Long::longValue).max().orElse(0) / 1_000_000,
				busy.stream().filter(time -> time > GOAL * 1_000_000).count(), KEYS, GOAL);
		assertTrue(average < LIMIT, what + ": busy for " + average + " ms on average");
	}

	/** The time of a processor that something takes in this thread, in nanoseconds. */
	private static long cost(Runnable step) {
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		step.run();
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
	}
}
