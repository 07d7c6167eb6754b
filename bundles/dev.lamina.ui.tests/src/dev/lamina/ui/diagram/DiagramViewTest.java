package dev.lamina.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.diagram.scene.Box;
import dev.lamina.ui.Window;

/** A person looks at the picture of a model and works with it. */
class DiagramViewTest {
	private static final String TWO_GPUS = """
			package office

			import nvidia.*
			import stacks.*

			host rack {
			  cpu        2 x 32 cores at 2.8 GHz
			  memory     512 GiB
			  system     Linux
			  hypervisor KVM
			  gpu left : A40
			  gpu right : A40
			}

			policy sharedLeft for rack.left {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			}

			policy sharedRight for rack.right {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			}

			workload Drawing {
			  each frame at 30 fps {
			    cpu 3 ms
			    gpu 5 ms on graphics
			  }
			  memory 2 GiB
			}

			vm designer {
			  system Linux
			  cpu    4 cores
			  memory 16 GiB
			  gpu    A40-8Q on rack.left
			  runs   Drawing
			}
			""";

	private DiagramView view;
	private ITextEditor editor;

	private void open(String project, String text) throws Exception {
		IFile file = Window.file(Window.project(project), "office.lamina", text);
		view = (DiagramView) Window.page().showView(DiagramView.ID);
		editor = Window.open(file);
		Window.page().activate(editor);
		Window.until("there is a picture", () -> view.scene().filter(scene -> scene.all().anyMatch(named("designer"))).isPresent());
	}

	@AfterEach
	void closeAll() {
		Window.page().closeAllEditors(false);
		Window.page().hideView(view);
		Window.settle(50);
	}

	@Test
	void thePictureShowsTheModelAndFollowsTheText() throws Exception {
		open("picture", Window.example("vdi.lamina"));
		Window.settle(500);
		Window.screenshot("diagram");
		IDocument text = Window.text(editor);
		text.replace(text.get().indexOf("vm farm") + 3, 4, "mill");
		Window.until("the VM has its new name", () -> view.scene().get().all().anyMatch(named("mill")));
		editor.selectAndReveal(text.get().indexOf("vm mill") + 4, 0);
		Window.settle(500);
		Window.screenshot("diagram-selected");
	}

	@Test
	void aVmIsDraggedToAnotherGpuAndBack() throws Exception {
		open("drag", TWO_GPUS);
		Box vm = box(named("designer"));
		Box target = box(named("rack.right"));
		mouse(SWT.MouseDown, vm);
		assertTrue(((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset() >= TWO_GPUS.indexOf("vm designer"), "a click selects in the text");
		mouse(SWT.MouseMove, target);
		Window.settle(300);
		Window.screenshot("drag");
		mouse(SWT.MouseUp, target);
		Window.until("the text says so", () -> Window.text(editor).get().contains("gpu    A40-8Q on rack.right"));
		assertEquals(TWO_GPUS.replace("A40-8Q on rack.left", "A40-8Q on rack.right"), Window.text(editor).get(), "nothing else has changed");
		Window.settle(500);
		Window.screenshot("dragged");
		((ITextOperationTarget) Window.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(TWO_GPUS, Window.text(editor).get(), "one step takes it back");
	}

	@Test
	void whereNoModelIsOpenThereIsNoPicture() throws Exception {
		open("empty", TWO_GPUS);
		Window.page().closeEditor(editor, false);
		Window.until("the picture has gone", () -> view.scene().isEmpty());
	}

	@Test
	void thePictureIsWrittenAsSvg(@TempDir Path folder) throws Exception {
		open("export", TWO_GPUS);
		view.export(folder.resolve("office.svg"));
		String svg = Files.readString(folder.resolve("office.svg"));
		assertTrue(svg.startsWith("<svg") && svg.contains("designer"), svg.substring(0, 200));
	}

	private static Predicate<Box> named(String element) {
		return box -> box.identity().element().equals(element) || box.identity().element().startsWith(element + "[");
	}

	/** The smallest box of an element: what can be grasped. */
	private Box box(Predicate<Box> which) {
		return view.scene().orElseThrow().all().filter(which).min(Comparator.comparingDouble(box -> box.bounds().width() * box.bounds().height())).orElseThrow();
	}

	private void mouse(int type, Box box) {
		Point place = view.canvas().middle(box);
		Event event = new Event();
		event.type = type;
		event.button = 1;
		event.x = place.x;
		event.y = place.y;
		view.canvas().notifyListeners(type, event);
	}
}
