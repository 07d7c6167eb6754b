package dev.lamina.ui.navigation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.search.ui.NewSearchUI;

import dev.lamina.ui.edit.ActiveEditor;

/** Searches for the places that name what is under the cursor. */
public final class FindReferencesHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ActiveEditor.of(event).ifPresent(active -> {
			int offset = active.selection().getOffset();
			NewSearchUI.activateSearchResultView();
			NewSearchUI.runQueryInBackground(
					new ReferenceSearchQuery(active.document(), offset, word(active.document().snapshot().text(), offset)));
		});
		return null;
	}

	private static String word(String text, int offset) {
		int start = offset;
		int end = offset;
		while (start > 0 && isPartOfName(text.charAt(start - 1))) {
			start--;
		}
		while (end < text.length() && isPartOfName(text.charAt(end))) {
			end++;
		}
		return text.substring(start, end);
	}

	private static boolean isPartOfName(char letter) {
		return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-';
	}
}
