package dev.lamina.ui.conversion;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

import dev.lamina.ui.Ids;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.DocumentListener;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.project.LaminaNature;

/**
 * Says once in the life of a project that its models are checked only while they are open, and offers to change that. It is a
 * small window that takes no focus and goes by itself.
 */
public final class ConversionPopup implements DocumentListener {
	private static final QualifiedName SAID = new QualifiedName(Ids.BUNDLE, "conversionOffered");
	private static final long SECONDS = 20;

	@Override
	public void opened(OpenDocument document) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> DocumentRegistry.file(document.address())
				.filter(IFile::isAccessible).ifPresent(ConversionPopup::offerConversion));
	}

	/** A model of a project was opened. For the thread of the user interface. */
	private static void offerConversion(IFile model) {
		IProject project = model.getProject();
		try {
			if (project.hasNature(LaminaNature.ID) || project.getPersistentProperty(SAID) != null) {
				return;
			}
			project.setPersistentProperty(SAID, "true");
		} catch (CoreException unreadable) {
			ILog.of(ConversionPopup.class).log(unreadable.getStatus());
			return;
		}
		UiThread.activePage().map(IWorkbenchPage::getWorkbenchWindow).ifPresent(window -> show(window.getShell(), project));
	}

	private static void show(Shell window, IProject project) {
		NotificationPopup.forShell(window).title("'" + project.getName() + "' is no Lamina project", true).content(parent -> {
			Link link = new Link(parent, SWT.WRAP);
			link.setText(
					"Its models are checked while they are open, and not when the project is built.\n<a>Convert it to a Lamina "
							+ "project</a>");
			link.addListener(SWT.Selection, event -> {
				ConvertProjectHandler.convert(List.of(project), false);
				parent.getShell().close();
			});
			return link;
		}).delay(SECONDS * 1000).fadeIn(false).open();
	}
}
