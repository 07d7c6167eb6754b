package dev.lamina.dsl.ide.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.linking.FileHeaders;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;

/**
 * All documents and files at one moment.
 *
 * @param texts    the text of every open document
 * @param versions the version of each
 * @param files    the files of the folders
 */
record WorkspaceState(Map<URI, String> texts, Map<URI, Integer> versions, FileHeaders files) {
	/** The same with another document, such as one in a folder in which no one looks for models. */
	WorkspaceState with(URI document, int version, String text) {
		Map<URI, String> moreTexts = new HashMap<>(texts);
		Map<URI, Integer> moreVersions = new HashMap<>(versions);
		moreTexts.put(document, text);
		moreVersions.put(document, version);
		return new WorkspaceState(moreTexts, moreVersions, files);
	}

	/** A project whose one source is that document, with this text. */
	Project open(URI document, String text) throws UnreadableSourceException {
		Map<URI, String> all = new HashMap<>(texts);
		all.put(document, text);
		return Project.ofDocuments(List.of(document), all, files);
	}
}
