package dev.lamina.dsl.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Stack;

/**
 * A GPU type or stack of the library.
 *
 * @param packageName the package of its declaration
 * @param declaration what is declared, inheritance applied: a {@link GpuType} or a {@link Stack}
 * @param text        the file that declares it
 */
public record CatalogueEntry(String packageName, Declaration declaration, String text) {
	private static final List<String> BRANDS = List.of("nvidia", "tesla", "quadro", "amd", "ati", "radeon", "firepro", "instinct",
			"intel", "corporation");

	/** Its name in models that import its package. */
	public String name() {
		return declaration.getName();
	}

	/** Its names on invoices and in reports; none for a stack. */
	public List<String> products() {
		return declaration instanceof GpuType type ? type.getProducts() : List.of();
	}

	/** What the file says about it, in one line. */
	public String description() {
		int start = text.indexOf("/**");
		int end = start < 0 ? -1 : text.indexOf("*/", start);
		return end < 0 ? ""
				: text.substring(start + 3, end).lines().map(line -> line.strip().replaceFirst("^\\*\\s?", "")).reduce("",
						(left, right) -> (left + ' ' + right).strip());
	}

	/** Where its figures are from: the comments at the top of the file, one sentence or more each. */
	public List<String> sources() {
		String head = text.lines().dropWhile(line -> !line.startsWith("//")).takeWhile(line -> line.startsWith("//"))
				.map(line -> line.substring(2).strip()).reduce("", (left, right) -> (left + ' ' + right).strip());
		return head.isEmpty() ? List.of() : Arrays.stream(head.split("(?<=\\.) (?=[A-Z][\\w ]*:)")).toList();
	}

	/** The lines of a stack's costs, each with the comment that says its source; none where there are no costs. */
	public List<String> costs() {
		return text.lines().map(String::strip).dropWhile(line -> !line.startsWith("cost {")).skip(1)
				.takeWhile(line -> !line.equals("}")).toList();
	}

	/** Whether all words of a query begin words of its names; the names of vendors count for nothing. */
	boolean matches(String query) {
		List<String> wanted = words(query).filter(word -> !BRANDS.contains(word)).toList();
		List<String> own = Stream.concat(Stream.of(name()), products().stream()).flatMap(CatalogueEntry::words).toList();
		return !wanted.isEmpty() && wanted.stream().allMatch(word -> own.stream().anyMatch(each -> each.startsWith(word)));
	}

	/** Whether one of its names is this one, whatever the case, the spaces and the vendor's name before it. */
	boolean isCalled(String query) {
		return Stream.concat(Stream.of(name(), packageName + '.' + name()), products().stream())
				.anyMatch(each -> letters(each).equals(letters(query)));
	}

	private static Stream<String> words(String text) {
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).filter(word -> !word.isEmpty());
	}

	private static String letters(String text) {
		return words(text).filter(word -> !BRANDS.contains(word)).reduce("", String::concat);
	}
}
