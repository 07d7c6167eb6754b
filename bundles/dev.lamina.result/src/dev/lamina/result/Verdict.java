package dev.lamina.result;

/** What a run says about a promise. */
public enum Verdict {
	/** It holds. */
	KEPT("kept"),
	/** The run cannot tell: it counts as not kept, but nothing says that it is broken. */
	UNDECIDED("undecided"),
	/** It does not hold. */
	BROKEN("broken");

	private final String word;

	Verdict(String word) {
		this.word = word;
	}

	/** As people say it. */
	public String word() {
		return word;
	}
}
