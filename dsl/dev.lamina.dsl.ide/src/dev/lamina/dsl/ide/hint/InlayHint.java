package dev.lamina.dsl.ide.hint;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A remark beside a piece of text.
 *
 * @param region   the name that it is about; above its line where the remark stands alone, behind the end of the line otherwise
 * @param label   the remark: "5 of 6 × A40-8Q · 8 GiB free"
 * @param tooltip more about it, as Markdown; may be empty
 */
public record InlayHint(Region region, String label, String tooltip) {
	public InlayHint {
		Objects.requireNonNull(region);
		Objects.requireNonNull(label);
		Objects.requireNonNull(tooltip);
	}

	/** Remarks of two kinds, sorted by place: two on the same piece of text are one, the first before the second. */
	public static List<InlayHint> joined(List<InlayHint> first, List<InlayHint> second) {
		Map<Region, InlayHint> byPlace = new TreeMap<>(Comparator.comparingInt(Region::offset).thenComparingInt(Region::length));
		first.forEach(inlayHint -> byPlace.put(inlayHint.region(), inlayHint));
		second.forEach(hint -> byPlace.merge(hint.region(), hint,
				(left, right) -> new InlayHint(left.region(), left.label() + " · " + right.label(),
						left.tooltip() + right.tooltip())));
		return List.copyOf(byPlace.values());
	}
}
