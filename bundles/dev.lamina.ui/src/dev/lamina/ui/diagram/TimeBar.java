package dev.lamina.ui.diagram;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;

import dev.lamina.design.assignment.PlanStates;

/**
 * A slider below a picture that goes from event to event of a simulation; it takes no room if nothing happens in the model. It
 * wants a grid around it.
 */
final class TimeBar extends Composite {
	private static final String TIP = "Shows who sits where when the simulation has come so far. Left and right arrow go from event to "
			+ "event, Home back to the model as it is declared; VMs are dragged there only.";
	private static final int LABEL_CHARACTERS = 24;

	private final Scale scale;
	private final Label label;
	private final Runnable changed;
	private List<Long> times = List.of();
	private String simulation = "";

	/**
	 * @param changed what to do when a person has chosen another time
	 */
	TimeBar(Composite parent, Runnable changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		GridLayout layout = new GridLayout(2, false);
		layout.marginHeight = 0;
		setLayout(layout);
		scale = new Scale(this, SWT.HORIZONTAL);
		scale.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		scale.setIncrement(1);
		scale.setPageIncrement(1);
		scale.setToolTipText(TIP);
		label = new Label(this, SWT.NONE);
		GridData width = new GridData(SWT.END, SWT.CENTER, false, false);
		width.widthHint = LABEL_CHARACTERS * label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y / 2;
		label.setLayoutData(width);
		label.setToolTipText(TIP);
		scale.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chosen()));
		scale.addKeyListener(KeyListener.keyPressedAdapter(this::pressed));
		scale.getAccessible()
				.addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = "Time: " + shownTime()));
	}

	private void chosen() {
		showTime();
		changed.run();
	}

	/** The same keys on every platform. */
	private void pressed(KeyEvent key) {
		int stop = switch (key.keyCode) {
			case SWT.ARROW_LEFT, SWT.ARROW_DOWN -> scale.getSelection() - 1;
			case SWT.ARROW_RIGHT, SWT.ARROW_UP -> scale.getSelection() + 1;
			case SWT.HOME -> 0;
			case SWT.END -> scale.getMaximum();
			default -> -1;
		};
		key.doit = stop < 0 && key.keyCode != SWT.ARROW_LEFT && key.keyCode != SWT.ARROW_DOWN;
		if (stop >= 0 && stop <= scale.getMaximum() && stop != scale.getSelection()) {
			scale.setSelection(stop);
			chosen();
		}
	}

	@Override
	public void setLayoutData(Object data) {
		super.setLayoutData(data);
		show(false);
	}

	/** Offers the times of a simulation, or takes no room; the time that was chosen stays if it still is one, else the last before. */
	void showStops(Optional<PlanStops> stops) {
		OptionalLong before = time();
		times = stops.map(PlanStops::times).orElse(List.of());
		simulation = stops.map(PlanStops::simulation).orElse("");
		if (!times.isEmpty()) {
			scale.setMaximum(times.size());
			scale.setSelection(before.isEmpty() ? 0 : (int) times.stream().filter(time -> time <= before.getAsLong()).count());
		}
		showTime();
		if (getVisible() == times.isEmpty()) {
			show(!times.isEmpty());
			getParent().layout(true, true);
		}
	}

	/** Goes back to the model as it is declared. */
	void reset() {
		scale.setSelection(0);
		showTime();
	}

	/** The time that is chosen, in nanoseconds; absent for the model as it is declared. */
	OptionalLong time() {
		int stop = times.isEmpty() ? 0 : scale.getSelection();
		return stop == 0 ? OptionalLong.empty() : OptionalLong.of(times.get(Math.min(stop, times.size()) - 1));
	}

	/** What it says. */
	String shownTime() {
		return label.getText().replace("&&", "&");
	}

	private void showTime() {
		OptionalLong time = time();
		label.setText(times.isEmpty() ? "" : time.isEmpty() ? "as declared"
				: (simulation + " at " + PlanStates.timeText(time.getAsLong())).replace("&", "&&"));
	}

	private void show(boolean yes) {
		((GridData) getLayoutData()).exclude = !yes;
		setVisible(yes);
	}
}
