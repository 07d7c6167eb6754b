package dev.lamina.dsl.ide.hint;

import java.util.Objects;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A remark beside a piece of text.
 *
 * @param place   the name that it is about; above its line where the remark stands alone, behind the end of the line otherwise
 * @param label   the remark: "5 of 6 × A40-8Q · 8 GiB free"
 * @param tooltip more about it, as Markdown; may be empty
 */
public record Hint(Region place, String label, String tooltip) {
	public Hint {
		Objects.requireNonNull(place);
		Objects.requireNonNull(label);
		Objects.requireNonNull(tooltip);
	}
}
