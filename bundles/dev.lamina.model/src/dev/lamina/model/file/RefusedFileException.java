package dev.lamina.model.file;

import java.io.IOException;

/**
 * A file that is not read; the message is a sentence for people that names it as it was named and quotes nothing of what is in
 * it.
 */
public final class RefusedFileException extends IOException {
	private static final long serialVersionUID = 1L;

	/** What is wrong with the file. */
	public enum Reason {
		/** There is none of that name. */
		MISSING,
		/** It lies neither in the project nor in a folder that the settings allow. */
		OUTSIDE,
		/** It is a folder, a device, a pipe or a socket. */
		IRREGULAR,
		/** It has more bytes than such a file may have. */
		TOO_LARGE,
		/** Its bytes are not UTF-8. */
		NOT_TEXT,
		/** The system does not let it be read. */
		UNREADABLE
	}

	private final Reason reason;

	RefusedFileException(Reason reason, String sentence) {
		super(sentence);
		this.reason = reason;
	}

	/** What is wrong with the file. */
	public Reason reason() {
		return reason;
	}
}
