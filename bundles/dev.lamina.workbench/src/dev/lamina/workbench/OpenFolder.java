package dev.lamina.workbench;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

import dev.lamina.ui.project.ModelFolder;

/**
 * Opens the folder that the workbench was started with as a project, once: the same folder is the same project the next time.
 * Where it holds one model that is opened too.
 */
public final class OpenFolder implements IStartup {
	/** The system property that the start script sets. */
	private static final String FOLDER = "lamina.open";

	@Override
	public void earlyStartup() {
		String folder = System.getProperty(FOLDER);
		if (folder != null) {
			closeWelcome();
			open(Path.of(folder));
		}
	}

	/** Opens a folder in the background. */
	static void open(Path folder) {
		Job.create("Opening " + folder, (ICoreRunnable) monitor -> open(folder, monitor)).schedule();
	}

	/** The one that names a folder wants to see it. */
	private static void closeWelcome() {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PlatformUI.getWorkbench().getIntroManager()
				.closeIntro(PlatformUI.getWorkbench().getIntroManager().getIntro()));
	}

	private static void open(Path folder, IProgressMonitor monitor) throws CoreException {
		List<IFile> models = ModelFolder.models(ModelFolder.open(folder, monitor));
		if (models.size() == 1) {
			show(models.getFirst());
		}
	}

	private static void show(IFile model) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
			try {
				IDE.openEditor(page, model);
			} catch (PartInitException unopenable) {
				ILog.of(OpenFolder.class).log(unopenable.getStatus());
			}
		});
	}
}
