package dev.lamina.dsl.ide.symbol;

import java.util.List;
import java.util.Objects;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * Something that a document declares, with what it consists of.
 *
 * @param name     what it is called
 * @param kind     what sort of thing it is
 * @param detail   what it is in a few words, such as "2 × 32 cores · 1 TiB"; may be empty
 * @param range    all of its text, with the doc comment before it
 * @param selection where its name stands, inside the range
 * @param children its parts, in the order of the text
 */
public record Symbol(String name, SymbolKind kind, String detail, Region range, Region selection, List<Symbol> children) {
	public Symbol {
		Objects.requireNonNull(name);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(detail);
		if (!range.contains(selection)) {
			throw new IllegalArgumentException(name + ": " + selection + " is not in " + range);
		}
		children = List.copyOf(children);
	}
}
