package dev.lamina.importer.source;

/** Says why nothing can be made of a report, in a sentence for people that begins with the place. */
public final class UnreadableReportException extends Exception {
	private static final long serialVersionUID = 1;

	/** @param sentence what is wrong and what to do, beginning with file, line and column as far as they are known */
	public UnreadableReportException(String sentence) {
		super(sentence);
	}

	/**
	 * @param sentence what is wrong and what to do
	 * @param cause    why the reader gave up
	 */
	public UnreadableReportException(String sentence, Throwable cause) {
		super(sentence, cause);
	}
}
