package dev.lamina.ui.navigation;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.emf.common.util.URI;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.DocumentRegistry;

/** Opens places in files: of projects, of other folders, and of the library. For the thread of the user interface. */
public final class SourceOpener {
	private SourceOpener() {
	}

	/** Opens a file and selects a piece of it. */
	public static void open(URI address, Region piece) {
		IWorkbenchPage page = UiThread.activePage().orElse(null);
		if (page == null) {
			return;
		}
		try {
			IFile file = DocumentRegistry.file(address).orElse(null);
			IEditorPart editor = file != null ? IDE.openEditor(page, file)
					: IDE.openEditorOnFileStore(page, EFS.getStore(java.net.URI.create(address.toString())));
			ITextEditor text = editor == null ? null : editor.getAdapter(ITextEditor.class);
			if (text != null) {
				text.selectAndReveal(piece.offset(), piece.length());
			}
		} catch (CoreException unopenable) {
			ILog.of(SourceOpener.class).log(unopenable.getStatus());
		}
	}
}
