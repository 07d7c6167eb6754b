package dev.lamina.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.lamina.ui.icon.LaminaImages;

/**
 * A sentence above a picture, in as many lines as it needs; it takes no room while there is nothing to say. It wants a grid
 * around it.
 */
final class MessageBar extends Composite {
	private final Label icon;
	private final Label text;

	MessageBar(Composite parent) {
		super(parent, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginHeight = 3;
		setLayout(layout);
		icon = new Label(this, SWT.NONE);
		icon.setImage(LaminaImages.image("broken"));
		icon.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
		text = new Label(this, SWT.WRAP);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
	}

	@Override
	public void setLayoutData(Object data) {
		super.setLayoutData(data);
		show(false);
	}

	/** Says something from now on; nothing if it is empty. */
	void showMessage(String sentence, boolean refusal) {
		if (!sentence.equals(shownMessage()) || refusal != icon.getVisible()) {
			text.setText(sentence.replace("&", "&&"));
			((GridData) icon.getLayoutData()).exclude = !refusal;
			icon.setVisible(refusal);
			show(!sentence.isEmpty());
			getParent().layout(true, true);
		}
	}

	String shownMessage() {
		return text.getText().replace("&&", "&");
	}

	private void show(boolean yes) {
		((GridData) getLayoutData()).exclude = !yes;
		setVisible(yes);
	}
}
