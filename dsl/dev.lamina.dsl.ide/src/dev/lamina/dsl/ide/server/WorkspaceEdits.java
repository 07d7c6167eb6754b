package dev.lamina.dsl.ide.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.edit.FileChange;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

/** Edits of files as the protocol says them: with the version that they fit to, where the editor wants to know it. */
final class WorkspaceEdits {
	private final LspDocuments lspDocuments;
	private volatile boolean versioned;

	WorkspaceEdits(LspDocuments lspDocuments) {
		this.lspDocuments = lspDocuments;
	}

	/** Takes note that the editor understands edits of versions. */
	void versioned(boolean understood) {
		versioned = understood;
	}

	/** The edits of any files as these are now. */
	WorkspaceEdit of(List<Edit> edits) {
		return of(edits, file -> lspDocuments.snapshot(file).map(Snapshot::lines).orElseThrow());
	}

	/** A change of the versions that it is for. */
	WorkspaceEdit of(Change change) {
		Map<URI, FileChange> files = new LinkedHashMap<>();
		change.files().forEach(file -> files.put(file.file(), file));
		return of(change.edits(), file -> LineIndex.of(files.get(file).before()), file -> Optional.of(files.get(file).version())
				.filter(version -> version != Workspace.SAVED).flatMap(version -> lspDocuments.version(file)));
	}

	/** The edits of any files, whose lines the user knows. */
	WorkspaceEdit of(List<Edit> edits, Function<URI, LineIndex> lines) {
		return of(edits, lines, lspDocuments::version);
	}

	private WorkspaceEdit of(List<Edit> edits, Function<URI, LineIndex> lines, Function<URI, Optional<Integer>> versions) {
		Map<URI, List<Edit>> byFile = new LinkedHashMap<>();
		edits.forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(edit));
		if (!versioned) {
			Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
			byFile.forEach((file, changed) -> changes.put(lspDocuments.name(file), texts(lines.apply(file), changed)));
			return new WorkspaceEdit(changes);
		}
		List<Either<TextDocumentEdit, org.eclipse.lsp4j.ResourceOperation>> changes = new ArrayList<>();
		byFile.forEach((file, changed) -> {
			VersionedTextDocumentIdentifier document = new VersionedTextDocumentIdentifier(lspDocuments.name(file),
					versions.apply(file).orElse(null));
			List<Either<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>> texts = new ArrayList<>();
			texts(lines.apply(file), changed).forEach(text -> texts.add(Either.forLeft(text)));
			changes.add(Either.forLeft(new TextDocumentEdit(document, texts)));
		});
		return new WorkspaceEdit(changes);
	}

	/** The edits of one file. */
	static List<TextEdit> texts(LineIndex lineIndex, List<Edit> edits) {
		return edits.stream()
				.map(edit -> new TextEdit(LspPositions.range(lineIndex, new Region(edit.offset(), edit.length())),
						edit.replacement()))
				.toList();
	}
}
