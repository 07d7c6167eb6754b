package dev.lamina.dsl.ide.symbol;

import java.util.Objects;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A symbol that a search by name found.
 *
 * @param name      what it is called
 * @param kind      what sort of thing it is
 * @param container what it belongs to: its package, or its host; may be empty
 * @param file      the absolute address of its file
 * @param selection where its name stands there
 */
public record SymbolMatch(String name, SymbolKind kind, String container, URI file, Region selection) {
	public SymbolMatch {
		Objects.requireNonNull(name);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(container);
		Objects.requireNonNull(file);
		Objects.requireNonNull(selection);
	}
}
