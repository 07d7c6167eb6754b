package dev.lamina.importer.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.importer.source.ImportLocation;

/**
 * A value of a YAML or JSON document: a text, a list, or a map in the order of the document.
 *
 * @param place   where it begins
 * @param text    what it says if it is neither list nor map
 * @param items   its values if it is a list
 * @param entries its values by key if it is a map
 */
public record DataNode(ImportLocation place, Optional<String> text, List<DataNode> items, Map<String, DataNode> entries) {
	public DataNode {
		items = List.copyOf(items);
		entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	/** The value at the end of a path of keys. */
	public Optional<DataNode> child(String... path) {
		Optional<DataNode> at = Optional.of(this);
		for (String step : path) {
			at = at.map(node -> node.entries.get(step));
		}
		return at;
	}

	/** The text at the end of a path of keys, if it is one that is not empty. */
	public Optional<String> text(String... path) {
		return child(path).flatMap(DataNode::text).map(String::strip).filter(said -> !said.isEmpty());
	}

	/** The values of the list at the end of a path of keys; none if there is none. */
	public List<DataNode> items(String... path) {
		return child(path).map(DataNode::items).orElse(List.of());
	}

	/** The values by key of the map at the end of a path of keys; none if there is none. */
	public Map<String, DataNode> entries(String... path) {
		return child(path).map(DataNode::entries).orElse(Map.of());
	}
}
