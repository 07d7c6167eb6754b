package dev.lamina.capacity;

import java.util.List;

import dev.lamina.model.Profile;

/**
 * What else of one profile fits on a GPU beside what is there.
 *
 * @param profile the profile
 * @param more    the largest number that fits besides; 0 if none does
 * @param starts  every position at which one more could start, ascending; empty if the GPU has no axis
 */
public record Room(Profile profile, int more, List<Integer> starts) {
	public Room {
		starts = List.copyOf(starts);
	}
}
