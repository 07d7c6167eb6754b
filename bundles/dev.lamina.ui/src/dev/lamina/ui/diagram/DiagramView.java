package dev.lamina.ui.diagram;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;
import org.eclipse.ui.part.ViewPart;

import dev.lamina.design.results.RunSummary;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.diagram.SceneGraph.SceneNode;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.EditedModel;
import dev.lamina.ui.icon.LaminaImages;
import dev.lamina.ui.result.RunHistory;
import dev.lamina.ui.simulation.SimulationLaunchShortcut;

/**
 * Shows one kind of diagram of the model in the active editor, and follows it while the user types. What is selected here is
 * selected there and in the other diagrams, and the other way round; what a person changes here is changed in the text, in one
 * step that can be undone.
 */
public final class DiagramView extends ViewPart {
	/** The name under which Eclipse knows the view of how GPUs are cut. */
	public static final String PARTITIONING = "dev.lamina.ui.diagram";
	/** The name under which Eclipse knows the view of how machines hang together. */
	public static final String TOPOLOGY = "dev.lamina.ui.diagram.topology";
	/** The name under which Eclipse knows the view of many hosts at a glance. */
	public static final String FLEET = "dev.lamina.ui.diagram.fleet";

	private static final String LAYERS = "layers";

	private final Job drawing = Job.createSystem("Drawing", this::draw);
	private final Runnable runs = this::runFinished;
	private final DiagramSelectionProvider diagramSelectionProvider = new DiagramSelectionProvider();
	private final ISelectionListener others = (part, selection) -> {
		if (part != this && part instanceof DiagramView && selection instanceof IStructuredSelection structured
				&& structured.getFirstElement() instanceof ElementIdentity elementIdentity) {
			canvas().sceneGraph().ifPresent(sceneGraph -> markElsewhere(sceneGraph, elementIdentity));
		}
	};
	private final IPartListener2 visibility = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference part) {
			seen(part, true);
		}

		@Override
		public void partHidden(IWorkbenchPartReference part) {
			seen(part, false);
		}
	};
	private String name = "partitioning";
	private LayerSettings layerSettings;
	private EditedModel model;
	private MessageBar messageBar;
	private SceneCanvas canvas;
	private TimeBar timeBar;
	private SelectionActions pieces;
	private UndoActionHandler undo;
	private RedoActionHandler redo;
	private Action overlay;
	private volatile boolean visible;
	/** What the slider says, for the background. */
	private volatile OptionalLong time = OptionalLong.empty();

	/** Takes the name of the kind of diagram, which stands behind the name of the class. */
	@Override
	public void setInitializationData(IConfigurationElement configuration, String property, Object data) {
		super.setInitializationData(configuration, property, data);
		if (data instanceof String kind) {
			name = kind;
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		GridLayout layout = new GridLayout(1, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		parent.setLayout(layout);
		messageBar = new MessageBar(parent);
		messageBar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		layerSettings = new LayerSettings(name);
		canvas = new SceneCanvas(parent, new CanvasListener());
		canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		timeBar = new TimeBar(parent, this::timeChanged);
		timeBar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		model = new EditedModel(getSite().getPage(), new ModelListener());
		EditExecutor editExecutor = new EditExecutor(canvas);
		pieces = new SelectionActions(canvas, model, editExecutor, new EditFeedback());
		createActions();
		editExecutor.computeAsync(DiagramRenderer::shared, ready -> createLayerActions());
		canvas.show(Optional.empty(), nothing());
		getSite().setSelectionProvider(diagramSelectionProvider);
		getSite().getPage().addPartListener(visibility);
		getSite().getPage().addSelectionListener(others);
		RunHistory.addListener(runs);
		model.start();
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public void dispose() {
		RunHistory.removeListener(runs);
		getSite().getPage().removeSelectionListener(others);
		getSite().getPage().removePartListener(visibility);
		model.stop();
		drawing.cancel();
		super.dispose();
	}

	SceneCanvas canvas() {
		return canvas;
	}

	/** What is shown now. */
	Optional<SceneGraph> sceneGraph() {
		return canvas.sceneGraph();
	}

	/** The slider below the picture. */
	TimeBar timeBar() {
		return timeBar;
	}

	/** What was said last; empty for nothing. */
	String shownMessage() {
		return messageBar.shownMessage();
	}

	// ---- actions ----------------------------------------------------------------------------------------------------

	private void createActions() {
		IActionBars bars = getViewSite().getActionBars();
		bars.getToolBarManager().add(new Separator(LAYERS));
		DiagramActions whole = new DiagramActions(canvas, name, this::showMessage);
		whole.register(bars);
		pieces.register(bars);
		IUndoContext none = new ObjectUndoContext(this);
		undo = new UndoActionHandler(getSite(), none);
		redo = new RedoActionHandler(getSite(), none);
		bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
		bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
		bars.updateActionBars();
		createContextMenu(whole);
	}

	private void createContextMenu(DiagramActions whole) {
		Action run = new Action("Run &Simulation", LaminaImages.descriptor("simulation")) {
			@Override
			public void run() {
				model.editor().ifPresent(editor -> new SimulationLaunchShortcut().launch(editor, ILaunchManager.RUN_MODE));
			}
		};
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> {
			pieces.fill(menu);
			menu.add(new Separator());
			menu.add(run);
			menu.add(new Separator());
			menu.add(undo);
			menu.add(redo);
			menu.add(new Separator());
			whole.fill(menu);
			menu.add(new Separator("additions"));
		});
		canvas.setMenu(menu.createContextMenu(canvas));
		getSite().registerContextMenu(menu, diagramSelectionProvider);
	}

	/** As soon as the specification of the diagrams is read, it is known which layers there are. */
	private void createLayerActions() {
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		if (layerSettings.optional().stream().anyMatch(layer -> layer.name().equals(LayerSettings.RESULTS))) {
			overlay = new Action("&Results", IAction.AS_CHECK_BOX) {
				@Override
				public void run() {
					layerSettings.show(LayerSettings.RESULTS, isChecked());
					layersChanged();
				}
			};
			overlay.setToolTipText("Colour by the results of the last run");
			overlay.setImageDescriptor(LaminaImages.descriptor("results"));
			overlay.setChecked(layerSettings.shows(LayerSettings.RESULTS));
			bar.appendToGroup(LAYERS, overlay);
		}
		if (!layerSettings.optional().isEmpty() || !layerSettings.filters().isEmpty()) {
			LayerMenu choices = new LayerMenu(layerSettings, this::layersChanged);
			bar.appendToGroup(LAYERS, choices);
			MenuManager menu = new MenuManager("&Layers");
			menu.setRemoveAllWhenShown(true);
			menu.addMenuListener(choices::fill);
			getViewSite().getActionBars().getMenuManager().add(menu);
		}
		getViewSite().getActionBars().updateActionBars();
	}

	private void layersChanged() {
		if (overlay != null) {
			overlay.setChecked(layerSettings.shows(LayerSettings.RESULTS));
		}
		drawing.schedule();
	}

	private void timeChanged() {
		time = timeBar.time();
		drawing.schedule();
	}

	private void runFinished() {
		if (overlay != null && overlay.isChecked()) {
			drawing.schedule();
		}
	}

	// ---- what is shown ----------------------------------------------------------------------------------------------

	private void seen(IWorkbenchPartReference part, boolean now) {
		if (part.getPart(false) == this) {
			visible = now;
			if (now) {
				drawing.schedule();
			}
		}
	}

	/** In the background. */
	private IStatus draw(IProgressMonitor monitor) {
		OpenDocument shown = model.document().orElse(null);
		if (shown == null || !visible) {
			return Status.OK_STATUS;
		}
		Snapshot snapshot = shown.snapshot();
		try {
			boolean wantsRun = layerSettings.shows(LayerSettings.RESULTS);
			Optional<RunSummary> run = wantsRun ? LastRunSummary.of(snapshot.uri()) : Optional.empty();
			Optional<PlanStops> stops = DiagramRenderer.shared().stops(snapshot);
			OptionalLong wanted = time;
			Optional<SceneGraph> picture = DiagramRenderer.shared().of(snapshot, name, layerSettings.selection(), run, wanted);
			UiThread.asyncExec(canvas, () -> {
				if (model.document().filter(shown::equals).isPresent() && shown.isCurrent(snapshot)) {
					showMessage(
							wantsRun && run.isEmpty() ? "Nothing was simulated yet: Run As > Lamina Simulation on the model."
									: "",
							false);
					timeBar.showStops(picture.isPresent() ? stops : Optional.empty());
					if (!timeBar.time().equals(wanted)) {
						// the time that was drawn is none of this text any more
						timeChanged();
					}
					canvas.show(picture, "There is nothing to be drawn of this kind.");
					caretMoved();
				}
			});
		} catch (RuntimeException unexpected) {
			ILog.of(DiagramView.class).error(
					"Lamina could not draw " + snapshot.uri() + ". That is a mistake in Lamina, not in the file.", unexpected);
		}
		return Status.OK_STATUS;
	}

	private String nothing() {
		return "Open a model to see its picture here.";
	}

	private void caretMoved() {
		model.document().ifPresent(document -> sceneGraph().ifPresent(sceneGraph -> {
			List<SceneNode> there = sceneGraph.at(document.address().toString(), model.line());
			if (canvas.selected().filter(there::contains).isEmpty()) {
				canvas.mark(there);
				pieces.update();
			}
		}));
	}

	private void markElsewhere(SceneGraph sceneGraph, ElementIdentity elementIdentity) {
		List<SceneNode> same = sceneGraph.showing(elementIdentity.element());
		if (!same.isEmpty()) {
			canvas.mark(same);
			pieces.update();
		}
	}

	/** Says something above the picture, and where it is a refusal also in the status line. */
	private void showMessage(String sentence, boolean refusal) {
		messageBar.showMessage(sentence, refusal);
		getViewSite().getActionBars().getStatusLineManager().setErrorMessage(refusal ? sentence : null);
	}

	private final class ModelListener implements EditedModel.Listener {
		@Override
		public void modelChanged() {
			if (canvas.isDisposed()) {
				return;
			}
			IUndoContext context = model.document().flatMap(OpenDocument::text)
					.map(DocumentUndoManagerRegistry::getDocumentUndoManager)
					.map(manager -> manager.getUndoContext()).orElseGet(() -> new ObjectUndoContext(this));
			undo.setContext(context);
			redo.setContext(context);
			timeBar.reset();
			time = OptionalLong.empty();
			if (model.document().isEmpty()) {
				timeBar.showStops(Optional.empty());
				showMessage("", false);
				canvas.show(Optional.empty(), nothing());
			}
		}

		@Override
		public void read(Snapshot snapshot) {
			drawing.schedule();
		}

		@Override
		public void caretMoved() {
			DiagramView.this.caretMoved();
		}
	}

	private final class CanvasListener implements SceneCanvas.Listener {
		@Override
		public void selected(SceneNode sceneNode) {
			pieces.update();
			ElementIdentity elementIdentity = sceneNode.box().identity();
			diagramSelectionProvider.setSelection(new StructuredSelection(elementIdentity));
			elementIdentity.location().filter(location -> model.shows(location.file()))
					.ifPresent(place -> model.editor().ifPresent(editor -> editor.selectAndReveal(place.offset(), 0)));
		}

		@Override
		public void opened(SceneNode sceneNode) {
			pieces.open(sceneNode);
		}

		@Override
		public boolean canDrag(SceneNode sceneNode) {
			return timeBar.time().isEmpty() && pieces.canDrag(sceneNode);
		}

		@Override
		public boolean canDrop(SceneNode dragged, SceneNode target) {
			return pieces.canDrop(dragged, target);
		}

		@Override
		public void dropped(SceneNode dragged, SceneNode target) {
			pieces.drop(dragged, target);
		}
	}

	private final class EditFeedback implements EditExecutor.EditCallback {
		@Override
		public void made(Optional<Edit> first) {
			showMessage("", false);
			first.ifPresent(edit -> model.editor().ifPresent(editor -> {
				int blank = edit.replacement().length() - edit.replacement().stripLeading().length();
				editor.selectAndReveal(edit.offset() + blank, 0);
			}));
		}

		@Override
		public void refused(EditRefusedException why) {
			showMessage(why.getMessage(), true);
		}
	}
}
