package dev.lamina.ui.diagram;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

import dev.lamina.ui.UiThread;
import dev.lamina.ui.icon.IconAction;

/** What a person can do with a picture as a whole: look closer, write it into a file, copy it. */
final class DiagramActions {
	private final SceneCanvas canvas;
	private final String diagram;
	private final MessageSink messageSink;
	private final Action zoomIn;
	private final Action zoomOut;
	private final Action fit;
	private final Action export = new IconAction("&Export…", "Export as SVG or PNG", "export", this::export);
	private final Action copy = new IconAction("&Copy Picture", "Copy the picture", null, this::copy);

	/** Who says what became of something. */
	interface MessageSink {
		void showMessage(String sentence, boolean refusal);
	}

	/**
	 * For a picture.
	 *
	 * @param diagram the name of the kind of diagram, for names of files
	 */
	DiagramActions(SceneCanvas canvas, String diagram, MessageSink messageSink) {
		this.canvas = canvas;
		this.diagram = diagram;
		this.messageSink = messageSink;
		zoomIn = new IconAction("Zoom &In", "Zoom in (+, or Ctrl and the wheel)", "zoom-in", canvas::zoomIn);
		zoomOut = new IconAction("Zoom &Out", "Zoom out (−, or Ctrl and the wheel)", "zoom-out", canvas::zoomOut);
		fit = new IconAction("&Fit", "Show all of it (0)", "fit", canvas::fit);
		copy.setActionDefinitionId("org.eclipse.ui.edit.copy");
	}

	/** Puts everything into the tool bar and the menu of a view, and lets the key for copying lead here. */
	void register(IActionBars bars) {
		IToolBarManager bar = bars.getToolBarManager();
		bar.add(new Separator("zoom"));
		bar.add(zoomIn);
		bar.add(zoomOut);
		bar.add(fit);
		bar.add(new Separator("file"));
		bar.add(export);
		IMenuManager menu = bars.getMenuManager();
		menu.add(zoomIn);
		menu.add(zoomOut);
		fill(menu);
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
	}

	/** Puts what is wanted most into a menu. */
	void fill(IMenuManager menu) {
		menu.add(fit);
		menu.add(copy);
		menu.add(export);
	}

	private void export() {
		canvas.sceneGraph().ifPresent(sceneGraph -> {
			String file = sceneGraph.snapshot().uri().trimFileExtension().lastSegment() + '.' + diagram + ".svg";
			Path folder = sceneGraph.snapshot().uri().isFile() ? Path.of(sceneGraph.snapshot().uri().toFileString()).getParent()
					: Path.of(System.getProperty("user.home"));
			ExportDialog dialog = new ExportDialog(canvas.getShell(), sceneGraph.scene(), folder.resolve(file));
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}

	private void copy() {
		canvas.sceneGraph().ifPresent(sceneGraph -> {
			boolean dark = canvas.isDark();
			Job.create("Copying the picture", (ICoreRunnable) monitor -> {
				try {
					ImageData pixels = DiagramExporter.toImageData(sceneGraph.scene(), dark);
					UiThread.asyncExec(canvas, () -> {
						Clipboard clipboard = new Clipboard(canvas.getDisplay());
						clipboard.setContents(new Object[] { pixels }, new Transfer[] { ImageTransfer.getInstance() });
						clipboard.dispose();
						messageSink.showMessage("The picture is on the clipboard.", false);
					});
				} catch (IOException tooLarge) {
					UiThread.asyncExec(canvas,
							() -> messageSink.showMessage("The picture cannot be copied: " + tooLarge.getMessage() + ".", true));
				}
			}).schedule();
		});
	}
}
