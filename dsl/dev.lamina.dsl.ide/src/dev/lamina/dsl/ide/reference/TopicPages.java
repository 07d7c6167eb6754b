package dev.lamina.dsl.ide.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;

import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.model.ModelPackage;

/**
 * The pages about what goes across declarations: their text is written by hand, and the lists in it come from the metamodel. A line
 * such as {@code {Metric}} stands for the words of that type with their meanings, {@code {declarations}} and {@code {parts}} for the
 * pages of these chapters.
 */
final class TopicPages {
	private static final List<String> TITLES = List.of("language", "events", "measures", "sweeps", "designs");
	private static final Pattern LIST = Pattern.compile("(?m)^\\{(\\w+)}$");

	private TopicPages() {
	}

	/** The pages, in the order in which they are read. */
	static List<ReferencePage> of(List<ReferencePage> kinds) {
		return TITLES.stream().map(title -> page(title, kinds)).toList();
	}

	private static ReferencePage page(String title, List<ReferencePage> kinds) {
		try (InputStream file = TopicPages.class.getResourceAsStream("topics/" + title + ".md")) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			String body = text.substring(text.indexOf('\n')).strip() + "\n";
			return new ReferencePage(ReferencePage.Chapter.TOPICS, title,
					LIST.matcher(body).replaceAll(found -> Matcher.quoteReplacement(list(found, kinds))));
		} catch (IOException damaged) {
			throw new UncheckedIOException(damaged);
		}
	}

	private static String list(MatchResult found, List<ReferencePage> kinds) {
		return switch (found.group(1)) {
			case "declarations" -> pages(kinds, ReferencePage.Chapter.DECLARATIONS);
			case "parts" -> pages(kinds, ReferencePage.Chapter.PARTS);
			default -> words((EEnum) ModelPackage.eINSTANCE.getEClassifier(found.group(1)));
		};
	}

	private static String pages(List<ReferencePage> kinds, ReferencePage.Chapter chapter) {
		return kinds.stream().filter(page -> page.chapter() == chapter).map(page -> entry(page.title(), page.summary()))
				.collect(Collectors.joining("\n"));
	}

	private static String words(EEnum type) {
		return type.getELiterals().stream().map(word -> entry(word.getLiteral(), meaning(word)))
				.collect(Collectors.joining("\n"));
	}

	private static String meaning(EEnumLiteral word) {
		return Schema.documentation(word).replaceAll("\\s+", " ").strip();
	}

	private static String entry(String word, String meaning) {
		return "- **" + word + "**: " + meaning;
	}
}
