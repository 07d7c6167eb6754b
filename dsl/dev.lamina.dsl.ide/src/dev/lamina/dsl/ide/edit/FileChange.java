package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.fix.Edit;

/**
 * What changes in one version of one file.
 *
 * @param file    the absolute address of the file
 * @param version the version of its document; {@link dev.lamina.dsl.ide.snapshot.Workspace#SAVED} where it is open in no editor
 * @param before  its text in that version
 * @param edits   sorted by place, none overlapping another, none that changes nothing
 */
public record FileChange(URI file, int version, String before, List<Edit> edits) {
	public FileChange {
		Objects.requireNonNull(file);
		Objects.requireNonNull(before);
		edits = edits.stream().sorted(Comparator.comparingInt(Edit::offset)).toList();
	}

	/** The text afterwards. */
	public String after() {
		return Edit.applied(file, before, edits);
	}

	/**
	 * The change that makes this one undone.
	 *
	 * @param now the version that the document got by this change
	 */
	public FileChange undo(int now) {
		List<Edit> back = new ArrayList<>();
		int shift = 0;
		for (Edit edit : edits) {
			back.add(new Edit(file, edit.offset() + shift, edit.replacement().length(),
					before.substring(edit.offset(), edit.end())));
			shift += edit.replacement().length() - edit.length();
		}
		return new FileChange(file, now, after(), back);
	}
}
