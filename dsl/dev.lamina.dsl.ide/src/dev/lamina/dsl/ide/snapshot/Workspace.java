package dev.lamina.dsl.ide.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.linking.FileHeaders;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.resource.SourceText;
import dev.lamina.model.file.RegularFile;

/**
 * The documents that are open in an editor, each with its newest snapshot, and the folders whose files they may import.
 *
 * <p>Any thread may ask and tell at any time. No call parses, validates, or waits for one that does: snapshots do that when they
 * are asked. With each change the snapshots before it are outdated, which ends their validation; a document that sees the changed
 * one gets a new snapshot of its same version.
 */
public final class Workspace {
	/** The version of what is open in no editor. */
	public static final int SAVED = -1;

	private record Document(int version, String text) {
	}

	private final Set<Path> folders = new LinkedHashSet<>();
	private final Map<URI, Document> documents = new LinkedHashMap<>();
	private final Map<URI, Snapshot> snapshots = new LinkedHashMap<>();
	private FileHeaders files;
	private Surroundings surroundings;
	private Once<WholeProject> whole;

	/** A workspace without documents. */
	public Workspace(Collection<Path> folders) {
		this.folders.addAll(folders);
		rescan();
	}

	/** Takes a document, or the next version of one. */
	public synchronized Snapshot put(URI document, int version, String text) {
		documents.put(document, new Document(version, text));
		Path folder = document.isFile() ? Path.of(document.toFileString()).getParent() : null;
		if (folder != null && folders.stream().noneMatch(folder::startsWith)) {
			folders.add(folder);
			rescan();
		} else {
			changed();
		}
		return snapshot(document).orElseThrow();
	}

	/** Forgets a document: from now on its file counts. */
	public synchronized void close(URI document) {
		documents.remove(document);
		rescan();
	}

	/** Looks for the files anew: some were written, made or removed outside of the editor. */
	public synchronized void rescan() {
		files = Project.filesBelow(Set.copyOf(folders));
		changed();
	}

	/** Takes other folders. */
	public synchronized void setFolders(Collection<Path> changed) {
		folders.clear();
		folders.addAll(changed);
		documents.keySet().stream().filter(URI::isFile).map(document -> Path.of(document.toFileString()).getParent())
				.filter(folder -> folder != null && folders.stream().noneMatch(folder::startsWith)).toList().forEach(folders::add);
		rescan();
	}

	/** The addresses of the documents, in the order in which they were opened. */
	public synchronized List<URI> documents() {
		return List.copyOf(documents.keySet());
	}

	/** The newest snapshot of a document, or of a file as it is saved; nothing where there is no such file. */
	public synchronized Optional<Snapshot> snapshot(URI address) {
		Snapshot known = snapshots.get(address);
		if (known == null) {
			Optional<Document> document = Optional.ofNullable(documents.get(address)).or(() -> saved(address));
			known = document.map(there -> new Snapshot(address, there.version(), there.text(), surroundings)).orElse(null);
			if (known != null) {
				snapshots.put(address, known);
			}
		}
		return Optional.ofNullable(known);
	}

	/** Every document and file at this moment, in one model: for references and names across files. */
	public WholeProject whole() {
		Once<WholeProject> now;
		synchronized (this) {
			now = whole;
		}
		return now.get();
	}

	private void changed() {
		snapshots.values().forEach(Snapshot::outdate);
		snapshots.clear();
		Map<URI, String> texts = new LinkedHashMap<>();
		Map<URI, Integer> versions = new LinkedHashMap<>();
		documents.forEach((address, document) -> {
			texts.put(address, document.text());
			versions.put(address, document.version());
		});
		Surroundings now = new Surroundings(texts, versions, files);
		surroundings = now;
		whole = new Once<>(() -> WholeProject.of(now));
	}

	private static Optional<Document> saved(URI address) {
		try {
			return address.isFile() ? Optional.of(new Document(SAVED, RegularFile.text(Path.of(address.toFileString()), address.lastSegment(), SourceText.MAX_BYTES)))
					: Optional.empty();
		} catch (IOException unreadable) {
			return Optional.empty();
		}
	}
}
