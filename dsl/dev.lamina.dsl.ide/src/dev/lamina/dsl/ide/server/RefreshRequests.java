package dev.lamina.dsl.ide.server;

import java.util.Optional;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;

/** Asks an editor to ask again for what it shows beside the text, after something has changed that it does not know of. */
final class RefreshRequests {
	private RefreshRequests() {
	}

	/** For everything. */
	static void requestAll(LanguageClient client, ClientCapabilities clientCan) {
		requestInlayHints(client, clientCan);
		if (Optional.ofNullable(clientCan.getWorkspace()).map(can -> can.getSemanticTokens()).map(can -> can.getRefreshSupport())
				.orElse(false)) {
			client.refreshSemanticTokens();
		}
	}

	/** For remarks alone. */
	static void requestInlayHints(LanguageClient client, ClientCapabilities clientCan) {
		Optional<WorkspaceClientCapabilities> workspace = Optional.ofNullable(clientCan.getWorkspace());
		if (workspace.map(can -> can.getCodeLens()).map(can -> can.getRefreshSupport()).orElse(false)) {
			client.refreshCodeLenses();
		}
		if (workspace.map(can -> can.getInlayHint()).map(can -> can.getRefreshSupport()).orElse(false)) {
			client.refreshInlayHints();
		}
	}
}
