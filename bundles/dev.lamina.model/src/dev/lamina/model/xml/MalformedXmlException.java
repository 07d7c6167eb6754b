package dev.lamina.model.xml;

/** Says that a text is no XML within the limits, why, and where. */
public final class MalformedXmlException extends Exception {
	private static final long serialVersionUID = 1;

	/** Why a text is refused. */
	public enum Reason {
		/** It does not begin with a tag. */
		NO_XML,
		/** It declares entities of its own. */
		ENTITY_DECLARED,
		/** It uses an entity that XML does not know. */
		ENTITY_UNKNOWN,
		/** It has more elements than the limit. */
		TOO_MANY_ELEMENTS,
		/** Its elements are nested deeper than the limit. */
		TOO_DEEP,
		/** An element has more attributes, or a text or attribute has more letters, than the limit. */
		TOO_LARGE,
		/** It ends before its elements are closed. */
		NOT_CLOSED,
		/** It breaks the grammar of XML. */
		NOT_WELL_FORMED
	}

	private final Reason reason;
	private final int offset;
	private final int end;

	MalformedXmlException(Reason reason, String sentence, int offset, int end) {
		super(sentence);
		this.reason = reason;
		this.offset = offset;
		this.end = end;
	}

	/** Why it is refused. */
	public Reason reason() {
		return reason;
	}

	/** Where it is wrong, from 0, within the text or at its end. */
	public int offset() {
		return offset;
	}

	/** The letter after what is wrong. */
	public int end() {
		return end;
	}
}
