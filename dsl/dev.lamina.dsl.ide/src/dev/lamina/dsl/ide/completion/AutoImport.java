package dev.lamina.dsl.ide.completion;

import java.util.List;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/** Makes names usable without their package: says whether they are already, and which edit imports them. */
final class AutoImport {
	private AutoImport() {
	}

	/** Whether the name of a package can be written simply. */
	static boolean isImported(CompletionContext completionContext, String packageName, String name) {
		return completionContext.imports().stream()
				.anyMatch(imported -> imported.equals(packageName + ".*") || imported.equals(packageName + '.' + name));
	}

	/** The edit that imports a package whole. */
	static List<Edit> of(Snapshot snapshot, String packageName) {
		return List.of(TextEdits.importing(snapshot.uri(), snapshot.model(), packageName));
	}
}
