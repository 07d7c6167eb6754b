package dev.lamina.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Unmodifiable copies of maps that keep their order, which {@code Map.copyOf} does not. */
public final class SequencedMaps {
	private SequencedMaps() {
	}

	/** A copy that no one changes. */
	public static <K, V> SequencedMap<K, V> copyOf(SequencedMap<K, V> map) {
		return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
	}
}
