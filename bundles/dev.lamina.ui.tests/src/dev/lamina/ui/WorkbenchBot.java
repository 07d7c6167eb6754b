package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.intro.IIntroPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.problem.ProblemMarkers;
import dev.lamina.ui.project.LaminaNature;
import dev.lamina.ui.result.FinishedRun;
import dev.lamina.ui.result.RunHistory;

/**
 * The window under test: what a person does in it and sees there. Everything waits for what it is about and fails when that does
 * not come.
 */
public final class WorkbenchBot {
	private static final long PATIENCE_MILLISECONDS = 120_000;

	private WorkbenchBot() {
	}

	/** Lets the window work until something is so. */
	public static void until(String what, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) {
				screenshot("failed");
				fail("waited in vain until " + what);
			}
			if (!display.readAndDispatch()) {
				display.timerExec(20, () -> {
				});
				display.sleep();
			}
		}
	}

	/** Lets the window work for a while: for what is only looked at. */
	public static void settle(long milliseconds) {
		long end = System.currentTimeMillis() + milliseconds;
		until("some time has passed", () -> System.currentTimeMillis() > end);
	}

	public static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	/** The page, in a window as large as the screen and without the welcome. */
	public static IWorkbenchPage page() {
		IIntroPart welcome = PlatformUI.getWorkbench().getIntroManager().getIntro();
		if (welcome != null) {
			PlatformUI.getWorkbench().getIntroManager().closeIntro(welcome);
		}
		Rectangle screen = Display.getCurrent().getBounds();
		if (!window().getShell().getBounds().equals(screen)) {
			window().getShell().setBounds(screen);
		}
		return window().getActivePage();
	}

	/** A new project with models. */
	public static IProject project(String name) throws CoreException {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		if (project.exists()) {
			project.delete(true, true, null);
		}
		project.create(null);
		project.open(null);
		LaminaNature.add(project);
		return project;
	}

	public static IFile file(IProject project, String name, String text) throws CoreException {
		IFile file = project.getFile(name);
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		return file;
	}

	public static String example(String name) throws IOException {
		return Files.readString(Path.of(System.getProperty("lamina.checkout"), "dsl/dev.lamina.examples", name));
	}

	public static ITextEditor open(IFile file) throws CoreException {
		return (ITextEditor) IDE.openEditor(page(), file);
	}

	/** Waits until the text of an editor was read as it is now: before anything that asks what the text means. */
	public static void read(ITextEditor editor) {
		until("the text was read", () -> DocumentRegistry.of(text(editor)).readSnapshot().isPresent());
	}

	public static IDocument text(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	public static ISourceViewer viewer(ITextEditor editor) {
		return (ISourceViewer) editor.getAdapter(ITextViewer.class);
	}

	public static List<String> problems(IFile file) {
		try {
			List<String> codes = new ArrayList<>();
			for (IMarker marker : file.findMarkers(Ids.PROBLEM_MARKER, true, IResource.DEPTH_ZERO)) {
				codes.add(marker.getAttribute(ProblemMarkers.CODE, "?"));
			}
			return codes;
		} catch (CoreException gone) {
			throw new IllegalStateException(gone);
		}
	}

	/** Gives a command, as its key does. */
	public static void command(String id) throws CommandException {
		window().getService(IHandlerService.class).executeCommand(id, null);
	}

	/** What a person does to have a model run. */
	public interface Start {
		void run() throws Exception;
	}

	/**
	 * Has a model run and waits until it is the newest of the finished runs; how many there are says nothing, only the last ones
	 * are kept.
	 */
	public static FinishedRun finished(Start start) throws Exception {
		List<FinishedRun> before = RunHistory.all();
		start.run();
		until("the run has ended",
				() -> !RunHistory.all().isEmpty() && (before.isEmpty() || RunHistory.all().getFirst() != before.getFirst()));
		return RunHistory.all().getFirst();
	}

	/** All controls of a kind in all windows that can be seen. */
	public static <T extends Control> List<T> visible(Class<T> kind) {
		List<T> found = new ArrayList<>();
		Arrays.stream(Display.getCurrent().getShells()).filter(Shell::isVisible).forEach(shell -> collect(shell, kind, found));
		return found;
	}

	public static <T extends Control> List<T> visibleIn(Composite parent, Class<T> kind) {
		List<T> found = new ArrayList<>();
		collect(parent, kind, found);
		return found;
	}

	private static <T extends Control> void collect(Control control, Class<T> kind, List<T> found) {
		if (kind.isInstance(control) && control.isVisible()) {
			found.add(kind.cast(control));
		}
		if (control instanceof Composite composite) {
			Arrays.stream(composite.getChildren()).forEach(child -> collect(child, kind, found));
		}
	}

	/** The dialog with that title. */
	public static Optional<Shell> dialog(String title) {
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible() && shell.getText().equals(title))
				.findFirst();
	}

	/** Presses the button with that label. */
	public static void press(Shell dialog, String label) {
		org.eclipse.swt.widgets.Button button = visibleIn(dialog, org.eclipse.swt.widgets.Button.class).stream()
				.filter(each -> each.getText().replace("&", "").equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError("no button " + label));
		button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
	}

	/** Keeps a picture of the whole screen. */
	public static void screenshot(String name) {
		Display display = Display.getCurrent();
		Rectangle all = display.getBounds();
		Image picture = new Image(display, all.width, all.height);
		GC screen = new GC(display);
		screen.copyArea(picture, 0, 0);
		screen.dispose();
		ImageLoader png = new ImageLoader();
		png.data = new ImageData[] { picture.getImageData() };
		picture.dispose();
		try {
			Path folder = Files.createDirectories(Path.of(System.getProperty("lamina.screenshots")));
			png.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
		} catch (IOException unwritable) {
			throw new java.io.UncheckedIOException(unwritable);
		}
	}
}
