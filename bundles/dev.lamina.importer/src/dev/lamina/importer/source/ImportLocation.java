package dev.lamina.importer.source;

/**
 * A piece of a document, at most to the end of its line.
 *
 * @param document where it stands
 * @param offset   its first letter, from 0
 * @param end      the letter after its last
 */
public record ImportLocation(ImportDocument document, int offset, int end) {
	/** The line, from 1. */
	public int line() {
		return document.lineOf(offset);
	}

	/** The column, from 1. */
	public int column() {
		return offset - document.startOf(line()) + 1;
	}

	/** File without its folders, and line. */
	public String shortText() {
		return document.baseName() + ':' + line();
	}

	/** Refuses the whole report for what stands here. */
	public UnreadableReportException refuse(String sentence) {
		return new UnreadableReportException(this + ": " + sentence);
	}

	@Override
	public String toString() {
		return document.name() + ':' + line() + ':' + column();
	}
}
