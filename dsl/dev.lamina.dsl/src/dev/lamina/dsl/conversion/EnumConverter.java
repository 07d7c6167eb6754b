package dev.lamina.dsl.conversion;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.dsl.spelling.SpellingSuggestions;

/** Converts the words of one enumeration of the metamodel; an unknown word is refused with all that are known. */
final class EnumConverter<E extends Enumerator> implements IValueConverter<E> {
	private final EEnum words;
	private final String article;

	/** @param article the noun for messages, with its article: "a vendor" */
	EnumConverter(EEnum words, String article) {
		this.words = words;
		this.article = article;
	}

	@Override
	public E toValue(String text, INode node) {
		if (text == null || text.isEmpty()) {
			throw new InvalidValueException("word.unknown", "A word is missing here.", node, List.of());
		}
		String word = text.startsWith("^") ? text.substring(1) : text;
		EEnumLiteral literal = words.getEEnumLiteralByLiteral(word);
		if (literal == null) {
			List<String> known = words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList();
			throw new InvalidValueException("word.unknown", "'" + word + "' is not " + article + ". Known are "
					+ known.stream().collect(Collectors.joining(", ")) + "." + SpellingSuggestions.suggestion(word, known), node,
					SpellingSuggestions.ranked(word, known));
		}
		@SuppressWarnings("unchecked")
		E value = (E) literal.getInstance();
		return value;
	}

	@Override
	public String toString(E value) {
		return value.getLiteral();
	}
}
