package dev.lamina.diagram.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the elements that references lead to: written as paths of names or of numbers. */
final class XmiReferences {
	/** The name under which the text of an element is kept. */
	static final String TEXT = "#text";
	private static final Pattern STEP = Pattern.compile("@([A-Za-z]+)(?:\\.(\\d+)|\\[name='([^']*)'\\])?");

	private XmiReferences() {
	}

	/**
	 * The elements that a reference of some element leads to, in order. It may be an attribute of several paths, or child
	 * elements with {@code href}.
	 */
	static List<XmiElement> references(XmiElement from, String feature) {
		List<XmiElement> found = new ArrayList<>();
		from.text(feature).ifPresent(value -> paths(value).forEach(path -> found.add(find(from, feature, path))));
		for (XmiElement child : from.children(feature)) {
			found.add(find(from, feature, child.required("href").replaceFirst("^#", "")));
			child.finish();
		}
		return found;
	}

	static Optional<XmiElement> reference(XmiElement from, String feature) {
		return references(from, feature).stream().findFirst();
	}

	/** Paths are separated by blanks; the names in them, between quotes, may hold blanks. */
	private static List<String> paths(String value) {
		List<String> paths = new ArrayList<>();
		StringBuilder path = new StringBuilder();
		boolean quoted = false;
		for (char letter : value.toCharArray()) {
			quoted ^= letter == '\'';
			if (letter == ' ' && !quoted) {
				paths.add(path.toString());
				path.setLength(0);
			} else {
				path.append(letter);
			}
		}
		paths.add(path.toString());
		return paths.stream().filter(each -> !each.isEmpty()).toList();
	}

	private static XmiElement find(XmiElement from, String feature, String path) {
		XmiElement found = from;
		while (found.parent() != null) {
			found = found.parent();
		}
		if (!path.startsWith("//")) {
			throw from.refused(feature + " leads to '" + path + "', outside of this file. The built-in engine reads one file.");
		}
		Matcher step = STEP.matcher(path);
		int end = 1;
		while (step.find(end) && step.start() == end + 1) {
			XmiElement at = found;
			String name = step.group(1);
			List<XmiElement> candidates = at.all().stream().filter(child -> child.feature().equals(name)).toList();
			int number = step.group(2) == null ? 0 : Integer.parseInt(step.group(2));
			String named = step.group(3);
			found = candidates.stream().filter(child -> named == null || decoded(named).equals(child.peek("name")))
					.skip(named == null ? number : 0).findFirst()
					.orElseThrow(() -> from.refused(feature + " leads to '" + path + "', but there is nothing of that name."));
			end = step.end();
		}
		if (end != path.length()) {
			throw from.refused(feature + " is '" + path + "', which is not a path that the built-in engine can follow.");
		}
		return found;
	}

	private static String decoded(String name) {
		return java.net.URLDecoder.decode(name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
	}
}
