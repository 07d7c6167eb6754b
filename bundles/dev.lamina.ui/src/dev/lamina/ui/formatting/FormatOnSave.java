package dev.lamina.ui.formatting;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.swt.widgets.Display;

import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.ui.document.DocumentListener;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.TextChanges;
import dev.lamina.ui.preference.LaminaPreferences;

/**
 * Lays out a text before it is saved, if the user wants that; with syntax errors it is saved as it is. Anyone who has asked for it waits for it, however
 * busy the machine is: what is saved does not depend on that.
 */
public final class FormatOnSave implements DocumentListener {
	/** Lays out a text that is about to be saved; nothing happens outside of the thread of the user interface. */
	@Override
	public void saving(OpenDocument document) {
		if (!LaminaPreferences.formatsOnSave() || Display.getCurrent() == null) {
			return;
		}
		try {
			TextChanges.apply(document, LayoutEdits.of(document.snapshot()));
		} catch (UnformattableSourceException | BadLocationException asItIs) {
			return;
		} catch (RuntimeException | StackOverflowError unexpected) {
			ILog.of(FormatOnSave.class).error(
					"The text could not be laid out and is saved as it is. That is a mistake in Lamina, not in the text.",
					unexpected);
		}
	}
}
