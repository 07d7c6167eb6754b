package dev.lamina.deployment.script;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.model.text.PrintableText;

/** A shell script in the making: functions first, each once, then commands whose words are quoted if they have to be. */
public final class ShellScript {
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

	private static final String DIE = """
			die() {
				printf '%s: %s\\n' "${0##*/}" "$*" >&2
				exit 1
			}
			""";

	private final String header;
	private final Set<String> functions = new LinkedHashSet<>();
	private final StringBuilder commands = new StringBuilder();

	/**
	 * An empty script.
	 *
	 * @param header its first comment, one line
	 */
	public ShellScript(String header) {
		this.header = header;
	}

	/** Adds a function, unless it is there; it may end the script by {@code die SENTENCE}. */
	public ShellScript defineFunction(String function) {
		functions.add(DIE);
		functions.add(function);
		return this;
	}

	/** Adds an empty line and a comment of one line. */
	public ShellScript addComment(String text) {
		commands.append("\n# ").append(PrintableText.words(text)).append('\n');
		return this;
	}

	/** Adds a command of words, each of which reaches it as it is. */
	public ShellScript addCommand(Object... words) {
		commands.append(Stream.of(words).map(word -> quoted(word.toString())).collect(Collectors.joining(" "))).append('\n');
		return this;
	}

	/** Adds lines as they are. */
	public ShellScript addLines(String text) {
		commands.append(text);
		return this;
	}

	/** Whether no command was added. */
	public boolean isEmpty() {
		return commands.isEmpty();
	}

	/** A word that the shell takes as it is. */
	public static String quoted(String word) {
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

	/** The whole text. */
	@Override
	public String toString() {
		return "#!/bin/sh\n# " + PrintableText.words(header)
				+ "\n# It can be run again: what is as it should be stays.\nset -eu\n\n"
				+ String.join("\n", functions) + (functions.isEmpty() ? commands.toString().stripLeading() : commands);
	}
}
