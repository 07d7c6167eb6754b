package dev.lamina.ui.simulation;

import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;

import dev.lamina.report.text.TextReport;
import dev.lamina.result.ModelResult;
import dev.lamina.ui.result.FinishedRun;
import dev.lamina.ui.result.RunHistory;
import dev.lamina.ui.timeline.RecordingSettings;
import dev.lamina.ui.timeline.RunRecorder;

/**
 * Runs a model. Eclipse calls it in the background and shows its progress; what comes of the run is in the console and in the
 * view of results.
 */
public final class SimulationLaunchDelegate extends LaunchConfigurationDelegate {
	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
			throws CoreException {
		SimulationConsole console = SimulationConsole.open();
		try {
			LaunchSettings launchSettings = LaunchSettings.of(configuration);
			String problem = launchSettings.problem().or(RecordingSettings.of(configuration)::problem).orElse(null);
			if (problem != null) {
				throw new CoreException(Status.error(problem));
			}
			run(launchSettings, RecordingSettings.of(configuration), launchSettings.file().orElseThrow(), console, monitor);
		} finally {
			DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
			monitor.done();
		}
	}

	private static void run(LaunchSettings launchSettings, RecordingSettings recording, IFile file, SimulationConsole console,
			IProgressMonitor monitor) throws CoreException {
		console.begin(file);
		RunRecorder recorder = new RunRecorder(file, recording);
		try {
			List<ModelResult> findings = ModelRun.of(file.getLocation().toPath(), launchSettings.simulation(),
					launchSettings.options(),
					new RunProgress(monitor, "Simulating " + file.getName()), recorder);
			console.say(TextReport.of(findings, false));
			if (!recorder.omission().isEmpty()) {
				console.say("\nNo timeline was recorded: " + recorder.omission() + "\n");
			}
			recorder.show();
			RunHistory.add(new FinishedRun(file, LocalTime.now(), findings));
		} catch (RefusedRunException refused) {
			console.complain(refused.getMessage());
		} catch (CancellationException cancelled) {
			console.say("Cancelled; there are no results.\n");
		}
	}
}
