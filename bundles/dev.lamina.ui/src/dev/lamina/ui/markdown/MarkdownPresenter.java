package dev.lamina.ui.markdown;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Drawable;
import org.eclipse.swt.graphics.GC;
import org.eclipse.ui.editors.text.EditorsUI;

import dev.lamina.ui.markdown.MarkdownParser.Emphasis;
import dev.lamina.ui.markdown.MarkdownParser.Paragraph;
import dev.lamina.ui.markdown.MarkdownParser.Span;

/** Shows Markdown in Eclipse's own small windows: wrapped to their width, with bold words, and code as the editor shows it. */
public final class MarkdownPresenter
		implements DefaultInformationControl.IInformationPresenter, DefaultInformationControl.IInformationPresenterExtension {
	/** Makes the windows. */
	public static final IInformationControlCreator CREATOR = parent -> new DefaultInformationControl(parent,
			EditorsUI.getTooltipAffordanceString(), new MarkdownPresenter());

	private MarkdownPresenter() {
	}

	@Override
	public String updatePresentation(org.eclipse.swt.widgets.Display display, String markdown, TextPresentation presentation,
			int width, int height) {
		return updatePresentation((Drawable) display, markdown, presentation, width, height);
	}

	@Override
	public String updatePresentation(Drawable drawable, String markdown, TextPresentation presentation, int width, int height) {
		GC gc = new GC(drawable);
		try {
			StringBuilder shown = new StringBuilder();
			for (Paragraph paragraph : MarkdownParser.paragraphs(markdown)) {
				shown.append(shown.isEmpty() ? "" : paragraph.breaks() ? "\n\n" : "\n");
				append(paragraph, shown, presentation, gc, width);
			}
			return shown.toString();
		} finally {
			gc.dispose();
		}
	}

	private static void append(Paragraph paragraph, StringBuilder shown, TextPresentation presentation, GC gc, int width) {
		int used = 0;
		for (Span span : paragraph.spans()) {
			int from = shown.length();
			for (String word : paragraph.isCode() ? List.of(span.text()) : words(span.text())) {
				int size = gc.textExtent(word).x;
				if (!paragraph.isCode() && used > 0 && used + size > width && !word.isBlank()) {
					shown.append('\n');
					used = 0;
				}
				shown.append(word);
				used += size;
			}
			if (span.emphasis() != Emphasis.PLAIN && shown.length() > from) {
				presentation.addStyleRange(style(span.emphasis(), from, shown.length() - from));
			}
		}
	}

	/** Words, each with the space behind it. */
	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		int start = 0;
		for (int i = 1; i < text.length(); i++) {
			if (text.charAt(i - 1) == ' ' && text.charAt(i) != ' ') {
				words.add(text.substring(start, i));
				start = i;
			}
		}
		words.add(text.substring(start));
		return words;
	}

	private static StyleRange style(Emphasis emphasis, int offset, int length) {
		StyleRange style = new StyleRange(offset, length, null, null, emphasis == Emphasis.BOLD ? SWT.BOLD : SWT.NORMAL);
		if (emphasis == Emphasis.CODE) {
			style.font = JFaceResources.getTextFont();
		}
		return style;
	}
}
