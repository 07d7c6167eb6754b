package dev.lamina.dsl.linking;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;

/** The texts that some files had at a moment: what was computed from them is right as long as their versions are the same. */
public final class ModificationStamps {
	/** For each file something that is another object after each change of its text. */
	private final List<Object> versions = new ArrayList<>();

	/** The versions of files as they are now. */
	public ModificationStamps(Iterable<? extends Resource> files) {
		files.forEach(file -> versions
				.add(file instanceof XtextResource text && text.getParseResult() != null ? text.getParseResult() : file));
	}

	/** Whether these are the same files with the same texts. */
	public boolean areSame(ModificationStamps other) {
		boolean same = versions.size() == other.versions.size();
		for (int file = 0; same && file < versions.size(); file++) {
			same = versions.get(file) == other.versions.get(file);
		}
		return same;
	}
}
