package dev.lamina.ui.simulation;

import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

import dev.lamina.ui.timeline.TimelineTab;

/** The pages of a configuration: what to run, what to record of it, and Eclipse's own about favourites and where it is stored. */
public final class SimulationTabGroup extends AbstractLaunchConfigurationTabGroup {
	@Override
	public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
		setTabs(new ILaunchConfigurationTab[] { new ModelTab(), new TimelineTab(), new CommonTab() });
	}
}
