package dev.lamina.ui.typing;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;

/**
 * Indents new lines as the formatter would, closes a brace that is opened at the end of a line.
 * Contributing this takes the platform's own indentation away, so it does that too.
 */
public final class AutoIndentStrategy implements IAutoEditStrategy {
	private static final String STEP = "  ";

	@Override
	public void customizeDocumentCommand(IDocument text, DocumentCommand command) {
		if (command.length > 0 || command.text == null) {
			return;
		}
		try {
			switch (command.text) {
				case "\n", "\r\n" -> newLine(text, command);
				case "}" -> closingBrace(text, command);
				case "\t" -> command.text = STEP;
				default -> {
					// typed as it is
				}
			}
		} catch (BadLocationException outside) {
			command.text = command.text.equals("\t") ? STEP : command.text;
		}
	}

	private static void newLine(IDocument text, DocumentCommand command) throws BadLocationException {
		IRegion line = text.getLineInformationOfOffset(command.offset);
		String before = text.get(line.getOffset(), command.offset - line.getOffset());
		String after = text.get(command.offset, line.getOffset() + line.getLength() - command.offset);
		String indentation = before.substring(0, before.length() - before.stripLeading().length());
		boolean opened = before.stripTrailing().endsWith("{");
		String lineEnd = command.text;
		command.text += opened ? indentation + STEP : indentation;
		if (opened && (after.isBlank() && isUnclosed(text) || after.strip().equals("}"))) {
			command.shiftsCaret = false;
			command.caretOffset = command.offset + command.text.length();
			command.text += lineEnd + indentation + (after.isBlank() ? "}" : "");
		}
	}

	/** A brace that is typed as the first of its line stands under what it closes. */
	private static void closingBrace(IDocument text, DocumentCommand command) throws BadLocationException {
		IRegion line = text.getLineInformationOfOffset(command.offset);
		String before = text.get(line.getOffset(), command.offset - line.getOffset());
		if (before.endsWith(STEP) && before.isBlank()) {
			command.offset -= STEP.length();
			command.length = STEP.length();
		}
	}

	/** Whether more braces are opened than closed; those in comments and texts in quotes do not count. */
	private static boolean isUnclosed(IDocument text) {
		String all = text.get().replaceAll("(?s)/\\*.*?\\*/|//[^\r\n]*|\"(?:[^\"\\\\\r\n]|\\\\.)*\"", "");
		return all.chars().filter(letter -> letter == '{').count() > all.chars().filter(letter -> letter == '}').count();
	}
}
