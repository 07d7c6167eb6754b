package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.project.Project;
import dev.lamina.model.Simulation;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.trace.TraceReport;
import dev.lamina.result.ModelResult;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.trace.TraceLog;
import dev.lamina.simulation.trace.TraceWindow;
import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.result.FinishedRun;
import dev.lamina.ui.result.RunHistory;
import dev.lamina.ui.simulation.SimulationLaunchShortcut;

/** A person runs a model and looks at who had the engines when. */
class TimelineViewTest {
	/** Four VMs that work on an engine at the same time. */
	private static final String TOGETHER = """
			import nvidia.*
			import stacks.*

			host node { cpu 1 x 16 cores at 3 GHz  memory 128 GiB  system Linux  hypervisor BareMetal  gpu g : A100-80 }

			policy together for node.g { stack Mps }

			workload Batch { each iteration { cpu 4 ms  gpu lognormal(mean 6 ms, cv 50 %) on compute } }

			vm solver x 3 { system Linux  cpu 2 cores  memory 8 GiB  gpu on node.g  runs Batch }

			vm viewer { system Linux  cpu 2 cores  memory 8 GiB  gpu on node.g  runs Batch }
			""";
	/** No picture takes longer. */
	private static final int MAX_MILLISECONDS = 50;

	private TimelineView view;
	private ITextEditor editor;

	private void run(String project, String example) throws Exception {
		run(project, example, WorkbenchBot.example(example));
	}

