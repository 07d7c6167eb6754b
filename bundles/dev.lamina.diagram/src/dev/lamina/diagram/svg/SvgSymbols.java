package dev.lamina.diagram.svg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures inside of a picture: each is defined once as a symbol and used wherever it appears. */
final class SvgSymbols {
	private static final Pattern SVG = Pattern.compile("<svg\\b([^>]*)>(.*)</svg>", Pattern.DOTALL);
	private static final Pattern BOX = Pattern.compile("viewBox=\"([-0-9. ]+)\"");

	private record Symbol(String id, String box, String content) {
	}

	private final Function<String, Optional<InputStream>> files;
	private final Map<String, Optional<Symbol>> symbols = new LinkedHashMap<>();

	SvgSymbols(Function<String, Optional<InputStream>> files) {
		this.files = files;
	}

	/** The id of the symbol of an image; nothing if there is no such image, or it is none in SVG. */
	Optional<String> symbol(String path) {
		return symbols.computeIfAbsent(path, this::read).map(Symbol::id);
	}

	private Optional<Symbol> read(String path) {
		return files.apply(path).flatMap(stream -> {
			try (stream) {
				Matcher svg = SVG.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
				if (!svg.find()) {
					return Optional.empty();
				}
				Matcher box = BOX.matcher(svg.group(1));
				String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.svg$", "").replaceAll("[^A-Za-z0-9_-]",
						"");
				return Optional.of(new Symbol("icon-" + name, box.find() ? box.group(1) : "0 0 16 16",
						svg.group(2).replaceAll("\\s*\\n\\s*", "")));
			} catch (IOException unreadable) {
				throw new UncheckedIOException(unreadable);
			}
		});
	}

	/** The definitions of all symbols that were asked for. */
	String definitions() {
		StringBuilder text = new StringBuilder();
		symbols.values()
				.forEach(symbol -> symbol.ifPresent(each -> text.append("<symbol id=\"").append(each.id()).append("\" viewBox=\"")
						.append(each.box())
						.append("\">").append(each.content()).append("</symbol>\n")));
		return text.toString();
	}
}
