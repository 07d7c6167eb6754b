package dev.lamina.ui.timeline;

import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.trace.TraceWindow;

/**
 * What a launch configuration says about the timeline, as it was typed. Without a word of it all of the measured time is
 * recorded, as far as there is room.
 *
 * @param records whether anything is recorded
 * @param from    simulated time, such as "12.5 s"; empty for the end of the warm-up
 * @param length  simulated time; empty for all that follows
 */
public record RecordingSettings(boolean records, String from, String length) {
	/** Events that one run may leave, of all its simulations together. */
	static final int MAX_EVENTS = TraceWindow.MAX_EVENTS;
	private static final String RECORDS = "timeline";
	private static final String FROM = "timelineFrom";
	private static final String LENGTH = "timelineLength";

	/** Those of a configuration. */
	public static RecordingSettings of(ILaunchConfiguration configuration) throws CoreException {
		return new RecordingSettings(configuration.getAttribute(RECORDS, true), configuration.getAttribute(FROM, ""),
				configuration.getAttribute(LENGTH, ""));
	}

	void write(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(RECORDS, records);
		configuration.setAttribute(FROM, from);
		configuration.setAttribute(LENGTH, length);
	}

	/** What is wrong with the settings, in a sentence. */
	public Optional<String> problem() {
		try {
			window(1);
			return Optional.empty();
		} catch (CoreException wrong) {
			return Optional.of(wrong.getStatus().getMessage());
		}
	}

	/**
	 * The part of a run that is recorded.
	 *
	 * @throws CoreException with a sentence that says what is wrong with the settings
	 */
	TraceWindow window(int mostEvents) throws CoreException {
		return new TraceWindow(from.isBlank() ? OptionalLong.empty() : OptionalLong.of(time("The beginning", from, true)),
				length.isBlank() ? Long.MAX_VALUE : time("The length", length, false), mostEvents);
	}

	private static long time(String what, String text, boolean mayBeZero) throws CoreException {
		try {
			Quantity quantity = Quantity.valueOf(text.strip());
			if (quantity.dimension().filter(Dimension.DURATION::equals).isPresent()
					&& (quantity.signum() > 0 || mayBeZero && quantity.signum() == 0) && quantity.isExact()) {
				return quantity.base();
			}
		} catch (IllegalArgumentException noQuantity) {
			// said below, in the words of the field
		}
		throw new CoreException(
				Status.error(what + " of the timeline is a time such as \"2 s\" or \"500 ms\", not '" + text + "'."));
	}
}
