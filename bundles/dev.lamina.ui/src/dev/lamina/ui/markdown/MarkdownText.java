package dev.lamina.ui.markdown;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;

import dev.lamina.ui.markdown.MarkdownParser.Emphasis;
import dev.lamina.ui.markdown.MarkdownParser.Paragraph;
import dev.lamina.ui.markdown.MarkdownParser.Span;

/** Shows Markdown in a text that wraps its lines itself. */
public final class MarkdownText {
	private MarkdownText() {
	}

	/** Shows a page. */
	public static void show(StyledText control, String title, String markdown) {
		StringBuilder text = new StringBuilder(title);
		List<StyleRange> styles = new ArrayList<>();
		StyleRange heading = new StyleRange(0, title.length(), null, null);
		heading.font = JFaceResources.getHeaderFont();
		styles.add(heading);
		for (Paragraph paragraph : MarkdownParser.paragraphs(markdown)) {
			text.append(paragraph.breaks() || text.length() == title.length() ? "\n\n" : "\n");
			for (Span span : paragraph.spans()) {
				if (span.emphasis() != Emphasis.PLAIN) {
					StyleRange style = new StyleRange(text.length(), span.text().length(), null, null,
							span.emphasis() == Emphasis.BOLD ? SWT.BOLD : SWT.NORMAL);
					style.font = span.emphasis() == Emphasis.CODE ? JFaceResources.getTextFont() : null;
					styles.add(style);
				}
				text.append(span.text());
			}
		}
		control.setText(text.toString());
		control.setStyleRanges(styles.stream().filter(style -> style.length > 0).toArray(StyleRange[]::new));
		control.setTopPixel(0);
	}
}
