package dev.lamina.ui.document;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.widgets.Control;

/** Leads from the background to the thread of the user interface. */
public final class Screen {
	private Screen() {
	}

	/** Runs something in the thread of a viewer, soon; not at all when it was closed meanwhile. */
	public static void run(ITextViewer viewer, Runnable work) {
		Control control = viewer.getTextWidget();
		if (control != null) {
			run(control, work);
		}
	}

	/** Runs something in the thread of a control, soon; not at all when it was closed meanwhile. */
	public static void run(Control control, Runnable work) {
		if (!control.isDisposed()) {
			control.getDisplay().asyncExec(() -> {
				if (!control.isDisposed()) {
					work.run();
				}
			});
		}
	}
}
