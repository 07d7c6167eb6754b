package dev.lamina.deployment.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** Writes maps, lists, texts, numbers and truth values as JSON, in the order of the maps. */
public final class Json {
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

	private Json() {
	}

	/** The document with a line end. */
	public static String document(Object content) {
		return GSON.toJson(content) + '\n';
	}

	/** The same on one line, without a line end. */
	public static String line(Object content) {
		return LINE.toJson(content);
	}
}
