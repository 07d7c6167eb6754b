package dev.lamina.dsl.ide.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.files.SourceText;
import dev.lamina.dsl.linking.FileHeaders;
import dev.lamina.model.file.RegularFile;

/**
 * The documents that are open in an editor, each with its newest snapshot and with the files that it may import: those of its
 * project.
 *
 * <p>Which project that is the command line decides alike: {@link dev.lamina.dsl.files.ProjectFolder}. No file of another
 * project is looked at, however wide the folders are that an editor has open.
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

	private final boolean oneProject;
	private final Set<Path> folders = new LinkedHashSet<>();
	private final Map<URI, Document> documents = new LinkedHashMap<>();
	private final Map<URI, Snapshot> snapshots = new LinkedHashMap<>();
	private final Map<URI, ProjectScope> scopes = new HashMap<>();
	private final Map<ProjectScope, FileHeaders> files = new HashMap<>();
	private final Map<ProjectScope, WorkspaceState> workspaceState = new HashMap<>();
	private final Map<ProjectScope, Lazy<ProjectSnapshot>> projectSnapshots = new HashMap<>();

	private Workspace(boolean oneProject, Collection<Path> folders) {
		this.oneProject = oneProject;
		this.folders.addAll(folders);
	}

	/**
	 * A workspace without documents whose folders are one project. A document elsewhere belongs to the project in which it lies.
	 */
	public Workspace(Collection<Path> folders) {
		this(true, folders);
	}

	/** A workspace without documents in which each belongs to the project in which it lies. */
	public static Workspace ofProjects() {
		return new Workspace(false, List.of());
	}

	/** Takes a document, or the next version of one. */
	public synchronized Snapshot put(URI document, int version, String text) {
		documents.put(document, new Document(version, text));
		changed();
		return snapshot(document).orElseThrow();
	}

	/** Forgets a document: from now on its file counts. */
	public synchronized void close(URI document) {
		documents.remove(document);
		rescan();
	}

	/** Looks for the files again: some were written, made or removed outside of the editor. */
	public synchronized void rescan() {
		files.clear();
		scopes.clear();
		changed();
	}

	/** Takes other folders. */
	public synchronized void setFolders(Collection<Path> changed) {
		folders.clear();
		folders.addAll(changed);
		rescan();
	}

	/** The addresses of the documents, in the order in which they were opened. */
	public synchronized List<URI> documents() {
		return List.copyOf(documents.keySet());
	}

	/** The newest snapshot of a document, or of a file as it is saved; nothing if there is no such file. */
	public synchronized Optional<Snapshot> snapshot(URI address) {
		Snapshot known = snapshots.get(address);
		if (known == null) {
			Optional<Document> document = Optional.ofNullable(documents.get(address)).or(() -> saved(address));
			known = document.map(there -> new Snapshot(address, there.version(), there.text(), workspaceState(scope(address))))
					.orElse(null);
			if (known != null) {
				snapshots.put(address, known);
			}
		}
		return Optional.ofNullable(known);
	}

	/** Every document and file of the folders at this moment, in one model: for references and names across files. */
	public ProjectSnapshot projectSnapshot() {
		Lazy<ProjectSnapshot> now;
		synchronized (this) {
			now = projectSnapshot(given());
		}
		return now.get();
	}

	/** Every document and file at this moment that sees a document or is seen by it, in one model. */
	public ProjectSnapshot projectSnapshot(URI document) {
		Lazy<ProjectSnapshot> now;
		synchronized (this) {
			ProjectScope own = scope(document);
			ProjectScope widest = documents.keySet().stream().map(this::scope).filter(scope -> scope.holds(own)).reduce(own,
					(left, right) -> right.holds(left) ? right : left);
			Document text = documents.get(document);
			boolean found = text == null || workspaceState(widest).texts().containsKey(document);
			WorkspaceState all = found ? null : workspaceState(widest).with(document, text.version(), text.text());
			now = found ? projectSnapshot(widest) : new Lazy<>(() -> ProjectSnapshot.of(all));
		}
		return now.get();
	}

	/**
	 * Every project of a document or a folder at this moment, in an order that does not change, none of which is a part of
	 * another.
	 */
	public List<ProjectSnapshot> projects() {
		List<Lazy<ProjectSnapshot>> now;
		synchronized (this) {
			Set<ProjectScope> all = new LinkedHashSet<>();
			Stream.concat(documents.keySet().stream().map(this::scope),
					oneProject ? Stream.of(given()) : folders.stream().map(ProjectScope::ofFolder)).forEach(all::add);
			List<ProjectScope> widest = new ArrayList<>(
					all.stream().filter(scope -> all.stream().noneMatch(other -> other != scope && other.holds(scope))).toList());
			widest.sort(Comparator.comparing(ProjectScope::toString));
			now = widest.stream().map(this::projectSnapshot).toList();
		}
		return now.stream().map(Lazy::get).toList();
	}

	private Lazy<ProjectSnapshot> projectSnapshot(ProjectScope scope) {
		WorkspaceState now = workspaceState(scope);
		return projectSnapshots.computeIfAbsent(scope, first -> new Lazy<>(() -> ProjectSnapshot.of(now)));
	}

	/** The project of a document. One that was never saved lies nowhere; it sees what the editor has open. */
	private ProjectScope scope(URI document) {
		return scopes.computeIfAbsent(document, address -> {
			if (!address.isFile()) {
				return given();
			}
			Path file = ProjectScope.file(address);
			return oneProject && given().holds(file) ? given() : ProjectScope.around(file);
		});
	}

	private ProjectScope given() {
		return oneProject ? ProjectScope.whole(folders)
				: folders.stream().findFirst().map(ProjectScope::ofFolder).orElseGet(() -> ProjectScope.whole(Set.of()));
	}

	private WorkspaceState workspaceState(ProjectScope scope) {
		return workspaceState.computeIfAbsent(scope, first -> {
			Map<URI, String> texts = new LinkedHashMap<>();
			Map<URI, Integer> versions = new LinkedHashMap<>();
			documents.forEach((address, document) -> {
				if (address.isFile() ? scope.holds(ProjectScope.file(address)) : scope.equals(scope(address))) {
					texts.put(address, document.text());
					versions.put(address, document.version());
				}
			});
			return new WorkspaceState(texts, versions, files.computeIfAbsent(scope, ProjectScope::headers));
		});
	}

	private void changed() {
		snapshots.values().forEach(Snapshot::outdate);
		snapshots.clear();
		workspaceState.clear();
		projectSnapshots.clear();
	}

	private static Optional<Document> saved(URI address) {
		try {
			return address.isFile()
					? Optional.of(new Document(SAVED,
							RegularFile.text(ProjectScope.file(address), address.lastSegment(), SourceText.MAX_BYTES)))
					: Optional.empty();
		} catch (IOException unreadable) {
			return Optional.empty();
		}
	}
}
