package dev.lamina.ui.document;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.ui.project.ModelFolder;

/**
 * Every model that is open in an editor, and the files around it: those of a project see each other, those of different projects
 * do not. Any thread may ask.
 */
public final class DocumentRegistry {
	private static final DocumentRegistry ALL = new DocumentRegistry();

	/** By text; an editor that has forgotten its text is forgotten here too. */
	private final Map<IDocument, WeakReference<OpenDocument>> byText = new WeakHashMap<>();
	/** Those of files, which are closed when the last editor is. */
	private final Map<URI, OpenDocument> byAddress = new LinkedHashMap<>();
	private final Map<Path, Workspace> workspaces = new HashMap<>();
	/** Files of the library see each other only. */
	private final Workspace library = new Workspace(List.of());
	private final AtomicInteger unsaved = new AtomicInteger();

	private DocumentRegistry() {
		FileBuffers.getTextFileBufferManager().addFileBufferListener(new FileBufferListener(this::closed, this::saving));
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this::changedOutside, IResourceChangeEvent.POST_CHANGE);
	}

	/** The document that a viewer shows; nothing if it shows none. */
	public static Optional<OpenDocument> shownBy(ITextViewer viewer) {
		return Optional.ofNullable(viewer.getDocument()).map(ALL::document);
	}

	/** The document of a text. */
	public static OpenDocument of(IDocument text) {
		return ALL.document(text);
	}

	/** The document at an address, where it is open. */
	public static Optional<OpenDocument> at(URI address) {
		synchronized (ALL) {
			return Optional.ofNullable(ALL.byAddress.get(address));
		}
	}

	/** The newest snapshot of a file of a project: of its text in an editor, else as it is saved. */
	public static Optional<Snapshot> snapshot(IFile file) {
		return address(file).flatMap(address -> workspace(file.getProject()).snapshot(address));
	}

	/**
	 * The newest snapshot of a file of a project with its problems known. Where the text, or what it sees, changes while it is
	 * checked, it is checked again.
	 *
	 * @return nothing if it was cancelled, or if there is no such file
	 */
	public static Optional<Snapshot> validatedSnapshot(IFile file, CancelIndicator cancelled) {
		Optional<Snapshot> newest = snapshot(file);
		while (newest.isPresent() && newest.get().diagnostics(cancelled).isEmpty()) {
			newest = cancelled.isCanceled() ? Optional.empty() : snapshot(file);
		}
		return newest;
	}

	/** The files of a project, and those of them that are open as they are in their editors. */
	public static Workspace workspace(IProject project) {
		return ALL.workspaceOf(project);
	}

	/** The address of a file as the language knows it; nothing where it lies in no folder of this machine. */
	public static Optional<URI> address(IFile file) {
		return Optional.ofNullable(file.getLocation()).map(location -> address(location.toPath()));
	}

	/** The file of a project at an address. */
	public static Optional<IFile> file(URI address) {
		return address.isFile() ? Stream
				.of(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(Path.of(address.toFileString()).toUri()))
				.filter(IFile::exists).findFirst() : Optional.empty();
	}

	/** A document has a new version: it and whatever may see it are read again. */
	static void documentChanged(OpenDocument document) {
		document.scheduleReading();
		ALL.changedAround(document);
	}

	/** What may see a document sees something else now. */
	private void changedAround(OpenDocument document) {
		List<OpenDocument> around;
		synchronized (this) {
			around = byAddress.values().stream().filter(other -> other != document && other.workspace() == document.workspace())
					.toList();
		}
		around.forEach(OpenDocument::scheduleReading);
	}

	private synchronized OpenDocument document(IDocument text) {
		WeakReference<OpenDocument> known = byText.get(text);
		OpenDocument document = known == null ? null : known.get();
		if (document == null) {
			document = opened(text);
			byText.put(text, new WeakReference<>(document));
		}
		return document;
	}

	private OpenDocument opened(IDocument text) {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(text);
		Optional<URI> address = buffer == null ? Optional.empty() : addressOf(buffer);
		if (address.isEmpty()) {
			return new OpenDocument(URI.createURI("unsaved:/" + unsaved.incrementAndGet() + ".lamina"), new Workspace(List.of()),
					text);
		}
		if (byAddress.containsKey(address.get())) {
			return byAddress.get(address.get());
		}
		OpenDocument document = new OpenDocument(address.get(), workspaceOf(address.get()), text);
		byAddress.put(address.get(), document);
		changedAround(document);
		if (!LibraryFiles.holds(address.get())) {
			document.addValidationListener(
					snapshot -> DocumentListeners.tell(listener -> listener.validated(document, snapshot)));
			DocumentListeners.tell(listener -> listener.opened(document));
		}
		return document;
	}

	private Workspace workspaceOf(URI address) {
		return LibraryFiles.holds(address) ? library
				: file(address).map(file -> workspaceOf(file.getProject()))
						.orElseGet(() -> workspace(Path.of(address.toFileString()).getParent(),
								Path.of(address.toFileString()).getParent()));
	}

	private Workspace workspaceOf(IProject project) {
		return workspace(folder(project), folders(project).toArray(Path[]::new));
	}

	private synchronized Workspace workspace(Path name, Path... folders) {
		return workspaces.computeIfAbsent(name, key -> new Workspace(List.of(folders)));
	}

	private void saving(IFileBuffer buffer) {
		addressOf(buffer).filter(address -> !LibraryFiles.holds(address)).flatMap(DocumentRegistry::at)
				.ifPresent(document -> DocumentListeners.tell(listener -> listener.saving(document)));
	}

	private void closed(IFileBuffer buffer) {
		Optional<URI> address = addressOf(buffer);
		OpenDocument document;
		synchronized (this) {
			document = address.map(byAddress::remove).orElse(null);
			byText.values().removeIf(known -> known.get() == document);
		}
		if (document != null) {
			document.close();
			changedAround(document);
			if (!LibraryFiles.holds(document.address())) {
				DocumentListeners.tell(listener -> listener.closed(document));
			}
		}
	}

	/** Files were made, removed, or written by something else than an editor. */
	private void changedOutside(IResourceChangeEvent event) {
		Map<Path, IProject> touched = new HashMap<>();
		try {
			event.getDelta().accept(delta -> {
				boolean written = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
				if (delta.getResource() instanceof IProject project && (delta.getFlags() & IResourceDelta.DESCRIPTION) != 0) {
					// it may be one of Lamina no more: its markers went, but those of what is open in an editor are still to be seen
					touched.put(folder(project), project);
				}
				if (delta.getResource() instanceof IFile file && written
						&& ("lamina".equals(file.getFileExtension()) || file.getName().equals(".lamina.toml"))) {
					touched.put(folder(file.getProject()), file.getProject());
				}
				return true;
			});
		} catch (CoreException broken) {
			ILog.of(DocumentRegistry.class).log(broken.getStatus());
		}
		touched.forEach((folder, project) -> {
			Workspace workspace;
			List<OpenDocument> seeing;
			synchronized (this) {
				workspace = workspaces.get(folder);
				seeing = byAddress.values().stream().filter(document -> document.workspace() == workspaces.get(folder)).toList();
			}
			if (workspace != null) {
				workspace.setFolders(folders(project));
				seeing.forEach(OpenDocument::scheduleReading);
			}
		});
	}

	/** The folders whose models see each other. */
	private static List<Path> folders(IProject project) {
		return ModelFolder.of(project).stream().map(DocumentRegistry::real).toList();
	}

	private static Path folder(IProject project) {
		return project.getLocation() == null ? Path.of("/", project.getName()) : real(project.getLocation().toPath());
	}

	private static Optional<URI> addressOf(IFileBuffer buffer) {
		return Optional.ofNullable(buffer.getFileStore()).map(IFileStore::toURI).flatMap(DocumentRegistry::address);
	}

	private static Optional<URI> address(java.net.URI store) {
		URI address = URI.createURI(store.toString());
		return LibraryFiles.holds(address) ? Optional.of(address)
				: "file".equals(store.getScheme()) ? Optional.of(address(Path.of(store))) : Optional.empty();
	}

	private static URI address(Path file) {
		return URI.createFileURI(real(file).toString());
	}

	/** The same file by the one name that the language knows it by; a file that is not there by the name it was asked by. */
	private static Path real(Path file) {
		try {
			return file.toRealPath();
		} catch (IOException absent) {
			return file.toAbsolutePath().normalize();
		}
	}
}
