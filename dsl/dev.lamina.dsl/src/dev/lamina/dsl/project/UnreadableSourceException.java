package dev.lamina.dsl.project;

/** A file or directory that cannot be read as a model; the message is a sentence for people that names it. */
public final class UnreadableSourceException extends Exception {
	private static final long serialVersionUID = 1L;

	private final String name;

	/**
	 * @param name the file or directory as the user named it
	 * @param what the rest of the sentence that begins with it: "does not exist."
	 */
	public UnreadableSourceException(String name, String what) {
		this(name, what, null);
	}

	/**
	 * @param name the file or directory as the user named it
	 * @param what the rest of the sentence that begins with it: "does not exist."
	 */
	UnreadableSourceException(String name, String what, Throwable cause) {
		super("'" + name + "' " + what, cause);
		this.name = name;
	}

	/** The file or directory as the user named it. */
	public String name() {
		return name;
	}
}
