package dev.lamina.ui.diagram;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

import dev.lamina.diagram.scene.ElementIdentity;

/** Tells the other parts of the window what is selected in a picture: the {@link ElementIdentity} of its element. */
final class DiagramSelectionProvider implements ISelectionProvider {
	private final List<ISelectionChangedListener> listeners = new ArrayList<>();
	private ISelection selection = StructuredSelection.EMPTY;

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public ISelection getSelection() {
		return selection;
	}

	@Override
	public void setSelection(ISelection changed) {
		selection = changed;
		List.copyOf(listeners).forEach(listener -> listener.selectionChanged(new SelectionChangedEvent(this, changed)));
	}
}
