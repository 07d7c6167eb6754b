package dev.lamina.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

import dev.lamina.ui.problem.LaminaNature;

/**
 * Opens the folder that the workbench was started with as a project, once: the same folder is the same project the next time. Where it
 * holds one model that is opened too.
 */
public final class OpenFolder implements IStartup {
	/** The system property that the start script sets. */
	private static final String FOLDER = "lamina.open";

	@Override
	public void earlyStartup() {
		String folder = System.getProperty(FOLDER);
		if (folder != null) {
			closeWelcome();
			Job.create("Opening " + folder, (ICoreRunnable) monitor -> open(Path.of(folder), monitor)).schedule();
		}
	}

	/** Whoever names a folder wants to see it. */
	private static void closeWelcome() {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PlatformUI.getWorkbench().getIntroManager().closeIntro(PlatformUI.getWorkbench().getIntroManager().getIntro()));
	}

	static void open(Path folder, IProgressMonitor monitor) throws CoreException {
		IProject project = project(folder);
		if (!project.exists()) {
			IProjectDescription description = ResourcesPlugin.getWorkspace().newProjectDescription(project.getName());
			description.setLocation(IPath.fromPath(folder));
			project.create(description, monitor);
		}
		project.open(monitor);
		LaminaNature.add(project);
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> models = files.filter(file -> file.toString().endsWith(".lamina")).toList();
			if (models.size() == 1) {
				show(project.getFile(models.getFirst().getFileName().toString()));
			}
		} catch (IOException unreadable) {
			ILog.of(OpenFolder.class).warn("The folder " + folder + " cannot be listed.", unreadable);
		}
	}

	/** The project of a folder: the one that it is already, else one of a name that is free. */
	private static IProject project(Path folder) {
		IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
		return Arrays.stream(root.getProjects()).filter(known -> known.getLocation() != null && known.getLocation().toPath().equals(folder)).findFirst().orElseGet(() -> {
			String name = folder.getFileName() == null ? "models" : folder.getFileName().toString();
			return Stream.iterate(1, number -> number + 1).map(number -> root.getProject(number == 1 ? name : name + " " + number)).filter(each -> !each.exists())
					.findFirst().orElseThrow();
		});
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
