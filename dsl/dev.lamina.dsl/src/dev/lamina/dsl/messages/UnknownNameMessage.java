package dev.lamina.dsl.messages;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.diagnostics.Severity;

import dev.lamina.dsl.spelling.SpellingSuggestions;

/** Builds the message about a name that means nothing, with the near ones among those that would. */
final class UnknownNameMessage {
	static final String UNKNOWN = "name.unknown";
	/** A file with more wrong names than this is wrong as a whole; looking for what each could mean would only take time. */
	private static final int MAX_SEARCHED = 100;

	/** So many names that hold the wrong one fit into a sentence, and so many of all there are. */
	private static final int MAX_LISTED = 4;
	private static final int MAX_KNOWN = 24;

	private UnknownNameMessage() {
	}

	/** @param candidates asked for only while it is worth the time */
	static DiagnosticMessage message(EObject place, String sentence, String name, Supplier<List<String>> candidates) {
		if (place.eResource() != null && place.eResource().getErrors().size() >= MAX_SEARCHED) {
			return message(UNKNOWN, sentence, List.of());
		}
		List<String> known = candidates.get();
		List<String> near = SpellingSuggestions.ranked(name, known);
		if (!near.isEmpty()) {
			return message(UNKNOWN, sentence + " Did you mean '" + near.getFirst() + "'?", near);
		}
		List<String> longer = SpellingSuggestions.containing(name, known).stream().limit(MAX_LISTED).toList();
		if (!longer.isEmpty()) {
			return message(UNKNOWN, sentence + " Did you mean " + DisplayNames.anyOf(longer.stream()
					.map(longerName -> "'" + longerName + "'").toList()) + "?", longer);
		}
		return message(UNKNOWN, known.isEmpty() || known.size() > MAX_KNOWN ? sentence
				: sentence + (known.size() == 1 ? " Known is " : " Known are ") + DisplayNames.allOf(known) + ".", List.of());
	}

	static DiagnosticMessage message(String code, String sentence, List<String> proposals) {
		return new DiagnosticMessage(sentence, Severity.ERROR, code, proposals.toArray(String[]::new));
	}
}
