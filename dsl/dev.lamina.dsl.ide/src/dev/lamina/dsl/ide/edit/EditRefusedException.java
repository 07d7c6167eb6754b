package dev.lamina.dsl.ide.edit;

import java.util.List;

import dev.lamina.dsl.ide.navigation.Occurrence;

/** Why a model cannot be changed so; the message is a sentence for people. Nothing has been changed. */
public final class EditRefusedException extends Exception {
	private static final long serialVersionUID = 1L;

	private final transient List<Occurrence> places;

	EditRefusedException(String sentence) {
		this(sentence, List.of());
	}

	EditRefusedException(String sentence, List<Occurrence> places) {
		super(sentence);
		this.places = List.copyOf(places);
	}

	/** The names that stand in the way: for a deletion, those that would mean nothing any more. Sorted by file and place. */
	public List<Occurrence> places() {
		return places;
	}
}
