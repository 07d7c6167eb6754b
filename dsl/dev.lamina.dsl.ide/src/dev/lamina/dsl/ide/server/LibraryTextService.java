package dev.lamina.dsl.ide.server;

import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;

/** What the server answers beyond the protocol. */
@JsonSegment("lamina")
public interface LibraryTextService {
	/**
	 * The text of a file of the library, such as {@code lamina-library:/nvidia/A40.lamina}. An editor that asks for it sets
	 * {@code libraryTexts} in its initialisation options; others are given files.
	 */
	@JsonRequest
	CompletableFuture<String> libraryText(TextDocumentIdentifier file);
}
