package dev.lamina.ui.edit;

import java.util.function.Consumer;

import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IWorkbenchPart;

/** Tells which part of the window is worked with, and which was closed; of nothing else. */
public final class ActivePartListener implements IPartListener {
	private final Consumer<IWorkbenchPart> activated;
	private final Consumer<IWorkbenchPart> closed;

	public ActivePartListener(Consumer<IWorkbenchPart> activated, Consumer<IWorkbenchPart> closed) {
		this.activated = activated;
		this.closed = closed;
	}

	@Override
	public void partActivated(IWorkbenchPart part) {
		activated.accept(part);
	}

	@Override
	public void partBroughtToTop(IWorkbenchPart part) {
		activated.accept(part);
	}

	@Override
	public void partClosed(IWorkbenchPart part) {
		closed.accept(part);
	}

	@Override
	public void partDeactivated(IWorkbenchPart part) {
		// what was shown stays
	}

	@Override
	public void partOpened(IWorkbenchPart part) {
		// it is activated too
	}
}
