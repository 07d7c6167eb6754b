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

	private UnknownNameMessage() {
	}

	/** @param candidates asked for only while it is worth the time */
	static DiagnosticMessage message(EObject place, String sentence, String name, Supplier<List<String>> candidates) {
		if (place.eResource() != null && place.eResource().getErrors().size() >= MAX_SEARCHED) {
			return message(UNKNOWN, sentence, List.of());
		}
		List<String> near = SpellingSuggestions.ranked(name, candidates.get());
		return message(UNKNOWN, near.isEmpty() ? sentence : sentence + " Did you mean '" + near.getFirst() + "'?", near);
	}

	static DiagnosticMessage message(String code, String sentence, List<String> proposals) {
		return new DiagnosticMessage(sentence, Severity.ERROR, code, proposals.toArray(String[]::new));
	}
}
