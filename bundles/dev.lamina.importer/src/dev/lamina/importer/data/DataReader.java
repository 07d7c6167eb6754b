package dev.lamina.importer.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.UnreadableReportException;

/** Reads YAML, and JSON, which is a kind of it; aliases that multiply, and what is deeper or larger than any report, is refused. */
public final class DataReader {
	private static final int MAX_NODES = 400_000;
	private static final int MAX_DEPTH = 64;

	private final ImportDocument importDocument;
	private int count;

	private DataReader(ImportDocument importDocument) {
		this.importDocument = importDocument;
	}

	/**
	 * The documents of a text, those aside that are empty.
	 *
	 * @throws UnreadableReportException if it is no well-formed YAML within the limits
	 */
	public static List<DataNode> read(ImportDocument importDocument) throws UnreadableReportException {
		LoadSettings settings = LoadSettings.builder().setLabel(importDocument.name()).setCodePointLimit(ImportDocument.MAX_BYTES)
				.setMaxAliasesForCollections(50).setAllowDuplicateKeys(true).build();
		DataReader reader = new DataReader(importDocument);
		List<DataNode> documents = new ArrayList<>();
		try {
			for (Node node : new Compose(settings).composeAllFromString(importDocument.text())) {
				DataNode document = reader.node(node, 0);
				if (document.text().filter(String::isEmpty).isEmpty()) {
					documents.add(document);
				}
			}
		} catch (MarkedYamlEngineException wrong) {
			int line = wrong.getProblemMark().or(wrong::getContextMark).map(Mark::getLine).orElse(0) + 1;
			throw importDocument.line(line).refuse("This is not well-formed YAML or JSON: " + wrong.getProblem() + ".");
		} catch (YamlEngineException | StackOverflowError wrong) {
			throw importDocument.line(1).refuse("This is not well-formed YAML or JSON.");
		}
		return documents;
	}

	private DataNode node(Node node, int depth) throws UnreadableReportException {
		ImportLocation importLocation = node.getStartMark().map(mark -> importDocument.line(mark.getLine() + 1)).orElse(
				importDocument.line(1));
		if (++count > MAX_NODES || depth > MAX_DEPTH) {
			throw importLocation.refuse(depth > MAX_DEPTH ? "This is deeper than any report is, or refers to itself."
					: "There are more than " + MAX_NODES + " values, which no report has.");
		}
		if (node instanceof MappingNode map) {
			Map<String, DataNode> entries = new LinkedHashMap<>();
			for (NodeTuple entry : map.getValue()) {
				String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
				entries.put(key, node(entry.getValueNode(), depth + 1));
			}
			return new DataNode(importLocation, Optional.empty(), List.of(), entries);
		} else if (node instanceof SequenceNode list) {
			List<DataNode> items = new ArrayList<>();
			for (Node item : list.getValue()) {
				items.add(node(item, depth + 1));
			}
			return new DataNode(importLocation, Optional.empty(), items, Map.of());
		}
		String text = node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
		return new DataNode(importLocation, Optional.of(text), List.of(), Map.of());
	}
}
