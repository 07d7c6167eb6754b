package dev.lamina.deployment.text;

import java.util.List;
import java.util.stream.Collectors;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

import dev.lamina.model.text.PrintableText;

/** Writes maps, lists, texts, numbers and truth values as one YAML document in block style, in the order of the maps. */
public final class Yaml {
	private static final int WIDTH = 120;

	private Yaml() {
	}

	/** Several documents in one text, with a comment of one line before them. */
	public static String documents(String comment, List<Object> contents) {
		return "# " + PrintableText.words(comment) + '\n'
				+ contents.stream().map(content -> document("", content)).collect(Collectors.joining("---\n"));
	}

	/** The document, with a comment of one line before it. */
	public static String document(String comment, Object content) {
		DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndicatorIndent(2).setIndent(2)
				.setIndentWithIndicator(true).setWidth(WIDTH).setSplitLines(false).build();
		String text = new Dump(settings).dumpToString(content);
		return (comment.isEmpty() ? "" : "# " + PrintableText.words(comment) + '\n') + text;
	}
}
