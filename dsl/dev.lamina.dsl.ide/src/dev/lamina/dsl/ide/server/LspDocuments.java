package dev.lamina.dsl.ide.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.linking.LibraryFiles;

/**
 * The documents that the editor has open, under the names that it gave them, and snapshots of these, of files and of the library.
 * Nothing here parses or waits.
 */
final class LspDocuments {
	private final DocumentUris documentUris;
	private final Workspace workspace;
	/** Files of the library see each other only, and no one's project sees them twice. */
	private final Workspace library = new Workspace(List.of());
	private final Map<URI, Open> open = new LinkedHashMap<>();

	/** @param said the version that the editor has given it, if it has said one; each text has its own version all the same */
	private record Open(String name, int version, Optional<Integer> said, String text) {
	}

	LspDocuments(DocumentUris documentUris, Workspace workspace) {
		this.documentUris = documentUris;
		this.workspace = workspace;
	}

	/** Takes a document that was opened. */
	synchronized void open(String name, int version, String text) {
		put(documentUris.fromClient(name), new Open(name, version, Optional.of(version), text));
	}

	/**
	 * Takes the next version of a document: changes one after the other, each of a piece or of the whole text.
	 *
	 * @param version the number of the version; some editors do not say it
	 */
	synchronized void change(String name, Optional<Integer> version, List<TextDocumentContentChangeEvent> changes) {
		URI address = documentUris.fromClient(name);
		Open before = open.get(address);
		if (before == null) {
			return;
		}
		String text = before.text();
		for (TextDocumentContentChangeEvent change : changes) {
			Range range = change.getRange();
			if (range == null) {
				text = change.getText();
			} else {
				Region piece = LspPositions.region(LineIndex.of(text), range);
				text = text.substring(0, piece.offset()) + change.getText() + text.substring(piece.end());
			}
		}
		put(address, new Open(before.name(), version.orElse(before.version() + 1), version, text));
	}

	/** Forgets a document: its file counts again. */
	synchronized void close(String name) {
		URI address = documentUris.fromClient(name);
		open.remove(address);
		of(address).close(address);
	}

	/** The documents of the project that are open, the one that was opened last at the end. */
	synchronized List<URI> openUris() {
		return new ArrayList<>(open.keySet().stream().filter(address -> !LibraryFiles.holds(address)).toList());
	}

	/** The newest snapshot of what the editor calls so. */
	Optional<Snapshot> snapshot(String name) {
		return snapshot(documentUris.fromClient(name));
	}

	/** The newest snapshot of a document, a file, or a file of the library. */
	synchronized Optional<Snapshot> snapshot(URI address) {
		if (LibraryFiles.holds(address) && library.snapshot(address).isEmpty()) {
			return LibraryCopies.text(address).map(text -> library.put(address, 0, text));
		}
		return of(address).snapshot(address);
	}

	/** The project of a document in one model. */
	ProjectSnapshot projectSnapshot(URI document) {
		return workspace.projectSnapshot(document);
	}

	/** The projects that may speak of what a document declares: its own, or all if it belongs to the library. */
	List<ProjectSnapshot> projectsContaining(URI document) {
		return LibraryFiles.holds(document) ? projects() : List.of(projectSnapshot(document));
	}

	/** The projects of all documents and of the folders that the editor has open, each in one model. */
	List<ProjectSnapshot> projects() {
		return workspace.projects();
	}

	/** Whether the editor still shows the text of a snapshot. */
	synchronized boolean isCurrent(Snapshot snapshot) {
		Open now = open.get(snapshot.uri());
		return now == null ? snapshot.version() == Workspace.SAVED || LibraryFiles.holds(snapshot.uri())
				: now.version() == snapshot.version();
	}

	/** The name of a document: that under which it was opened, else one that the editor can open. */
	synchronized String name(URI address) {
		Open document = open.get(address);
		return document == null ? documentUris.toClient(address) : document.name();
	}

	/** The version of a document that is open. */
	synchronized Optional<Integer> version(URI address) {
		return Optional.ofNullable(open.get(address)).flatMap(Open::said);
	}

	private void put(URI address, Open document) {
		open.put(address, document);
		of(address).put(address, document.version(), document.text());
	}

	private Workspace of(URI address) {
		return LibraryFiles.holds(address) ? library : workspace;
	}
}
