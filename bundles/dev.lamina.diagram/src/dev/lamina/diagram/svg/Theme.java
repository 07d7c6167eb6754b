package dev.lamina.diagram.svg;

/** For which surroundings a picture is coloured. */
public enum Theme {
	/** Light, and dark where the viewer prefers that; on paper light. */
	AUTO,
	/** Light everywhere. */
	LIGHT,
	/** Dark everywhere. */
	DARK
}
