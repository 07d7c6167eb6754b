package dev.lamina.ui.conversion;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.lamina.ui.project.LaminaNature;

/** Makes the selected projects ones whose models are checked, or takes that away again. */
public final class ConvertProjectHandler extends AbstractHandler {
	/** The command that takes it away. */
	private static final String BACK = "dev.lamina.ui.revertProject";

	@Override
	public Object execute(ExecutionEvent event) {
		boolean back = event.getCommand().getId().equals(BACK);
		if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selected) {
			List<IProject> projects = selected.stream().map(element -> Adapters.adapt(element, IProject.class))
					.filter(project -> project != null && project.isOpen()).toList();
			convert(projects, back);
		}
		return null;
	}

	/** Converts projects in the background, one after the other. */
	static void convert(List<IProject> projects, boolean back) {
		WorkspaceJob job = new WorkspaceJob(back ? "Removing Lamina" : "Converting to Lamina projects") {
			@Override
			public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
				for (IProject project : projects) {
					if (back) {
						LaminaNature.remove(project);
					} else {
						LaminaNature.add(project);
					}
				}
				return Status.OK_STATUS;
			}
		};
		job.setRule(projects.isEmpty() ? null : projects.getFirst().getWorkspace().getRoot());
		job.setUser(true);
		job.schedule();
	}
}
