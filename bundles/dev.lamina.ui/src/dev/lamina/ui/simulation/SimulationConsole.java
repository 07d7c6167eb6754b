package dev.lamina.ui.simulation;

import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsoleManager;
import org.eclipse.ui.console.IConsoleView;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;

import dev.lamina.ui.UiThread;
import dev.lamina.ui.icon.LaminaImages;

/** The console of simulations: one for all of them, the newest last. Any thread may write. */
final class SimulationConsole {
	private static final String NAME = "Lamina Simulation";

	private final MessageConsole console;

	private SimulationConsole(MessageConsole console) {
		this.console = console;
	}

	/**
	 * Shows the console. Not by Eclipse's own way, which brings it to the front some time later: perhaps after the results of the
	 * run, which it would cover.
	 */
	static SimulationConsole open() {
		IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
		MessageConsole console = Arrays.stream(manager.getConsoles()).filter(each -> each.getName().equals(NAME))
				.map(MessageConsole.class::cast).findFirst().orElse(null);
		if (console == null) {
			console = new MessageConsole(NAME, LaminaImages.descriptor("simulation"));
			manager.addConsoles(new IConsole[] { console });
		}
		IConsole shown = console;
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> UiThread.activePage().ifPresent(page -> show(page, shown)));
		return new SimulationConsole(console);
	}

	private static void show(IWorkbenchPage page, IConsole console) {
		try {
			if (page.showView(IConsoleConstants.ID_CONSOLE_VIEW, null,
					IWorkbenchPage.VIEW_VISIBLE) instanceof IConsoleView view) {
				view.display(console);
			}
		} catch (PartInitException unopenable) {
			ILog.of(SimulationConsole.class).log(unopenable.getStatus());
		}
	}

	void begin(IFile file) {
		console.clearConsole();
		say("Simulating " + file.getFullPath() + "\n\n");
	}

	/** Writes a text as it is. */
	void say(String text) {
		console.newMessageStream().print(text);
	}

	/** Writes why something was not done, in the colour of errors. */
	void complain(String text) {
		MessageConsoleStream errors = console.newMessageStream();
		PlatformUI.getWorkbench().getDisplay()
				.syncExec(() -> errors.setColor(PlatformUI.getWorkbench().getDisplay().getSystemColor(SWT.COLOR_RED)));
		errors.println(text);
	}
}
