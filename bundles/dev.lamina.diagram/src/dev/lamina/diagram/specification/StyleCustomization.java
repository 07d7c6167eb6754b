package dev.lamina.diagram.specification;

import java.util.List;
import java.util.Set;

import dev.lamina.diagram.expression.Expression;

/**
 * Other colours for the elements for which a condition holds, as long as a layer is shown.
 *
 * @param predicate for which elements
 * @param changes   which colours
 */
public record StyleCustomization(Expression predicate, List<Change> changes) {
	public StyleCustomization {
		changes = List.copyOf(changes);
	}

	/** What of a style gets another colour. */
	public enum Role {
		FILL, FILL_END, BORDER, LABEL
	}

	/**
	 * Another colour.
	 *
	 * @param styles keys of the styles that get it
	 * @param roles  what of them gets it
	 * @param colour the colour
	 */
	public record Change(Set<String> styles, Set<Role> roles, ColorDescription colour) {
		public Change {
			styles = Set.copyOf(styles);
			roles = Set.copyOf(roles);
		}
	}

	/** Whether it has a colour for a style. */
	public boolean concerns(BoxStyle style) {
		return changes.stream().anyMatch(change -> change.styles().contains(style.key()));
	}

	/** A style in these colours. */
	public BoxStyle of(BoxStyle style) {
		BoxStyle coloured = style;
		for (Change change : changes) {
			if (change.styles().contains(style.key())) {
				for (Role role : change.roles()) {
					coloured = coloured.with(role, change.colour());
				}
			}
		}
		return coloured;
	}
}
