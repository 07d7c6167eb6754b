package dev.lamina.ui.hover;

import java.util.Optional;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;

import dev.lamina.dsl.ide.hover.Hover;
import dev.lamina.dsl.ide.hover.HoverProvider;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.markdown.MarkdownPresenter;

/** Shows the card about the word under the mouse. Eclipse asks for it in a thread of its own. */
public final class ModelTextHover implements ITextHover, ITextHoverExtension, ITextHoverExtension2 {
	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		IDocument text = viewer.getDocument();
		int start = offset;
		int end = offset;
		try {
			while (start > 0 && isPartOfWord(text.getChar(start - 1))) {
				start--;
			}
			while (end < text.getLength() && isPartOfWord(text.getChar(end))) {
				end++;
			}
		} catch (BadLocationException changedMeanwhile) {
			return new Region(offset, 0);
		}
		return new Region(start, end - start);
	}

	@Override
	public IInformationControlCreator getHoverControlCreator() {
		return MarkdownPresenter.CREATOR;
	}

	@Override
	public Object getHoverInfo2(ITextViewer viewer, IRegion word) {
		return card(viewer, word).orElse(null);
	}

	@Override
	@Deprecated
	public String getHoverInfo(ITextViewer viewer, IRegion word) {
		return card(viewer, word).orElse(null);
	}

	private static Optional<String> card(ITextViewer viewer, IRegion word) {
		return DocumentRegistry.shownBy(viewer).flatMap(document -> HoverProvider.at(document.snapshot(), word.getOffset()))
				.map(Hover::markdown);
	}

	private static boolean isPartOfWord(char letter) {
		return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-' || letter == '.';
	}
}
