package dev.lamina.ui.markdown;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;

import dev.lamina.ui.markdown.Markdown.Look;
import dev.lamina.ui.markdown.Markdown.Paragraph;
import dev.lamina.ui.markdown.Markdown.Span;

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
		for (Paragraph paragraph : Markdown.paragraphs(markdown)) {
			text.append(paragraph.breaks() || text.length() == title.length() ? "\n\n" : "\n");
			for (Span span : paragraph.spans()) {
				if (span.look() != Look.PLAIN) {
					StyleRange style = new StyleRange(text.length(), span.text().length(), null, null,
							span.look() == Look.BOLD ? SWT.BOLD : SWT.NORMAL);
					style.font = span.look() == Look.CODE ? JFaceResources.getTextFont() : null;
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
