package dev.lamina.engine.event;

/** What happens when a timer of a {@link Kernel} goes off. */
@FunctionalInterface
public interface EventHandler {
	/**
	 * Handles the event at {@link Kernel#now()}; the timer is idle again and may be set again.
	 *
	 * @param data the number given when the timer was registered
	 */
	void fire(int data);
}
