package dev.lamina.design.assignment;

import dev.lamina.model.Model;

/** Says what a diagram or a table is called: what it shows, of which model, and at which time if not at the beginning. */
public final class DiagramTitle {
	private DiagramTitle() {
	}

	/** {@code Partitioning of acme.vdi, monday at 20 s}. */
	public static String of(String what, Model model) {
		String name = model.getName() == null ? what : what + " of " + model.getName();
		String time = PlanStates.timeLabel(model);
		return time.isEmpty() ? name : name + ", " + time;
	}
}
