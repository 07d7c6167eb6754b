package dev.lamina.ui.timeline;

/** The numbers of tints: first those of the VMs, in their order, then those of time that belongs to no one, or that a VM lost. */
record ColorIndex(int vms) {
	/** What else a span can be. */
	enum Loss {
		/** An engine changed from one VM to another. */
		SWITCH("switch"),
		/** An engine was idle, because the turn belonged to a VM that had no work. */
		RESERVED("reserved"),
		/** A VM was copied while it went on. */
		COPYING("copying"),
		/** A VM was being stopped. */
		STOPPING("stopping"),
		/** A VM was down. */
		DOWN("down");

		private final String word;

		Loss(String word) {
			this.word = word;
		}

		/** What it is called in a legend. */
		String word() {
			return word;
		}
	}

	/** The number of a loss. */
	int of(Loss loss) {
		return vms + loss.ordinal();
	}

	/** Whether a number is that of a VM. */
	boolean isVm(int tint) {
		return tint < vms;
	}

	/** The loss that has a number, which is not that of a VM. */
	Loss loss(int tint) {
		return Loss.values()[tint - vms];
	}

	/** How many numbers there are. */
	int count() {
		return vms + Loss.values().length;
	}
}
