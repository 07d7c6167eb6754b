package dev.lamina.dsl.ide.colouring;

import java.util.Set;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A word, or one line of a comment, and what it is.
 *
 * @param region    where it stands, within one line
 * @param modifiers what else is known about it
 */
public record SemanticToken(Region region, Kind kind, Set<Modifier> modifiers) {
	/** What a word can be. */
	public enum Kind {
		/** Begins a declaration, or belongs to its head. */
		KEYWORD,
		/** Begins a property, or belongs to one. */
		PROPERTY,
		/** A word of a fixed list: a vendor, a scheduler, a capability. */
		WORD,
		/** A number. */
		NUMBER,
		/** What a number counts. */
		UNIT,
		/** A text in quotes. */
		STRING,
		/** A comment, with its signs. */
		COMMENT,
		/** A package. */
		PACKAGE,
		/** A type of GPU. */
		GPU_TYPE,
		/** A profile of a type of GPU. */
		PROFILE,
		/** A virtualization stack. */
		STACK,
		/** A host or a fleet of hosts. */
		HOST,
		/** A GPU, a link or a phase: a part that has a name. */
		PART,
		/** A policy. */
		POLICY,
		/** A workload. */
		WORKLOAD,
		/** A virtual machine. */
		VM,
		/** A simulation. */
		SIMULATION
	}

	/** What else can be known about a word. */
	public enum Modifier {
		/** The element is declared here. */
		DECLARATION,
		/** The element belongs to the library. */
		LIBRARY,
		/** The comment documents what follows it. */
		DOCUMENTATION
	}

	public SemanticToken {
		modifiers = Set.copyOf(modifiers);
	}
}
