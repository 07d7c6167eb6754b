package dev.lamina.ui.icon;

import org.eclipse.jface.action.Action;

/** An action that does one thing, with what it says and shows in menus and tool bars. */
public final class IconAction extends Action {
	private final Runnable work;

	/**
	 * An action.
	 *
	 * @param tip  what it does, and by which keys
	 * @param icon the name of its picture; null if it has none
	 */
	public IconAction(String label, String tip, String icon, Runnable work) {
		super(label);
		this.work = work;
		setToolTipText(tip);
		if (icon != null) {
			setImageDescriptor(LaminaImages.descriptor(icon));
		}
	}

	@Override
	public void run() {
		work.run();
	}
}
