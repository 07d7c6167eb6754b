package dev.lamina.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A trace as a reader of the format sees it. */
final class TraceFile {
	/** A complete event. */
	record Span(String process, String track, String category, String name, BigDecimal from, BigDecimal duration,
			JsonObject arguments) {
		BigDecimal to() {
			return from.add(duration);
		}
	}

	final JsonObject about;
	final List<Span> spans = new ArrayList<>();
	final List<JsonObject> others = new ArrayList<>();
	private final Map<Integer, String> processes = new TreeMap<>();
	private final Map<String, String> tracks = new TreeMap<>();

	TraceFile(String text) {
		JsonObject file = JsonParser.parseString(text).getAsJsonObject();
		about = file.getAsJsonObject("otherData");
		for (JsonElement element : file.getAsJsonArray("traceEvents")) {
			JsonObject event = element.getAsJsonObject();
			int process = event.get("pid").getAsInt();
			String track = process + "/" + event.get("tid").getAsInt();
			String name = event.get("name").getAsString();
			JsonObject arguments = event.getAsJsonObject("args");
			switch (event.get("ph").getAsString()) {
				case "M" -> {
					if (name.equals("process_name")) {
						processes.put(process, arguments.get("name").getAsString());
					} else if (name.equals("thread_name")) {
						tracks.put(track, arguments.get("name").getAsString());
					}
				}
				case "X" -> spans.add(new Span(processes.get(process), tracks.get(track), event.get("cat").getAsString(), name,
						event.get("ts").getAsBigDecimal(), event.get("dur").getAsBigDecimal(), arguments));
				default -> others.add(event);
			}
		}
	}

	/** The spans of one category. */
	List<Span> of(String category) {
		return spans.stream().filter(span -> span.category().equals(category)).toList();
	}

	/** The spans of each track, in the order of the file. */
	Map<String, List<Span>> byTrack() {
		Map<String, List<Span>> tracks = new TreeMap<>();
		spans.forEach(span -> tracks.computeIfAbsent(span.process() + ": " + span.track(), name -> new ArrayList<>()).add(span));
		return tracks;
	}
}
