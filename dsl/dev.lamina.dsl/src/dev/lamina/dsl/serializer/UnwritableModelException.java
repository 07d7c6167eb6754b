package dev.lamina.dsl.serializer;

import java.io.IOException;

/** A model that no text says; the message is a sentence for people that names the element and what to do about it. */
public final class UnwritableModelException extends IOException {
	private static final long serialVersionUID = 1L;

	/** @param sentence what cannot be written, why, and what to do */
	public UnwritableModelException(String sentence) {
		super(sentence);
	}
}
