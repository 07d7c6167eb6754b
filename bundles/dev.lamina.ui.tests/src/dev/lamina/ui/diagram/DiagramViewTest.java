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
import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.simulation.SimulationLaunchShortcut;

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
		IFile file = WorkbenchBot.file(WorkbenchBot.project(project), "office.lamina", text);
		view = (DiagramView) WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		editor = WorkbenchBot.open(file);
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.until("there is a picture",
				() -> view.sceneGraph().filter(sceneGraph -> sceneGraph.scene().all().anyMatch(named("designer"))).isPresent());
	}

	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.page().hideView(view);
		WorkbenchBot.settle(50);
	}

	@Test
	void thePictureShowsTheModelAndFollowsTheText() throws Exception {
		open("picture", WorkbenchBot.example("vdi.lamina"));
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("diagram");
		IDocument text = WorkbenchBot.text(editor);
		text.replace(text.get().indexOf("vm farm") + 3, 4, "mill");
		WorkbenchBot.until("the VM has its new name", () -> view.sceneGraph().get().scene().all().anyMatch(named("mill")));
		editor.selectAndReveal(text.get().indexOf("vm mill") + 4, 0);
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("diagram-selected");
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
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("drag");
		mouse(SWT.MouseUp, target);
		WorkbenchBot.until("the text says so", () -> WorkbenchBot.text(editor).get().contains("gpu    A40-8Q on rack.right"));
		assertEquals(TWO_GPUS.replace("A40-8Q on rack.left", "A40-8Q on rack.right"), WorkbenchBot.text(editor).get(),
				"nothing else has changed");
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("dragged");
		((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ITextOperationTarget.UNDO);
		assertEquals(TWO_GPUS, WorkbenchBot.text(editor).get(), "one step takes it back");
	}

	@Test
	void itIsMovedAndZoomed() throws Exception {
		open("zoom", TWO_GPUS);
		ScenePainter.View fitting = view.canvas().view();
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
		ScenePainter.View larger = view.canvas().view();
		view.canvas().notifyListeners(SWT.MouseWheel, wheel);
		assertTrue(view.canvas().view().top() > larger.top(), "the wheel alone moves it");
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("zoomed");
		Event zero = new Event();
		zero.character = '0';
		view.canvas().notifyListeners(SWT.KeyDown, zero);
		assertEquals(fitting, view.canvas().view(), "0 shows all of it");
	}

	@Test
	void whereNoModelIsOpenThereIsNoPicture() throws Exception {
		open("empty", TWO_GPUS);
		WorkbenchBot.page().closeEditor(editor, false);
		WorkbenchBot.until("the picture has gone", () -> view.sceneGraph().isEmpty());
	}

	@Test
	void theOtherDiagramsAreViewsOfTheirOwn() throws Exception {
		open("views", TWO_GPUS.replace("gpu left : A40", "numa-nodes 2\n  gpu left : A40 {\n    numa 0\n  }").replace(
				"gpu right : A40",
				"gpu right : A40 {\n    numa 1\n  }\n  link bridge between left and right at 56 GB/s\n  network 10 Gbit/s"));
		DiagramView topology = (DiagramView) WorkbenchBot.page().showView(DiagramView.TOPOLOGY);
		WorkbenchBot.until("machines are shown",
				() -> topology.sceneGraph().filter(sceneGraph -> sceneGraph.scene().diagram().equals("topology")).isPresent());
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("topology-view");
		DiagramView fleet = (DiagramView) WorkbenchBot.page().showView(DiagramView.FLEET);
		WorkbenchBot.until("the fleet is shown",
				() -> fleet.sceneGraph().filter(picture -> picture.scene().diagram().equals("fleet")).isPresent());
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("fleet-view");
		fleet.canvas().select(fleet.sceneGraph().orElseThrow().showing("rack.right").getFirst());
		WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		WorkbenchBot.until("it is selected there too", () -> view.canvas().selected()
				.filter(sceneNode -> sceneNode.box().identity().element().equals("rack.right")).isPresent());
	}

	@Test
	void whatARunFoundOutColoursThePicture() throws Exception {
		open("overlay",
				WorkbenchBot.example("vdi.lamina").replace("expect frame-time p99 <= 25 ms", "expect frame-time p99 <= 12 ms"));
		IContributionItem results = item("Results");
		check(results);
		WorkbenchBot.until("it says that there was no run", () -> view.shownMessage().contains("Nothing was simulated yet"));
		WorkbenchBot.finished(() -> new SimulationLaunchShortcut().launch(editor, ILaunchManager.RUN_MODE));
		WorkbenchBot.until("the VM is marked", () -> view.sceneGraph().orElseThrow().showing("designer").stream()
				.anyMatch(sceneNode -> sceneNode.children().stream().anyMatch(SceneGraph.SceneNode::isMark)));
		assertTrue(view.sceneGraph().orElseThrow().scene().legend().stream()
				.anyMatch(entry -> entry.text().equals("VM, breaks promise")), "the legend says what is red");
		assertEquals("", view.shownMessage());
		WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("overlay");
		check(results);
		WorkbenchBot.until("the marks are gone",
				() -> view.sceneGraph().orElseThrow().all().stream().noneMatch(SceneGraph.SceneNode::isMark));
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
		WorkbenchBot.settle(400);
		WorkbenchBot.screenshot("layers");
		shown.setVisible(false);
		vms.setSelection(false);
		vms.notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.until("no VM is shown",
				() -> view.sceneGraph().orElseThrow().scene().all().noneMatch(box -> box.identity().mapping().equals("vm")));
		WorkbenchBot.page().hideView(view);
		view = (DiagramView) WorkbenchBot.page().showView(DiagramView.PARTITIONING);
		WorkbenchBot.until("there is a picture", () -> view.sceneGraph().isPresent());
		assertTrue(view.sceneGraph().orElseThrow().scene().all().noneMatch(box -> box.identity().mapping().equals("vm")),
				"it is remembered");
		new LayerSettings("partitioning").reset();
	}

	@Test
	void thePictureIsWrittenAsDrawingAndAsPixels(@TempDir Path folder) throws Exception {
		open("export", TWO_GPUS);
		((ActionContributionItem) item("Export")).getAction().run();
		WorkbenchBot.until("the dialog asks", () -> WorkbenchBot.dialog("Export Picture").isPresent());
		Shell dialog = WorkbenchBot.dialog("Export Picture").orElseThrow();
		Text file = WorkbenchBot.visibleIn(dialog, Text.class).stream()
				.filter(text -> text.getText().endsWith("office.partitioning.svg")).findFirst().orElseThrow();
		file.setText(folder.resolve("none").resolve("office.png").toString());
		WorkbenchBot.press(dialog, "Export");
		WorkbenchBot.until("it says that there is no such folder", () -> WorkbenchBot.visibleIn(dialog, Text.class).stream()
				.anyMatch(text -> text.getText().contains("There is no folder")));
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("export");
		file.setText(folder.resolve("office.svg").toString());
		WorkbenchBot.press(dialog, "Export");
		WorkbenchBot.until("it is written", () -> dialog.isDisposed());
		String svg = Files.readString(folder.resolve("office.svg"));
		assertTrue(svg.startsWith("<svg") && svg.contains("designer") && svg.contains("prefers-color-scheme"),
				svg.substring(0, 200));
		Scene scene = view.sceneGraph().orElseThrow().scene();
		DiagramExporter.write(scene, folder.resolve("office.png"), Theme.DARK, 1);
		ImageData dark = new ImageData(folder.resolve("office.png").toString());
		assertEquals((int) Math.ceil(scene.width()), dark.width);
		assertTrue(dark.palette.getRGB(dark.getPixel(2, 2)).getHSB()[2] < 0.5, "the ground is dark");
		assertEquals(List.of("office.png", "office.svg"), files(folder));
	}

	@Test
	void thePictureIsCopied() throws Exception {
		open("copy", TWO_GPUS);
		WorkbenchBot.page().activate(view);
		WorkbenchBot.command("org.eclipse.ui.edit.copy");
		WorkbenchBot.until("it is on the clipboard", () -> view.shownMessage().equals("The picture is on the clipboard."));
		Clipboard clipboard = new Clipboard(view.canvas().getDisplay());
		ImageData copied = (ImageData) clipboard.getContents(ImageTransfer.getInstance());
		clipboard.dispose();
		assertEquals((int) Math.ceil(view.sceneGraph().orElseThrow().scene().width() * 2), copied.width);
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
		WorkbenchBot.until("there is " + label, () -> Arrays.stream(bar.getItems()).anyMatch(called));
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
		return view.sceneGraph().orElseThrow().scene().all().filter(which)
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
