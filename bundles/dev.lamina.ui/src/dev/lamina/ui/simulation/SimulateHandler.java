package dev.lamina.ui.simulation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Simulates the model whose editor was the last to be used, wherever the command is given. */
public final class SimulateHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		if (editor != null) {
			new SimulationLaunchShortcut().launch(editor, ILaunchManager.RUN_MODE);
		}
		return null;
	}
}