	private void run(String project, String name, String text) throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project(project), name, text);
		view = (TimelineView) WorkbenchBot.page().showView(TimelineView.ID);
		editor = WorkbenchBot.open(file);
		WorkbenchBot.until("the model is read", () -> editor.getSelectionProvider() != null);
		WorkbenchBot.finished(() -> new SimulationLaunchShortcut().launch(editor, ILaunchManager.RUN_MODE));
		WorkbenchBot.until("its timeline is shown",
				() -> !Recordings.all().isEmpty() && Recordings.all().getFirst().file().equals(file)
						&& view.canvas().timeline().filter(shown -> shown == Recordings.all().getFirst().timeline()).isPresent());
		WorkbenchBot.page().showView(TimelineView.ID);
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.until("it has a size", () -> view.canvas().viewport().filter(seen -> seen.width() > 200).isPresent());
	}

	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void aRunIsLookedAtFromFarAndNear() throws Exception {
		run("timeline", "vdi.lamina");
		Timeline timeline = view.canvas().timeline().orElseThrow();
		assertEquals(List.of("vdi1.desktops graphics", "vdi1.renderer compute"),
				timeline.rows().stream().map(timelineRow -> timelineRow.place() + ' ' + timelineRow.title()).toList());
		assertEquals("2.00 s", QuantityFormat.duration(timeline.from()), "it begins where the warm-up ends");
		assertTrue(view.shownMessage().startsWith("first of 4 replications"), view.shownMessage());
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(TimelineView.ID), IWorkbenchPage.STATE_MAXIMIZED);
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("timeline");
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(TimelineView.ID), IWorkbenchPage.STATE_RESTORED);
		WorkbenchBot.settle(300);
		Viewport all = view.canvas().viewport().orElseThrow();
		assertTrue(all.isAll());
		Event wheel = event(SWT.MouseWheel, new Point(600, 60));
		wheel.stateMask = SWT.MOD1;
		wheel.count = 1;
		long under = all.time(600 - gutter());
		for (int i = 0; i < 23; i++) {
			view.canvas().notifyListeners(SWT.MouseWheel, wheel);
		}
		Viewport near = view.canvas().viewport().orElseThrow();
		assertEquals(all.nanosecondsPerUnit() / Math.pow(1.3, 23), near.nanosecondsPerUnit(), near.nanosecondsPerUnit() / 100);
		assertEquals(under, near.time(600 - gutter()), 3 * near.nanosecondsPerUnit(), "what is under the pointer stays there");
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("timeline-zoomed");
		key(SWT.ARROW_RIGHT, '\0');
		assertTrue(view.canvas().viewport().orElseThrow().start() > near.start(), "the arrow goes on");
		Point middle = new Point(700, 60);
		view.canvas().notifyListeners(SWT.MouseDown, event(SWT.MouseDown, middle));
		view.canvas().notifyListeners(SWT.MouseMove, event(SWT.MouseMove, new Point(500, 60)));
		view.canvas().notifyListeners(SWT.MouseUp, event(SWT.MouseUp, new Point(500, 60)));
		assertTrue(view.canvas().viewport().orElseThrow().start() > near.start() + 150 * near.nanosecondsPerUnit(),
				"dragging moves it");
		key(0, '0');
		assertTrue(view.canvas().viewport().orElseThrow().isAll());
		key(0, '+');
		assertFalse(view.canvas().viewport().orElseThrow().isAll());
		key(SWT.HOME, '\0');
		assertTrue(view.canvas().viewport().orElseThrow().isAll());
	}

	@Test
	void aVmIsSelectedHereAndThere() throws Exception {
		run("timeline-select", "vdi.lamina");
		TimelineCanvas canvas = view.canvas();
		Timeline timeline = canvas.timeline().orElseThrow();
		SpanStore graphics = timeline.rows().getFirst().lanes().getFirst();
		int span = 1000;
		while (!timeline.colorIndex().isVm(graphics.colorIndex(span))) {
			span++;
		}
		canvas.zoomTo(graphics.from(span), graphics.to(span));
		Point place = canvas.middle(new TimelinePosition(0, 0, span, 0));
		canvas.notifyListeners(SWT.MouseMove, event(SWT.MouseMove, place));
		String vm = timeline.vm(graphics.vm(span));
		assertTrue(graphics.waited(span) >= 0, "how long it waited is known");
		assertTrue(canvas.getToolTipText().startsWith(vm) && canvas.getToolTipText().contains(" from "), canvas.getToolTipText());
		canvas.notifyListeners(SWT.MouseDown, event(SWT.MouseDown, place));
		canvas.notifyListeners(SWT.MouseUp, event(SWT.MouseUp, place));
		WorkbenchBot.until("its name is selected in the text",
				() -> ((ITextSelection) editor.getSelectionProvider().getSelection()).getText().equals("designer"));
		assertEquals(WorkbenchBot.text(editor).get().indexOf("vm designer") + 3,
				((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset());
		WorkbenchBot.settle(700);
		assertEquals(Set.of(graphics.vm(span)), canvas.emphasised(), "it is this one, and not all that were declared with it");
		WorkbenchBot.screenshot("timeline-selected");
		editor.selectAndReveal(WorkbenchBot.text(editor).get().indexOf("vm farm") + 4, 0);
		int farm = timeline.run().vms().stream().map(TracedRun.Vm::name).toList().indexOf("farm");
		WorkbenchBot.until("the VM of the text is meant", () -> canvas.emphasised().equals(Set.of(farm)));
		editor.selectAndReveal(WorkbenchBot.text(editor).get().indexOf("vm designer") + 4, 0);
		WorkbenchBot.until("all designers are meant", () -> canvas.emphasised().size() == 6);
		editor.selectAndReveal(0, 0);
		WorkbenchBot.until("no one is meant", () -> canvas.emphasised().isEmpty());
		canvas.fit();
		key(0, '.');
		TimelinePosition first = canvas.selected().orElseThrow();
		key(0, '.');
		assertEquals(first.span() + 1, canvas.selected().orElseThrow().span(), "the next one");
		key(0, ',');
		assertEquals(first.span(), canvas.selected().orElseThrow().span(), "and back");
		key(0, 'f');
		assertFalse(canvas.viewport().orElseThrow().isAll());
	}

	@Test
	void whatInterruptsVmsHasRowsOfItsOwn() throws Exception {
		run("timeline-events", "migration.lamina");
		Timeline timeline = view.canvas().timeline().orElseThrow();
		List<TimelineRow> events = timeline.rows().stream().filter(timelineRow -> timelineRow.vm() >= 0).toList();
		assertTrue(events.size() >= 2, "some VMs are interrupted");
		List<String> seen = new ArrayList<>();
		for (TimelineRow row : events) {
			SpanStore spanStore = row.lanes().getFirst();
			for (int span = 0; span < spanStore.size(); span++) {
				seen.add(new TimelineText(timeline).heading(spanStore, span));
			}
		}
		assertTrue(seen.stream().anyMatch(words -> words.contains("migrate, being copied"))
				&& seen.stream().anyMatch(words -> words.contains("suspend, down")), seen.toString());
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(TimelineView.ID), IWorkbenchPage.STATE_MAXIMIZED);
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("timeline-events");
		TimelineRow engine = timeline.rows().getFirst();
		SpanStore spans = engine.lanes().getFirst();
		view.canvas().zoomTo(spans.from(400), spans.to(412));
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("timeline-events-zoomed");
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(TimelineView.ID), IWorkbenchPage.STATE_RESTORED);
	}

	@Test
	void whoWorksAtTheSameTimeHasALaneOfItsOwn() throws Exception {
		run("timeline-lanes", "lanes.lamina", TOGETHER);
		Timeline timeline = view.canvas().timeline().orElseThrow();
		TimelineRow engine = timeline.rows().getFirst();
		assertEquals(4, engine.lanes().size(), "a lane for each VM");
		assertTrue(engine.waiting().isEmpty(), "no one waits");
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(TimelineView.ID), IWorkbenchPage.STATE_MAXIMIZED);
		view.canvas().zoomTo(timeline.from(), timeline.from() + 200_000_000);
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("timeline-lanes");
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(TimelineView.ID), IWorkbenchPage.STATE_RESTORED);
	}

	@Test
	void whatCannotBeRecordedIsSaidAndTheRunGoesOn() throws Exception {
		run("timeline-beyond", "vdi.lamina");
		ILaunchConfigurationWorkingCopy beyond = SimulationLaunchShortcut.configuration(RunHistory.all().getFirst().file())
				.getWorkingCopy();
		new RecordingSettings(true, "99 s", "").write(beyond);
		FinishedRun first = RunHistory.all().getFirst();
		Recording recording = Recordings.all().getFirst();
		launch(beyond);
		WorkbenchBot.until("it has run", () -> RunHistory.all().getFirst() != first);
		assertEquals(hash(first), hash(RunHistory.all().getFirst()));
		assertEquals(recording, Recordings.all().getFirst(), "there is no other recording");
		WorkbenchBot.until("the console says why", () -> Arrays
				.stream(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
				.anyMatch(console -> console instanceof MessageConsole said
						&& said.getDocument().get().contains("No timeline was recorded: A trace from 99 s on would be empty")));
		new RecordingSettings(true, "", "5 GiB").write(beyond);
		assertEquals("The length of the timeline is a time such as \"2 s\" or \"500 ms\", not '5 GiB'.",
				RecordingSettings.of(beyond).problem().orElseThrow());
	}

	@Test
	void thePageOfTheConfigurationKeepsWhatIsTyped() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("timeline-tab"), "vdi.lamina", WorkbenchBot.example("vdi.lamina"));
		ILaunchConfigurationWorkingCopy configuration = SimulationLaunchShortcut.configuration(file).getWorkingCopy();
		assertTrue(RecordingSettings.of(configuration).records(), "it records by itself");
		Shell shell = new Shell(Display.getCurrent());
		shell.setLayout(new FillLayout());
		shell.setText("Timeline");
		TimelineTab tab = new TimelineTab();
		tab.createControl(shell);
		tab.initializeFrom(configuration);
		shell.setBounds(200, 200, 520, 170);
		shell.open();
		try {
			WorkbenchBot.visibleIn(shell, Text.class).get(1).setText("250 ms");
			WorkbenchBot.settle(300);
			WorkbenchBot.screenshot("timeline-tab");
			tab.performApply(configuration);
			assertEquals(new RecordingSettings(true, "", "250 ms"), RecordingSettings.of(configuration));
			assertTrue(tab.isValid(configuration));
			WorkbenchBot.visibleIn(shell, Text.class).get(1).setText("soon");
			tab.performApply(configuration);
			assertFalse(tab.isValid(configuration), tab.getErrorMessage());
			Button records = WorkbenchBot.visibleIn(shell, Button.class).getFirst();
			records.setSelection(false);
			records.notifyListeners(SWT.Selection, new Event());
			tab.performApply(configuration);
			assertFalse(RecordingSettings.of(configuration).records());
			assertFalse(WorkbenchBot.visibleIn(shell, Text.class).getFirst().isEnabled(), "nothing is recorded of no time");
		} finally {
			shell.dispose();
		}
	}

	@Test
	void theTraceIsThatOfTheCommandAndTheFiguresAreThoseWithout(@TempDir Path folder) throws Exception {
		run("timeline-export", "vdi.lamina");
		Timeline timeline = view.canvas().timeline().orElseThrow();
		TimelineView.writeTrace(timeline, folder.resolve("vdi.json"));
		assertEquals(traced(RunHistory.all().getFirst().file()), Files.readString(folder.resolve("vdi.json")));
		String recorded = hash(RunHistory.all().getFirst());
		ILaunchConfigurationWorkingCopy without = SimulationLaunchShortcut.configuration(RunHistory.all().getFirst().file())
				.getWorkingCopy();
		new RecordingSettings(false, "", "").write(without);
		int before = Recordings.all().size();
		FinishedRun first = RunHistory.all().getFirst();
		launch(without);
		WorkbenchBot.until("it has run again", () -> RunHistory.all().getFirst() != first);
		assertEquals(recorded, hash(RunHistory.all().getFirst()));
		assertEquals(before, Recordings.all().size(), "nothing was recorded");
	}

	@Test
	void aMillionSpansAreDrawnInNoTime() {
		Random random = new Random(8);
		int vms = 32;
		List<TracedRun.Vm> names = new ArrayList<>();
		for (int vm = 0; vm < vms; vm++) {
			names.add(new TracedRun.Vm("desktop[" + vm + "]", "NvidiaVgpu", "rack.gpu"));
		}
		List<TimelineRow> timelineRows = new ArrayList<>();
		for (int engine = 0; engine < 8; engine++) {
			SpanStore.Builder builder = new SpanStore.Builder();
			StepFunction.Builder waiting = new StepFunction.Builder();
			long time = 0;
			for (int i = 0; i < 125_000; i++) {
				long length = 20_000 + random.nextInt(200_000);
				int vm = random.nextInt(vms);
				builder.add(time, time + length, vm, vm, 0, i, true);
				waiting.add(time, random.nextInt(5));
				time += length + random.nextInt(60_000);
			}
			timelineRows.add(
					new TimelineRow("graphics", "rack.gpu" + engine, -1, List.of(builder.build()), Optional.of(waiting.build()),
							List.of()));
		}
		long end = 15_000_000_000L;
		Timeline timeline = new Timeline(
				new TracedRun(new TracedRun.Subject("office", "", new LinkedHashMap<>(), 1), end, 0, 0, end, List.of(), names),
				end,
				OptionalLong.empty(), List.of("frame\ngpu 0"), timelineRows, new TraceLog());
		assertEquals(1_000_000, timeline.size());
		Display display = Display.getCurrent();
		Image screen = new Image(display, 1280, 700);
		GC gc = new GC(screen);
		gc.setFont(display.getSystemFont());
		int[] slots = VmColorSlots.of("million", names.stream().map(TracedRun.Vm::name).toList());
		TimelinePainter timelinePainter = new TimelinePainter(gc, timeline,
				new ColorTable(PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry()::getRGB,
						display.getSystemColor(SWT.COLOR_WHITE), display.getSystemColor(SWT.COLOR_BLACK), slots));
		Viewport all = Viewport.all(0, end, 1280 - timelinePainter.gutter());
		ThreadMXBean processor = ManagementFactory.getThreadMXBean();
		StringBuilder measured = new StringBuilder("A million spans are drawn in");
		try {
			for (double zoom : new double[] { 1, 2, 10, 100, 1000, 10_000, 100_000 }) {
				// of the processor, which other work on the machine does not change
				double best = Double.MAX_VALUE;
				for (int i = 0; i < 12; i++) {
					// another stretch each time, so that nothing that is kept is of use
					Viewport seen = all.zoomed(zoom, 600 + i).zoomed(1.001, 3 * i);
					long begun = processor.getCurrentThreadCpuTime();
					timelinePainter.draw(gc, new Rectangle(0, 0, 1280, 700), seen, 0, Set.of(), Optional.empty());
					best = Math.min(best, (processor.getCurrentThreadCpuTime() - begun) / 1e6);
				}
				measured.append(String.format(Locale.ROOT, "  %.1f ms at zoom %.0f", best, zoom));
				assertTrue(best < MAX_MILLISECONDS, measured.toString());
			}
		} finally {
			System.out.println(measured);
			timelinePainter.dispose();
			gc.dispose();
			screen.dispose();
		}
	}

	/** What {@code lamina simulate --format trace} writes of all the measured time of a file. */
	private static String traced(IFile file) throws Exception {
		Path path = file.getLocation().toPath();
		ModelScope modelScope = Project.open(List.of(path)).modelUnits().getFirst().modelScope();
		StringWriter trace = new StringWriter();
		Simulations.trace(modelScope, modelScope.declared(Simulation.class).findFirst().orElseThrow(), 1,
				RunOptions.asModelled(path.getParent()), RunMonitor.NONE,
				new TraceWindow(OptionalLong.empty(), Long.MAX_VALUE), new TraceReport(trace));
		return trace.toString();
	}

	private static void launch(ILaunchConfiguration configuration) {
		Job.create("run", (ICoreRunnable) monitor -> configuration.launch(ILaunchManager.RUN_MODE, monitor)).schedule();
	}

	private static String hash(FinishedRun run) {
		return ((ModelResult.OfSimulation) run.findings().getFirst()).results().getFirst().runHash();
	}

	private int gutter() {
		return view.canvas().getClientArea().width - view.canvas().viewport().orElseThrow().width();
	}

	private void key(int code, char letter) {
		Event event = new Event();
		event.type = SWT.KeyDown;
		event.keyCode = code == 0 ? letter : code;
		event.character = letter;
		view.canvas().notifyListeners(SWT.KeyDown, event);
	}

	private static Event event(int type, Point place) {
		Event event = new Event();
		event.type = type;
		event.button = 1;
		event.x = place.x;
		event.y = place.y;
		return event;
	}
}
