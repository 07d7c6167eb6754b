package dev.lamina.ui;

/** The names under which Eclipse knows the parts of Lamina. */
public final class Ids {
	/** The bundle. */
	public static final String BUNDLE = "dev.lamina.ui";
	/** The content type of models. */
	public static final String CONTENT_TYPE = "dev.lamina.ui.model";
	/** The builder that checks the saved models of a project. */
	public static final String BUILDER = "dev.lamina.ui.builder";
	/** The type of the markers of problems. */
	public static final String PROBLEM_MARKER = "dev.lamina.ui.problem";

	private Ids() {
	}
}
