package dev.lamina.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.ui.Window;
import dev.lamina.ui.simulation.SimulationShortcut;

/** A person looks at the picture of a model and works with it. */
class DiagramViewTest {
	static final String TWO_GPUS = """
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
		view = (DiagramView) Window.page().showView(DiagramView.PARTITIONING);
		editor = Window.open(file);
		Window.page().activate(editor);
		Window.until("there is a picture",
				() -> view.picture().filter(picture -> picture.scene().all().anyMatch(named("designer"))).isPresent());
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
		Window.until("the VM has its new name", () -> view.picture().get().scene().all().anyMatch(named("mill")));
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
		assertTrue(((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset() >= TWO_GPUS.indexOf("vm designer"),
				"a click selects in the text");
		mouse(SWT.MouseMove, target);
		Window.settle(300);
		Window.screenshot("drag");
		mouse(SWT.MouseUp, target);
		Window.until("the text says so", () -> Window.text(editor).get().contains("gpu    A40-8Q on rack.right"));
		assertEquals(TWO_GPUS.replace("A40-8Q on rack.left", "A40-8Q on rack.right"), Window.text(editor).get(),
				"nothing else has changed");
		Window.settle(500);
		Window.screenshot("dragged");
		((ITextOperationTarget) Window.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(TWO_GPUS, Window.text(editor).get(), "one step takes it back");
	}

	@Test
	void itIsMovedAndZoomed() throws Exception {
		open("zoom", TWO_GPUS);
		Painter.View fitting = view.canvas().view();
		Event wheel = new Event();
		wheel.type = SWT.MouseWheel;
		wheel.count = 3;
		wheel.stateMask = SWT.MOD1;
		wheel.x = 100;
		wheel.y = 100;
		double under = fitting.sceneX(100);
		view.canvas().notifyListeners(SWT.MouseWheel, wheel);
		assertTrue(view.canvas().view().scale() > fitting.scale(), "Ctrl and the wheel zoom");
		assertEquals(under, view.canvas().view().sceneX(100), 0.001, "about the mouse");
		wheel.stateMask = 0;
		Painter.View larger = view.canvas().view();
		view.canvas().notifyListeners(SWT.MouseWheel, wheel);
		assertTrue(view.canvas().view().top() > larger.top(), "the wheel alone moves it");
		Window.settle(200);
		Window.screenshot("zoomed");
		Event zero = new Event();
		zero.character = '0';
		view.canvas().notifyListeners(SWT.KeyDown, zero);
		assertEquals(fitting, view.canvas().view(), "0 shows all of it");
	}

	@Test
	void whereNoModelIsOpenThereIsNoPicture() throws Exception {
		open("empty", TWO_GPUS);
		Window.page().closeEditor(editor, false);
		Window.until("the picture has gone", () -> view.picture().isEmpty());
	}

	@Test
	void theOtherDiagramsAreViewsOfTheirOwn() throws Exception {
		open("views", TWO_GPUS.replace("gpu left : A40", "numa-nodes 2\n  gpu left : A40 {\n    numa 0\n  }").replace(
				"gpu right : A40",
				"gpu right : A40 {\n    numa 1\n  }\n  link bridge between left and right at 56 GB/s\n  network 10 Gbit/s"));
		DiagramView topology = (DiagramView) Window.page().showView(DiagramView.TOPOLOGY);
		Window.until("machines are shown",
				() -> topology.picture().filter(picture -> picture.scene().diagram().equals("topology")).isPresent());
		Window.settle(300);
		Window.screenshot("topology-view");
		DiagramView fleet = (DiagramView) Window.page().showView(DiagramView.FLEET);
		Window.until("the fleet is shown",
				() -> fleet.picture().filter(picture -> picture.scene().diagram().equals("fleet")).isPresent());
		Window.settle(300);
		Window.screenshot("fleet-view");
		fleet.canvas().select(fleet.picture().orElseThrow().showing("rack.right").getFirst());
		Window.page().showView(DiagramView.PARTITIONING);
		Window.until("it is selected there too", () -> view.canvas().selected()
				.filter(piece -> piece.box().identity().element().equals("rack.right")).isPresent());
	}

	@Test
	void whatARunFoundOutColoursThePicture() throws Exception {
		open("overlay", Window.example("vdi.lamina").replace("expect frame-time p99 <= 25 ms", "expect frame-time p99 <= 12 ms"));
		IContributionItem results = item("Results");
		check(results);
		Window.until("it says that there was no run", () -> view.said().contains("Nothing was simulated yet"));
		Window.finished(() -> new SimulationShortcut().launch(editor, ILaunchManager.RUN_MODE));
		Window.until("the VM is marked", () -> view.picture().orElseThrow().showing("designer").stream()
				.anyMatch(piece -> piece.children().stream().anyMatch(Picture.Piece::isMark)));
		assertTrue(view.picture().orElseThrow().scene().legend().stream()
				.anyMatch(entry -> entry.text().equals("VM, breaks promise")), "the legend says what is red");
		assertEquals("", view.said());
		Window.page().showView(DiagramView.PARTITIONING);
		Window.settle(300);
		Window.screenshot("overlay");
		check(results);
		Window.until("the marks are gone", () -> view.picture().orElseThrow().all().stream().noneMatch(Picture.Piece::isMark));
	}

	@Test
	void layersAreChosenAndRemembered() throws Exception {
		open("layers", TWO_GPUS);
		LayerMenu menu = (LayerMenu) ((ActionContributionItem) item("Layers")).getAction();
		Menu shown = menu.getMenu(view.canvas());
		assertEquals(
				List.of("Memory", "Compute", "VMs", "Problems", "Results", "", "Hide policies", "Hide free and unusable room",
						"Hide where VMs run", "", "Show &Defaults"),
				Arrays.stream(shown.getItems()).map(MenuItem::getText).toList());
		MenuItem vms = shown.getItem(2);
		assertTrue(vms.getSelection());
		shown.setLocation(700, 300);
		shown.setVisible(true);
		Window.settle(400);
		Window.screenshot("layers");
		shown.setVisible(false);
		vms.setSelection(false);
		vms.notifyListeners(SWT.Selection, new Event());
		Window.until("no VM is shown",
				() -> view.picture().orElseThrow().scene().all().noneMatch(box -> box.identity().mapping().equals("vm")));
		Window.page().hideView(view);
		view = (DiagramView) Window.page().showView(DiagramView.PARTITIONING);
		Window.until("there is a picture", () -> view.picture().isPresent());
		assertTrue(view.picture().orElseThrow().scene().all().noneMatch(box -> box.identity().mapping().equals("vm")),
				"it is remembered");
		new Layers("partitioning").reset();
	}

	@Test
	void thePictureIsWrittenAsDrawingAndAsPixels(@TempDir Path folder) throws Exception {
		open("export", TWO_GPUS);
		((ActionContributionItem) item("Export")).getAction().run();
		Window.until("the dialog asks", () -> Window.dialog("Export Picture").isPresent());
		Shell dialog = Window.dialog("Export Picture").orElseThrow();
		Text file = Window.visibleIn(dialog, Text.class).stream()
				.filter(text -> text.getText().endsWith("office.partitioning.svg")).findFirst().orElseThrow();
		file.setText(folder.resolve("none").resolve("office.png").toString());
		Window.press(dialog, "Export");
		Window.until("it says that there is no such folder", () -> Window.visibleIn(dialog, Text.class).stream()
				.anyMatch(text -> text.getText().contains("There is no folder")));
		Window.settle(200);
		Window.screenshot("export");
		file.setText(folder.resolve("office.svg").toString());
		Window.press(dialog, "Export");
		Window.until("it is written", () -> dialog.isDisposed());
		String svg = Files.readString(folder.resolve("office.svg"));
		assertTrue(svg.startsWith("<svg") && svg.contains("designer") && svg.contains("prefers-color-scheme"),
				svg.substring(0, 200));
		Scene scene = view.picture().orElseThrow().scene();
		PictureFile.write(scene, folder.resolve("office.png"), Theme.DARK, 1);
		ImageData dark = new ImageData(folder.resolve("office.png").toString());
		assertEquals((int) Math.ceil(scene.width()), dark.width);
		assertTrue(dark.palette.getRGB(dark.getPixel(2, 2)).getHSB()[2] < 0.5, "the ground is dark");
		assertEquals(List.of("office.png", "office.svg"), files(folder));
	}

	@Test
	void thePictureIsCopied() throws Exception {
		open("copy", TWO_GPUS);
		Window.page().activate(view);
		Window.command("org.eclipse.ui.edit.copy");
		Window.until("it is on the clipboard", () -> view.said().equals("The picture is on the clipboard."));
		Clipboard clipboard = new Clipboard(view.canvas().getDisplay());
		ImageData copied = (ImageData) clipboard.getContents(ImageTransfer.getInstance());
		clipboard.dispose();
		assertEquals((int) Math.ceil(view.picture().orElseThrow().scene().width() * 2), copied.width);
	}

	private static List<String> files(Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	/** What the tool bar of the view has. */
	private IContributionItem item(String label) {
		IToolBarManager bar = view.getViewSite().getActionBars().getToolBarManager();
		Predicate<IContributionItem> called = each -> each instanceof ActionContributionItem action
				&& action.getAction().getText().replaceAll("[&…]", "").equals(label);
		Window.until("there is " + label, () -> Arrays.stream(bar.getItems()).anyMatch(called));
		return Arrays.stream(bar.getItems()).filter(called).findFirst().orElseThrow();
	}

	private static void check(IContributionItem item) {
		IAction action = ((ActionContributionItem) item).getAction();
		action.setChecked(!action.isChecked());
		action.run();
	}

	private static Predicate<Box> named(String element) {
		return box -> box.identity().element().equals(element) || box.identity().element().startsWith(element + "[");
	}

	/** The smallest box of an element: what can be grasped. */
	private Box box(Predicate<Box> which) {
		return view.picture().orElseThrow().scene().all().filter(which)
				.min(Comparator.comparingDouble(box -> box.bounds().width() * box.bounds().height())).orElseThrow();
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
