package dev.lamina.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.diagram.SceneGraph.SceneNode;

/** A person changes a model on its picture, with the mouse, the menu and the keyboard. */
class DiagramEditsTest {
	private static final String MODEL = """
			package office

			import nvidia.*
			import stacks.*

			host rack {
			  cpu        2 x 32 cores at 2.8 GHz
			  memory     512 GiB
			  system     Linux
			  hypervisor KVM
			  gpu left  : A40
			  gpu right : A40
			}

			policy large for rack.left {
			  stack     NvidiaVgpu
			  partition A40-24Q x 2
			}

			policy small for rack.right {
			  stack     NvidiaVgpu
			  partition A40-8Q x 2
			}

			workload Drawing {
			  each frame at 30 fps {
			    cpu 3 ms
			    gpu 5 ms on graphics
			  }
			  memory 2 GiB
			}

			vm one {
			  gpu  A40-8Q on rack.right
			  runs Drawing
			}

			vm two {
			  gpu  A40-8Q on rack.right
			  runs Drawing
			}
			""";

	private DiagramView view;
	private ITextEditor editor;

	private void open(String project) throws Exception {
		open(project, MODEL);
	}

	private void open(String project, String text) throws Exception {
		view = (DiagramView) WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		editor = WorkbenchBot.open(WorkbenchBot.file(WorkbenchBot.project(project), "office.lamina", text));
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.until("there is a picture",
				() -> view.sceneGraph().filter(sceneGraph -> !sceneGraph.showing("rack.right").isEmpty()).isPresent());
		WorkbenchBot.page().activate(view);
	}

