package dev.lamina.ui.simulation;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;

/**
 * Run As on a file or its editor: runs the configuration that the file has already, or a new one with everything as the model
 * says.
 */
public final class SimulationLaunchShortcut implements ILaunchShortcut {
	@Override
	public void launch(ISelection selection, String mode) {
		if (selection instanceof IStructuredSelection elements) {
			Optional.ofNullable(Adapters.adapt(elements.getFirstElement(), IFile.class)).ifPresent(file -> launch(file, mode));
		}
	}

	@Override
	public void launch(IEditorPart editor, String mode) {
		Optional.ofNullable(Adapters.adapt(editor.getEditorInput(), IFile.class)).ifPresent(file -> launch(file, mode));
	}

	private static void launch(IFile file, String mode) {
		try {
			DebugUITools.launch(configuration(file), mode);
		} catch (CoreException failed) {
			ILog.of(SimulationLaunchShortcut.class).log(failed.getStatus());
		}
	}

	/** The configuration that the file has already, or a new one. */
	public static ILaunchConfiguration configuration(IFile file) throws CoreException {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		ILaunchConfigurationType type = manager.getLaunchConfigurationType(LaunchSettings.TYPE);
		String path = file.getFullPath().toString();
		for (ILaunchConfiguration known : manager.getLaunchConfigurations(type)) {
			if (LaunchSettings.of(known).model().equals(path)) {
				return known;
			}
		}
		ILaunchConfigurationWorkingCopy created = type.newInstance(null,
				manager.generateLaunchConfigurationName(file.getName().replace(".lamina", "")));
		LaunchSettings.of(file).write(created);
		return created.doSave();
	}
}
