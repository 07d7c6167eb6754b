package dev.lamina.dsl.ide.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * A change of a model as text, in one or several files: applied to all of them or to none, and undone in one step.
 *
 * @param label what it does, for a menu and for undo: "Assign designer to vdi1.desktops"
 * @param files the files that change, sorted by address; none if the model is so already
 */
public record Change(String label, List<FileChange> files) {
	public Change {
		Objects.requireNonNull(label);
		files = List.copyOf(files);
	}

	/** Whether nothing changes. */
	public boolean isEmpty() {
		return files.isEmpty();
	}

	/** The edits of all files. */
	public List<Edit> edits() {
		return files.stream().map(FileChange::edits).flatMap(List::stream).toList();
	}

	/** The files that are no longer in the version that the change is for, or are gone. */
	public Stream<URI> stale(Function<URI, Optional<Snapshot>> newest) {
		return files.stream().filter(file -> newest.apply(file.file())
				.filter(now -> now.version() == file.version() && now.text().equals(file.before())).isEmpty())
				.map(FileChange::file);
	}

	/**
	 * The text of each file afterwards.
	 *
	 * @param newest the newest snapshot of each file, such as {@code workspace::snapshot}
	 * @throws EditRefusedException if any of the files has changed meanwhile: then none may be changed
	 */
	public Map<URI, String> applied(Function<URI, Optional<Snapshot>> newest) throws EditRefusedException {
		Optional<URI> stale = stale(newest).findFirst();
		if (stale.isPresent()) {
			throw new EditRefusedException(
					"'" + stale.get().lastSegment() + "' has changed meanwhile. Nothing was changed; try again.");
		}
		Map<URI, String> texts = new LinkedHashMap<>();
		files.forEach(file -> texts.put(file.file(), file.after()));
		return texts;
	}

	/**
	 * The change that makes this one undone.
	 *
	 * @param versions the version that each document got by this change
	 */
	public Change undo(ToIntFunction<URI> versions) {
		return new Change(label, files.stream().map(file -> file.undo(versions.applyAsInt(file.file()))).toList());
	}
}
