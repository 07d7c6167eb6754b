package dev.lamina.ui.timeline;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.themes.IThemeManager;

import dev.lamina.report.trace.TraceReport;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.icon.IconAction;

/**
 * Shows who had which engine of a GPU when, in the newest run or an older one. A VM that is selected here is selected in the
 * text, and the other way round.
 */
public final class TimelineView extends ViewPart {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.ui.timeline";
	private static final String NOTHING = "Nothing was recorded yet: Run As > Lamina Simulation on a model.";

	private final Runnable changes = this::recordingsChanged;
	private final IPropertyChangeListener themeChanges = event -> themeChanged();
	private IThemeManager themes;
	private ColorRegistry theme;
	private List<Recording> recordings = List.of();
	private Recording shown;
	private Combo list;
	private Label summary;
	private TimelineCanvas canvas;
	private EditedVms edited;

	@Override
	public void init(IViewSite site) throws PartInitException {
		super.init(site);
		themes = PlatformUI.getWorkbench().getThemeManager();
	}

	@Override
	public void createPartControl(Composite parent) {
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		parent.setLayout(layout);
		list = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		list.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
		list.addListener(SWT.Selection, event -> show());
		list.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = "Recording";
			}
		});
		summary = new Label(parent, SWT.NONE);
		summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		theme = themes.getCurrentTheme().getColorRegistry();
		canvas = new TimelineCanvas(parent, theme, new CanvasListener());
		canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		createActions(getViewSite().getActionBars().getToolBarManager(), getViewSite().getActionBars().getMenuManager());
		themes.addPropertyChangeListener(themeChanges);
		theme.addListener(themeChanges);
		edited = new EditedVms(getSite().getPage(), canvas, this::caretMoved);
		Recordings.addListener(changes);
		recordingsChanged();
	}

	private void createActions(IToolBarManager bar, IMenuManager menu) {
		bar.add(new IconAction("Show All", "Show all of the recording (0)", "zoom-fit", canvas::fit));
		bar.add(new IconAction("Zoom In", "Zoom in (+)", "zoom-in", canvas::zoomIn));
		bar.add(new IconAction("Zoom Out", "Zoom out (−)", "zoom-out", canvas::zoomOut));
		menu.add(new IconAction("Export &Trace…", "Write the recording for Perfetto or chrome://tracing", null,
				() -> export("json", recording -> target -> exportTrace(recording, target))));
		menu.add(new IconAction("Save as &PNG…", "Write what is seen as an image", null,
				() -> export("png", recording -> target -> exportImage(target))));
	}

	TimelineCanvas canvas() {
		return canvas;
	}

	/** What is said above the timeline. */
	String shownMessage() {
		return summary.getText();
	}

	private void recordingsChanged() {
		recordings = Recordings.all();
		list.setItems(recordings.stream().map(Recording::label).toArray(String[]::new));
		list.select(0);
		list.setEnabled(!recordings.isEmpty());
		show();
	}

	private void show() {
		int index = list.getSelectionIndex();
		shown = index < 0 || index >= recordings.size() ? null : recordings.get(index);
		summary.setText(shown == null ? NOTHING : shown.summary());
		summary.setToolTipText(summary.getText());
		summary.getParent().layout(true);
		if (shown == null) {
			canvas.show(Optional.empty(), new int[0]);
		} else {
			canvas.show(Optional.of(shown.timeline()),
					VmColorSlots.of(shown.file().getFullPath().toString(),
							shown.timeline().run().vms().stream().map(TracedRun.Vm::name).toList()));
			edited.notifyListener();
		}
	}

	/**
	 * The cursor is in a VM, by the name with which it was declared: all that were declared with it are meant, unless one of them
	 * is already.
	 */
	private void caretMoved(Optional<String> declared) {
		if (shown == null) {
			return;
		}
		Timeline timeline = shown.timeline();
		Set<Integer> named = new HashSet<>();
		declared.ifPresent(name -> IntStream.range(0, timeline.run().vms().size())
				.filter(vm -> Recording.declared(timeline.vm(vm)).equals(name)).forEach(named::add));
		if (canvas.emphasised().isEmpty() || !named.containsAll(canvas.emphasised())) {
			canvas.emphasise(named);
		}
	}

	/** What is drawn takes its colours when it is drawn. */
	private void themeChanged() {
		UiThread.asyncExec(canvas, canvas::redraw);
	}

	// ------------------------------------------------------------------ export

	/** Writes something to a file. */
	private interface Form {
		void write(Path target) throws IOException;
	}

	private void export(String ending, Function<Recording, Form> form) {
		Recording recording = shown;
		if (recording == null) {
			return;
		}
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setFileName(
				recording.file().getName().replace(".lamina", "") + (ending.equals("json") ? ".trace.json" : "." + ending));
		dialog.setOverwrite(true);
		String target = dialog.open();
		if (target != null) {
			try {
				form.apply(recording).write(Path.of(target));
			} catch (IOException unwritable) {
				complain(target, unwritable);
			}
		}
	}

	private void exportTrace(Recording recording, Path target) {
		Job.create("Writing " + target.getFileName(), (ICoreRunnable) monitor -> {
			try {
				writeTrace(recording.timeline(), target);
			} catch (IOException unwritable) {
				UiThread.asyncExec(canvas, () -> complain(target.toString(), unwritable));
			}
		}).schedule();
	}

	/** Beside the file first, so that a good one is never lost to half of another. */
	static void writeTrace(Timeline timeline, Path target) throws IOException {
		Path beside = target.resolveSibling(target.getFileName() + ".part");
		try (Writer writer = Files.newBufferedWriter(beside)) {
			timeline.trace().replay(new TraceReport(writer));
		}
		Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
	}

	private void exportImage(Path target) throws IOException {
		ImageData image = canvas.image().orElse(null);
		if (image != null) {
			ImageLoader png = new ImageLoader();
			png.data = new ImageData[] { image };
			Path beside = target.resolveSibling(target.getFileName() + ".part");
			try {
				png.save(beside.toString(), SWT.IMAGE_PNG);
			} catch (SWTException unwritable) {
				throw new IOException(unwritable.getMessage(), unwritable);
			}
			Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private void complain(String target, IOException unwritable) {
		MessageDialog.openError(getSite().getShell(), "Export",
				"'" + target + "' cannot be written: " + unwritable.getMessage() + ".");
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public void dispose() {
		Recordings.removeListener(changes);
		if (edited != null) {
			edited.stop();
		}
		themes.removePropertyChangeListener(themeChanges);
		if (theme != null) {
			theme.removeListener(themeChanges);
		}
		super.dispose();
	}

	private final class CanvasListener implements TimelineCanvas.Listener {
		@Override
		public void selected(int vm) {
			select(vm, false);
		}

		@Override
		public void opened(int vm) {
			select(vm, true);
		}

		@Override
		public void pointed(String words) {
			getViewSite().getActionBars().getStatusLineManager().setMessage(words.replace("\n", "   ·   "));
		}

		private void select(int vm, boolean activate) {
			String declared = Recording.declared(shown.timeline().vm(vm));
			edited.select(declared, Optional.ofNullable(shown.declarations().get(declared)), activate);
		}
	}
}
