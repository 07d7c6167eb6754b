package dev.lamina.sirius;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.sirius.ui.tools.api.project.ModelingProjectManager;
import org.eclipse.ui.IStartup;

/**
 * Makes every project of Lamina a modelling project of Sirius, when the workbench starts and when one is created or opened, so
 * that its diagrams are created and kept in it.
 */
public final class ModelingProjectConverter implements IStartup, IResourceChangeListener {
	private static final String LAMINA = "dev.lamina.ui.nature";
	private static final String MODELLING = "org.eclipse.sirius.nature.modelingproject";

	@Override
	public void earlyStartup() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			convert(project);
		}
		new ViewpointSelector().start();
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (event.getDelta() != null) {
			for (IResourceDelta delta : event.getDelta().getAffectedChildren(IResourceDelta.ADDED | IResourceDelta.CHANGED)) {
				boolean concerned = delta.getKind() == IResourceDelta.ADDED
						|| (delta.getFlags() & (IResourceDelta.OPEN | IResourceDelta.DESCRIPTION)) != 0;
				if (concerned && delta.getResource() instanceof IProject project) {
					convert(project);
				}
			}
		}
	}

	private static void convert(IProject project) {
		if (isToBeConverted(project)) {
			WorkspaceJob job = new WorkspaceJob("Making " + project.getName() + " a modelling project") {
				@Override
				public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
					if (isToBeConverted(project)) {
						ModelingProjectManager.INSTANCE.convertToModelingProject(project, monitor);
					}
					return Status.OK_STATUS;
				}
			};
			job.setRule(ResourcesPlugin.getWorkspace().getRoot());
			job.schedule();
		}
	}

	/** Whether a project is open and one of Lamina's. */
	static boolean isOfLamina(IProject project) {
		try {
			return project.isOpen() && project.hasNature(LAMINA);
		} catch (CoreException unreadable) {
			ILog.of(ModelingProjectConverter.class).log(unreadable.getStatus());
			return false;
		}
	}

	private static boolean isToBeConverted(IProject project) {
		try {
			return isOfLamina(project) && !project.hasNature(MODELLING);
		} catch (CoreException unreadable) {
			ILog.of(ModelingProjectConverter.class).log(unreadable.getStatus());
			return false;
		}
	}
}
