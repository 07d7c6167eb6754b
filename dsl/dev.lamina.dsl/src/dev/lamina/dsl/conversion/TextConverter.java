package dev.lamina.dsl.conversion;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.nodemodel.INode;

/** Converts text by a function whose {@link IllegalArgumentException} carries a sentence for people. */
final class TextConverter<T> implements IValueConverter<T> {
	private final String code;
	private final Function<String, T> read;
	private final Function<T, String> write;
	private final Function<String, Optional<String>> repair;

	TextConverter(String code, Function<String, T> read, Function<T, String> write) {
		this(code, read, write, text -> Optional.empty());
	}

	/** @param repair proposes for a text that was refused one that would be read */
	TextConverter(String code, Function<String, T> read, Function<T, String> write, Function<String, Optional<String>> repair) {
		this.code = code;
		this.read = read;
		this.write = write;
		this.repair = repair;
	}

	@Override
	public T toValue(String text, INode node) {
		if (text == null || text.isEmpty()) { // the parser goes on behind a place where it found nothing
			throw new InvalidValueException(code, "A value is missing here.", node, List.of());
		}
		try {
			return read.apply(text);
		} catch (IllegalArgumentException refused) {
			throw new InvalidValueException(code, refused.getMessage(), node, repair.apply(text).stream().toList());
		}
	}

	@Override
	public String toString(T value) {
		return write.apply(value);
	}
}
