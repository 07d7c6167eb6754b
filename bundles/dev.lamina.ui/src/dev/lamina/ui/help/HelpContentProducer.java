package dev.lamina.ui.help;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.eclipse.help.IHelpContentProducer;

/**
 * Answers the help system's requests for pages; for what is not a page of the book, such as its style sheet, Eclipse looks among
 * the bundle's files.
 */
public final class HelpContentProducer implements IHelpContentProducer {
	@Override
	public InputStream getInputStream(String bundle, String href, Locale locale) {
		String path = href.replaceFirst("[?#].*", "");
		return !bundle.equals(HelpBook.BUNDLE) || !path.endsWith(".html") ? null
				: HelpBook.get().at(path).map(
						page -> new ByteArrayInputStream(
								HelpHtmlWriter.page(page, HelpBook.get()::named).getBytes(StandardCharsets.UTF_8)))
						.orElse(null);
	}
}
