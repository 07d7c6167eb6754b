import type { CancellationToken, TextDocumentContentProvider, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** The scheme of the files of the built-in library, which are read-only. */
export const LIBRARY_SCHEME = 'lamina-library';

/** Shows files of the library, as the running language server knows them: `lamina-library:/nvidia/A40.lamina`. */
export class LibraryTexts implements TextDocumentContentProvider {
	constructor(private readonly client: () => LanguageClient | undefined) {
	}

	async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
		const client = this.client();
		if (client === undefined) {
			throw new Error(`${uri.path} is in Lamina's library, and the language server that holds it does not run.`);
		}
		return client.sendRequest<string>('lamina/libraryText', { uri: uri.toString() }, token);
	}
}
