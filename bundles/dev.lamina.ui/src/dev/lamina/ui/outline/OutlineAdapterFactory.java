package dev.lamina.ui.outline;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/**
 * Gives an outline to editors of models. Eclipse asks for every editor, in the thread of the user interface: the name of the file
 * decides.
 */
public final class OutlineAdapterFactory implements IAdapterFactory {
	@Override
	public <T> T getAdapter(Object adaptable, Class<T> wanted) {
		if (wanted == IContentOutlinePage.class && adaptable instanceof ITextEditor editor && isModel(editor.getEditorInput())) {
			ITextViewer viewer = editor.getAdapter(ITextViewer.class);
			return viewer == null ? null : wanted.cast(new OutlinePage(editor, viewer));
		}
		return null;
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IContentOutlinePage.class };
	}

	private static boolean isModel(IEditorInput input) {
		return input != null && input.getName().endsWith(".lamina");
	}
}
