package dev.lamina.ui.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.Models;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.document.Screen;
import dev.lamina.ui.edit.ActiveParts;
import dev.lamina.ui.edit.Changes;
import dev.lamina.ui.navigation.Places;

/**
 * Shows a diagram of the model in the active editor, and follows it while somebody types. What is selected here is selected there and the
 * other way round; a VM that is dragged to another GPU is moved there in the text, in one step that can be undone.
 */
public final class DiagramView extends ViewPart {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.ui.diagram";
	private static final String FIRST = "partitioning";

	private final Consumer<Snapshot> reader = this::read;
	private final ISelectionChangedListener caret = event -> caretMoved();
	private final ActiveParts parts = new ActiveParts(this::activated, this::closed);
	private final Drawing drawing = new Drawing();
	private List<DiagramDescription> kinds = List.of();
	private Combo kind;
	private Label message;
	private SceneCanvas canvas;
	private ITextEditor editor;
	private OpenDocument document;
	private volatile String name = FIRST;

	@Override
	public void createPartControl(Composite parent) {
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		parent.setLayout(layout);
		kinds = drawing.descriptions();
		kind = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		kind.setItems(kinds.stream().map(DiagramDescription::label).toArray(String[]::new));
		kind.select(Math.max(0, kinds.stream().map(DiagramDescription::name).toList().indexOf(FIRST)));
		kind.addListener(SWT.Selection, event -> {
			name = kinds.get(kind.getSelectionIndex()).name();
			drawAgain();
		});
		message = new Label(parent, SWT.NONE);
		message.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		canvas = new SceneCanvas(parent, new Hands());
		canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		createActions(getViewSite().getActionBars().getToolBarManager());
		getSite().getPage().addPartListener(parts);
		if (getSite().getPage().getActiveEditor() != null) {
			activated(getSite().getPage().getActiveEditor());
		}
	}

	private void createActions(IToolBarManager bar) {
		bar.add(action("Fit", "Show all of it", () -> canvas.fit()));
		bar.add(action("+", "Zoom in", () -> canvas.zoomIn()));
		bar.add(action("−", "Zoom out", () -> canvas.zoomOut()));
		bar.add(action("SVG…", "Export as SVG", this::export));
	}

	private static Action action(String label, String tip, Runnable work) {
		Action action = new Action(label) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(tip);
		return action;
	}

	/** What is shown now. */
	Optional<Scene> scene() {
		return canvas.scene();
	}

	SceneCanvas canvas() {
		return canvas;
	}

	private void activated(IWorkbenchPart part) {
		ITextEditor text = part.getAdapter(ITextEditor.class);
		ITextViewer viewer = text == null ? null : text.getAdapter(ITextViewer.class);
		OpenDocument model = viewer == null ? null : Models.shownBy(viewer).orElse(null);
		if (model != null && model != document) {
			leave();
			editor = text;
			document = model;
			document.onRead(reader);
			if (editor.getSelectionProvider() instanceof IPostSelectionProvider later) {
				later.addPostSelectionChangedListener(caret);
			}
		}
	}

	private void closed(IWorkbenchPart part) {
		if (editor != null && part == editor) {
			leave();
			if (!canvas.isDisposed()) {
				canvas.show(Optional.empty());
			}
		}
	}

	private void leave() {
		if (document != null) {
			document.forget(reader);
			if (editor.getSelectionProvider() instanceof IPostSelectionProvider later) {
				later.removePostSelectionChangedListener(caret);
			}
			document = null;
			editor = null;
		}
	}

	private void drawAgain() {
		OpenDocument shown = document;
		if (shown != null) {
			Job.createSystem("Drawing", (ICoreRunnable) monitor -> read(shown.snapshot())).schedule();
		}
	}

	/** In the background. */
	private void read(Snapshot snapshot) {
		OpenDocument shown = document;
		try {
			Optional<Scene> scene = drawing.of(snapshot, name);
			Screen.run(canvas, () -> {
				if (document == shown && shown != null && shown.isCurrent(snapshot)) {
					say(scene.isPresent() ? "" : "There is nothing to be drawn of this kind.");
					canvas.show(scene);
					caretMoved();
				}
			});
		} catch (RuntimeException unexpected) {
			ILog.of(DiagramView.class).error("Lamina could not draw " + snapshot.uri() + ". That is a mistake in Lamina, not in the file.", unexpected);
		}
	}

	private void caretMoved() {
		if (editor == null || document == null || canvas.scene().isEmpty() || !(editor.getSelectionProvider().getSelection() instanceof ITextSelection selection)) {
			return;
		}
		canvas.mark(canvas.scene().get().at(document.address().toString(), selection.getStartLine() + 1).stream().map(box -> box.identity().id()).collect(Collectors.toSet()));
	}

	private void say(String sentence) {
		message.setText(sentence);
	}

	private void export() {
		canvas.scene().ifPresent(scene -> {
			FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
			dialog.setFileName(name + ".svg");
			dialog.setOverwrite(true);
			String target = dialog.open();
			if (target != null) {
				try {
					export(Path.of(target));
				} catch (IOException unwritable) {
					MessageDialog.openError(getSite().getShell(), "Export", "'" + target + "' cannot be written: " + unwritable.getMessage() + ".");
				}
			}
		});
	}

	/** Writes what is shown as SVG. */
	void export(Path target) throws IOException {
		String svg = SvgWriter.write(canvas.scene().orElseThrow(), Theme.AUTO, place -> Optional.empty(), Diagrams::image);
		Path beside = target.resolveSibling(target.getFileName() + ".part");
		Files.writeString(beside, svg);
		Files.move(beside, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(parts);
		leave();
		super.dispose();
	}

	private final class Hands implements SceneCanvas.Listener {
		@Override
		public void selected(Box box) {
			canvas.mark(Set.of(box.identity().id()));
			box.identity().place().filter(place -> document != null && place.file().equals(document.address().toString()))
					.ifPresent(place -> editor.selectAndReveal(place.offset(), 0));
		}

		@Override
		public void opened(Box box) {
			box.identity().place().ifPresent(place -> Places.open(URI.createURI(place.file()), new Region(place.offset(), place.length())));
		}

		@Override
		public void dropped(Box dragged, Box target) {
			OpenDocument shown = document;
			if (shown == null) {
				return;
			}
			Job.createSystem("Moving", (ICoreRunnable) monitor -> {
				try {
					Optional<Change> change = new Reassignment(shown.workspace()).of(dragged, target);
					change.ifPresent(found -> Screen.run(canvas, () -> apply(shown, found)));
				} catch (EditRefusedException refused) {
					Screen.run(canvas, () -> say(refused.getMessage()));
				}
			}).schedule();
		}

		private void apply(OpenDocument shown, Change change) {
			say("");
			try {
				if (change.stale(shown.workspace()::snapshot).findFirst().isPresent()) {
					say("The text has changed meanwhile. Try again.");
				} else if (change.files().size() == 1 && change.files().getFirst().file().equals(shown.address())) {
					Changes.apply(shown, change.edits());
				} else {
					PerformChangeOperation operation = new PerformChangeOperation(Changes.of(change.label(), change.edits()));
					operation.setUndoManager(RefactoringCore.getUndoManager(), change.label());
					operation.run(new NullProgressMonitor());
				}
			} catch (BadLocationException | CoreException failed) {
				ILog.of(DiagramView.class).error(change.label() + " failed.", failed);
			}
		}
	}
}