	@AfterEach
	void closeAll() {
		Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell != WorkbenchBot.window().getShell() && !shell.getText().isEmpty())
				.forEach(Shell::close);
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.page().hideView(view);
		WorkbenchBot.settle(50);
	}

	@Test
	void aNewVmIsMadeOnAGpuAndTakenBack() throws Exception {
		open("new-vm");
		select("large.partitions0");
		choose("New VM Here…");
		WorkbenchBot.until("the dialog asks", () -> WorkbenchBot.dialog("New VM").isPresent());
		Shell dialog = WorkbenchBot.dialog("New VM").orElseThrow();
		Text name = WorkbenchBot.visibleIn(dialog, Text.class).stream().filter(text -> text.getText().equals("vm1")).findFirst()
				.orElseThrow();
		assertEquals("A40-24Q   24 GiB · 2 fit", WorkbenchBot.visibleIn(dialog, Combo.class).getFirst().getText());
		name.setText("two");
		WorkbenchBot.press(dialog, "Create");
		WorkbenchBot.until("it is refused", () -> WorkbenchBot.visibleIn(dialog, Text.class).stream()
				.anyMatch(text -> text.getText().contains("The name 'two' is taken")));
		name.setText("artist");
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("new-vm");
		WorkbenchBot.press(dialog, "Create");
		WorkbenchBot.until("the dialog is closed", dialog::isDisposed);
		assertEquals(MODEL + "\nvm artist {\n  gpu  A40-24Q on rack.left\n  runs Drawing\n}\n", text());
		WorkbenchBot.until("it is in the picture and selected",
				() -> view.canvas().selected().filter(sceneNode -> sceneNode.box().identity().element().equals("artist"))
						.isPresent());
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("new-vm-made");
		WorkbenchBot.page().activate(view);
		WorkbenchBot.command("org.eclipse.ui.edit.undo");
		assertEquals(MODEL, text(), "one step takes it back, also from the picture");
	}

	@Test
	void aVmGetsAnotherProfile() throws Exception {
		open("profile", MODEL.replace("  partition A40-24Q x 2\n", "  partition A40-24Q\n  partition A40-12Q\n").replace(
				"A40-8Q on rack.right\n  runs Drawing\n}\n\nvm two", "A40-12Q on rack.left\n  runs Drawing\n}\n\nvm two"));
		select("one");
		choose("Change Profile…");
		WorkbenchBot.until("the dialog asks", () -> WorkbenchBot.dialog("Change Profile").isPresent());
		Shell dialog = WorkbenchBot.dialog("Change Profile").orElseThrow();
		WorkbenchBot.until("there is a choice", () -> table(dialog).getItemCount() == 2);
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("change-profile");
		table(dialog).setSelection(Arrays.stream(table(dialog).getItems()).map(item -> item.getText()).toList()
				.indexOf("A40-24Q   24 GiB · 1 fits"));
		table(dialog).notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.press(dialog, "OK");
		WorkbenchBot.until("the dialog is closed", dialog::isDisposed);
		assertTrue(text().contains("vm one {\n  gpu  A40-24Q on rack.left\n"), text());
	}

	@Test
	void aVmIsAssignedElsewhereOrThatIsRefused() throws Exception {
		open("assign", MODEL.replace("A40-24Q x 2", "A40-8Q"));
		select("one");
		choose("Assign to…");
		WorkbenchBot.until("the dialog asks", () -> WorkbenchBot.dialog("Assign").isPresent());
		Shell dialog = WorkbenchBot.dialog("Assign").orElseThrow();
		WorkbenchBot.until("there is a choice", () -> table(dialog).getItemCount() == 3);
		table(dialog).setSelection(Arrays.stream(table(dialog).getItems()).map(item -> item.getText()).toList()
				.indexOf("rack.left   A40 · 1 partition free"));
		table(dialog).notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("assign");
		WorkbenchBot.press(dialog, "OK");
		WorkbenchBot.until("the dialog is closed", dialog::isDisposed);
		assertTrue(text().contains("vm one {\n  gpu  A40-8Q on rack.left\n"), text());
		String before = text();
		WorkbenchBot.until("the picture has followed", () -> view.sceneGraph().orElseThrow().snapshot().text().equals(before));
		drag("two", "rack.left");
		WorkbenchBot.until("it says why not", () -> view.shownMessage().startsWith("Assign two to rack.left: "));
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("refused-on-picture");
		assertEquals(before, text());
	}

	@Test
	void aVmDroppedOnAPartitionGetsItsProfile() throws Exception {
		open("drop");
		drag("one", "large.partitions0");
		WorkbenchBot.until("the text says so",
				() -> text().equals(MODEL.replaceFirst("A40-8Q on rack.right", "A40-24Q on rack.left")));
	}

	@Test
	void aVmIsRenamedAndDeleted() throws Exception {
		open("rename");
		select("one");
		Display.getCurrent().timerExec(50, new Runnable() {
			@Override
			public void run() {
				Shell dialog = WorkbenchBot.dialog("Rename").orElse(null);
				if (dialog == null || WorkbenchBot.visibleIn(dialog, Text.class).isEmpty()) {
					Display.getCurrent().timerExec(50, this);
				} else {
					WorkbenchBot.visibleIn(dialog, Text.class).getFirst().setText("first");
					Display.getCurrent().timerExec(300, () -> WorkbenchBot.press(dialog, "OK"));
				}
			}
		});
		WorkbenchBot.command("org.eclipse.ui.edit.rename");
		WorkbenchBot.until("it has its name", () -> text().contains("vm first {"));
		WorkbenchBot.until("the picture has followed", () -> !view.sceneGraph().orElseThrow().showing("first").isEmpty());
		select("first");
		WorkbenchBot.page().activate(view);
		WorkbenchBot.command("org.eclipse.ui.edit.delete");
		WorkbenchBot.until("it is gone", () -> !text().contains("vm first {"));
		assertTrue(text().endsWith("}\n\nvm two {\n  gpu  A40-8Q on rack.right\n  runs Drawing\n}\n"), text());
	}

	@Test
	void whatIsStillNamedIsDeletedWithAllOfItOrNotAtAll() throws Exception {
		open("delete");
		select("rack.left");
		answer("Delete", "Cancel", "delete-asks");
		WorkbenchBot.command("org.eclipse.ui.edit.delete");
		WorkbenchBot.until("it was asked", () -> asked);
		WorkbenchBot.settle(300);
		assertEquals(MODEL, text());
		asked = false;
		answer("Delete", "Delete All of It", "delete-asks");
		WorkbenchBot.command("org.eclipse.ui.edit.delete");
		WorkbenchBot.until("it is gone", () -> !text().contains("gpu left") && !text().contains("policy large"));
		assertTrue(asked);
	}

	@Test
	void keysLeadThroughThePicture() throws Exception {
		open("keys");
		view.canvas().mark(java.util.List.of());
		view.canvas().forceFocus();
		view.canvas().traverse(SWT.TRAVERSE_TAB_NEXT);
		assertEquals("rack", selected());
		view.canvas().traverse(SWT.TRAVERSE_TAB_NEXT);
		assertEquals("rack.left", selected());
		key(SWT.ARROW_DOWN);
		assertEquals("rack.right", selected());
		key(SWT.ARROW_LEFT);
		assertTrue(selected().equals("one") || selected().equals("two"), selected());
		WorkbenchBot.until("the text follows", () -> ((ITextSelection) editor.getSelectionProvider().getSelection())
				.getOffset() == MODEL.indexOf("vm " + selected()));
		Event menu = new Event();
		menu.detail = SWT.MENU_KEYBOARD;
		view.canvas().notifyListeners(SWT.MenuDetect, menu);
		assertEquals(view.canvas().toDisplay(view.canvas().middle(view.canvas().selected().orElseThrow().box())),
				new org.eclipse.swt.graphics.Point(menu.x, menu.y));
		Menu shown = view.canvas().getMenu();
		shown.setLocation(menu.x, menu.y);
		shown.setVisible(true);
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("context-menu");
		assertEquals("&Go to Text", shown.getItem(0).getText());
		assertTrue(Arrays.stream(shown.getItems()).anyMatch(item -> item.getText().startsWith("Rena&me…\tF2")),
				Arrays.toString(shown.getItems()));
		assertTrue(Arrays.stream(shown.getItems()).anyMatch(item -> item.getText().equals("Run &Simulation") && item.isEnabled()),
				Arrays.toString(shown.getItems()));
		shown.setVisible(false);
		key(SWT.CR);
		WorkbenchBot.until("the text is worked with", () -> WorkbenchBot.page().getActivePart() == editor);
		assertTrue(((ITextSelection) editor.getSelectionProvider().getSelection()).getText().startsWith("vm "));
	}

	private boolean asked;

	/** Answers the next question, which keeps everything else waiting. */
	private void answer(String title, String button, String picture) {
		Display.getCurrent().timerExec(50, new Runnable() {
			@Override
			public void run() {
				Shell dialog = WorkbenchBot.dialog(title).orElse(null);
				if (dialog == null) {
					Display.getCurrent().timerExec(50, this);
				} else {
					asked = true;
					WorkbenchBot.screenshot(picture);
					WorkbenchBot.press(dialog, button);
				}
			}
		});
	}

	private static Table table(Shell dialog) {
		return WorkbenchBot.visibleIn(dialog, Table.class).getFirst();
	}

	private String text() {
		return WorkbenchBot.text(editor).get();
	}

	private String selected() {
		return view.canvas().selected().map(sceneNode -> sceneNode.box().identity().element()).orElse("nothing");
	}

	private SceneNode piece(String element) {
		return view.sceneGraph().orElseThrow().showing(element).getFirst();
	}

	private void select(String element) {
		view.canvas().select(piece(element));
	}

	/** What stands in the menu of the picture. */
	private void choose(String label) {
		Menu menu = view.canvas().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		MenuItem item = Arrays.stream(menu.getItems()).filter(each -> each.getText().replace("&", "").startsWith(label))
				.findFirst().orElseThrow();
		assertTrue(item.isEnabled(), label + " can be chosen");
		item.notifyListeners(SWT.Selection, new Event());
		menu.notifyListeners(SWT.Hide, new Event());
	}

	private void key(int code) {
		Event event = new Event();
		event.keyCode = code;
		event.character = code == SWT.CR ? SWT.CR : 0;
		view.canvas().notifyListeners(SWT.KeyDown, event);
	}

	private void drag(String element, String target) {
		mouse(SWT.MouseDown, piece(element));
		mouse(SWT.MouseMove, piece(target));
		mouse(SWT.MouseUp, piece(target));
	}

	private void mouse(int type, SceneNode sceneNode) {
		Event event = new Event();
		event.type = type;
		event.button = 1;
		event.x = view.canvas().middle(sceneNode.box()).x;
		event.y = view.canvas().middle(sceneNode.box()).y;
		view.canvas().notifyListeners(type, event);
	}
}
