package dev.lamina.ui;

/** The names under which Eclipse knows the parts of Lamina. */
public final class Ids {
	/** The bundle. */
	public static final String BUNDLE = "dev.lamina.ui";
	/** The content type of models. */
	public static final String CONTENT_TYPE = "dev.lamina.ui.model";

	private Ids() {
	}
}
