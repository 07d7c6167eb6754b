package dev.lamina.ui;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Leads from the background to the thread of the user interface. */
public final class UiThread {
	private UiThread() {
	}

	/**
	 * The page that the user works with; while no window is active, that of the first one. For the thread of the user interface.
	 */
	public static Optional<IWorkbenchPage> activePage() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		IWorkbenchWindow active = workbench.getActiveWorkbenchWindow();
		return Optional.ofNullable(active).or(() -> Stream.of(workbench.getWorkbenchWindows()).findFirst())
				.map(IWorkbenchWindow::getActivePage);
	}

	/** Runs something in the thread of a viewer, soon; not at all when it was closed meanwhile. */
	public static void asyncExec(ITextViewer viewer, Runnable work) {
		Control control = viewer.getTextWidget();
		if (control != null) {
			asyncExec(control, work);
		}
	}

	/** Runs something in the thread of a control, soon; not at all when it was closed meanwhile. */
	public static void asyncExec(Control control, Runnable work) {
		if (!control.isDisposed()) {
			control.getDisplay().asyncExec(() -> {
				if (!control.isDisposed()) {
					work.run();
				}
			});
		}
	}
}
