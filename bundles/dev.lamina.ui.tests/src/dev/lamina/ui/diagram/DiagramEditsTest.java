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

import dev.lamina.ui.Window;
import dev.lamina.ui.diagram.Picture.Piece;

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
		view = (DiagramView) Window.page().showView(DiagramView.PARTITIONING);
		editor = Window.open(Window.file(Window.project(project), "office.lamina", text));
		Window.page().activate(editor);
		Window.until("there is a picture",
				() -> view.picture().filter(picture -> !picture.showing("rack.right").isEmpty()).isPresent());
		Window.page().activate(view);
	}

	@AfterEach
	void closeAll() {
		Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell != Window.window().getShell() && !shell.getText().isEmpty())
				.forEach(Shell::close);
		Window.page().closeAllEditors(false);
		Window.page().hideView(view);
		Window.settle(50);
	}

	@Test
	void aNewVmIsMadeOnAGpuAndTakenBack() throws Exception {
		open("new-vm");
		select("large.partitions0");
		choose("New VM Here…");
		Window.until("the dialog asks", () -> Window.dialog("New VM").isPresent());
		Shell dialog = Window.dialog("New VM").orElseThrow();
		Text name = Window.visibleIn(dialog, Text.class).stream().filter(text -> text.getText().equals("vm1")).findFirst()
				.orElseThrow();
		assertEquals("A40-24Q   24 GiB · 2 fit", Window.visibleIn(dialog, Combo.class).getFirst().getText());
		name.setText("two");
		Window.press(dialog, "Create");
		Window.until("it is refused", () -> Window.visibleIn(dialog, Text.class).stream()
				.anyMatch(text -> text.getText().contains("The name 'two' is taken")));
		name.setText("artist");
		Window.settle(200);
		Window.screenshot("new-vm");
		Window.press(dialog, "Create");
		Window.until("the dialog is closed", dialog::isDisposed);
		assertEquals(MODEL + "\nvm artist {\n  gpu  A40-24Q on rack.left\n  runs Drawing\n}\n", text());
		Window.until("it is in the picture and selected",
				() -> view.canvas().selected().filter(piece -> piece.box().identity().element().equals("artist")).isPresent());
		Window.settle(300);
		Window.screenshot("new-vm-made");
		Window.page().activate(view);
		Window.command("org.eclipse.ui.edit.undo");
		assertEquals(MODEL, text(), "one step takes it back, also from the picture");
	}

	@Test
	void aVmGetsAnotherProfile() throws Exception {
		open("profile", MODEL.replace("  partition A40-24Q x 2\n", "  partition A40-24Q\n  partition A40-12Q\n").replace(
				"A40-8Q on rack.right\n  runs Drawing\n}\n\nvm two", "A40-12Q on rack.left\n  runs Drawing\n}\n\nvm two"));
		select("one");
		choose("Change Profile…");
		Window.until("the dialog asks", () -> Window.dialog("Change Profile").isPresent());
		Shell dialog = Window.dialog("Change Profile").orElseThrow();
		Window.until("there is a choice", () -> table(dialog).getItemCount() == 2);
		Window.settle(200);
		Window.screenshot("change-profile");
		table(dialog).setSelection(Arrays.stream(table(dialog).getItems()).map(item -> item.getText()).toList()
				.indexOf("A40-24Q   24 GiB · 1 fits"));
		table(dialog).notifyListeners(SWT.Selection, new Event());
		Window.press(dialog, "OK");
		Window.until("the dialog is closed", dialog::isDisposed);
		assertTrue(text().contains("vm one {\n  gpu  A40-24Q on rack.left\n"), text());
	}

	@Test
	void aVmIsAssignedElsewhereOrThatIsRefused() throws Exception {
		open("assign", MODEL.replace("A40-24Q x 2", "A40-8Q"));
		select("one");
		choose("Assign to…");
		Window.until("the dialog asks", () -> Window.dialog("Assign").isPresent());
		Shell dialog = Window.dialog("Assign").orElseThrow();
		Window.until("there is a choice", () -> table(dialog).getItemCount() == 3);
		table(dialog).setSelection(Arrays.stream(table(dialog).getItems()).map(item -> item.getText()).toList()
				.indexOf("rack.left   A40 · 1 partition free"));
		table(dialog).notifyListeners(SWT.Selection, new Event());
		Window.settle(200);
		Window.screenshot("assign");
		Window.press(dialog, "OK");
		Window.until("the dialog is closed", dialog::isDisposed);
		assertTrue(text().contains("vm one {\n  gpu  A40-8Q on rack.left\n"), text());
		String before = text();
		Window.until("the picture has followed", () -> view.picture().orElseThrow().snapshot().text().equals(before));
		drag("two", "rack.left");
		Window.until("it says why not", () -> view.said().startsWith("Assign two to rack.left: "));
		Window.settle(200);
		Window.screenshot("refused-on-picture");
		assertEquals(before, text());
	}

	@Test
	void aVmDroppedOnAPartitionGetsItsProfile() throws Exception {
		open("drop");
		drag("one", "large.partitions0");
		Window.until("the text says so", () -> text().equals(MODEL.replaceFirst("A40-8Q on rack.right", "A40-24Q on rack.left")));
	}

	@Test
	void aVmIsRenamedAndDeleted() throws Exception {
		open("rename");
		select("one");
		Display.getCurrent().timerExec(50, new Runnable() {
			@Override
			public void run() {
				Shell dialog = Window.dialog("Rename").orElse(null);
				if (dialog == null || Window.visibleIn(dialog, Text.class).isEmpty()) {
					Display.getCurrent().timerExec(50, this);
				} else {
					Window.visibleIn(dialog, Text.class).getFirst().setText("first");
					Display.getCurrent().timerExec(300, () -> Window.press(dialog, "OK"));
				}
			}
		});
		Window.command("org.eclipse.ui.edit.rename");
		Window.until("it has its name", () -> text().contains("vm first {"));
		Window.until("the picture has followed", () -> !view.picture().orElseThrow().showing("first").isEmpty());
		select("first");
		Window.page().activate(view);
		Window.command("org.eclipse.ui.edit.delete");
		Window.until("it is gone", () -> !text().contains("vm first {"));
		assertTrue(text().endsWith("}\n\nvm two {\n  gpu  A40-8Q on rack.right\n  runs Drawing\n}\n"), text());
	}

	@Test
	void whatIsStillNamedIsDeletedWithAllOfItOrNotAtAll() throws Exception {
		open("delete");
		select("rack.left");
		answer("Delete", "Cancel", "delete-asks");
		Window.command("org.eclipse.ui.edit.delete");
		Window.until("it was asked", () -> asked);
		Window.settle(300);
		assertEquals(MODEL, text());
		asked = false;
		answer("Delete", "Delete All of It", "delete-asks");
		Window.command("org.eclipse.ui.edit.delete");
		Window.until("it is gone", () -> !text().contains("gpu left") && !text().contains("policy large"));
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
		Window.until("the text follows", () -> ((ITextSelection) editor.getSelectionProvider().getSelection())
				.getOffset() == MODEL.indexOf("vm " + selected()));
		Event menu = new Event();
		menu.detail = SWT.MENU_KEYBOARD;
		view.canvas().notifyListeners(SWT.MenuDetect, menu);
		assertEquals(view.canvas().toDisplay(view.canvas().middle(view.canvas().selected().orElseThrow().box())),
				new org.eclipse.swt.graphics.Point(menu.x, menu.y));
		Menu shown = view.canvas().getMenu();
		shown.setLocation(menu.x, menu.y);
		shown.setVisible(true);
		Window.settle(500);
		Window.screenshot("context-menu");
		assertEquals("&Go to Text", shown.getItem(0).getText());
		assertTrue(Arrays.stream(shown.getItems()).anyMatch(item -> item.getText().startsWith("Rena&me…\tF2")),
				Arrays.toString(shown.getItems()));
		assertTrue(Arrays.stream(shown.getItems()).anyMatch(item -> item.getText().equals("Run &Simulation") && item.isEnabled()),
				Arrays.toString(shown.getItems()));
		shown.setVisible(false);
		key(SWT.CR);
		Window.until("the text is worked with", () -> Window.page().getActivePart() == editor);
		assertTrue(((ITextSelection) editor.getSelectionProvider().getSelection()).getText().startsWith("vm "));
	}

	private boolean asked;

	/** Answers the next question, which keeps everything else waiting. */
	private void answer(String title, String button, String picture) {
		Display.getCurrent().timerExec(50, new Runnable() {
			@Override
			public void run() {
				Shell dialog = Window.dialog(title).orElse(null);
				if (dialog == null) {
					Display.getCurrent().timerExec(50, this);
				} else {
					asked = true;
					Window.screenshot(picture);
					Window.press(dialog, button);
				}
			}
		});
	}

	private static Table table(Shell dialog) {
		return Window.visibleIn(dialog, Table.class).getFirst();
	}

	private String text() {
		return Window.text(editor).get();
	}

	private String selected() {
		return view.canvas().selected().map(piece -> piece.box().identity().element()).orElse("nothing");
	}

	private Piece piece(String element) {
		return view.picture().orElseThrow().showing(element).getFirst();
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

	private void mouse(int type, Piece piece) {
		Event event = new Event();
		event.type = type;
		event.button = 1;
		event.x = view.canvas().middle(piece.box()).x;
		event.y = view.canvas().middle(piece.box()).y;
		view.canvas().notifyListeners(type, event);
	}
}
