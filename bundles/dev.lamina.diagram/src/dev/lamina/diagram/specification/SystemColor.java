package dev.lamina.diagram.specification;

import dev.lamina.diagram.specification.ColorDescription.FixedColor;

/** The colours that a specification may use without defining them, as near to Sirius's as matters to the eye. */
enum SystemColor {
	BLACK(0, 0, 0), BLUE(114, 159, 207), RED(239, 41, 41), GREEN(138, 226, 52), YELLOW(252, 233, 79), PURPLE(173, 127, 168),
	ORANGE(252, 175, 62),
	CHOCOLATE(233, 185, 110), GRAY(136, 136, 136), WHITE(255, 255, 255), DARK_BLUE(39, 76, 114), DARK_RED(156, 12, 12),
	DARK_GREEN(77, 137, 20),
	DARK_YELLOW(201, 177, 5), DARK_PURPLE(114, 73, 110), DARK_ORANGE(224, 133, 3), DARK_CHOCOLATE(154, 103, 23),
	DARK_GRAY(69, 69, 69),
	LIGHT_BLUE(194, 239, 255), LIGHT_RED(246, 139, 139), LIGHT_GREEN(204, 242, 166), LIGHT_YELLOW(255, 245, 181),
	LIGHT_PURPLE(217, 196, 215),
	LIGHT_ORANGE(253, 206, 137), LIGHT_CHOCOLATE(253, 206, 137), LIGHT_GRAY(209, 209, 209);

	private final FixedColor colour;

	SystemColor(int red, int green, int blue) {
		this.colour = new FixedColor(red, green, blue);
	}

	FixedColor colour() {
		return colour;
	}
}
