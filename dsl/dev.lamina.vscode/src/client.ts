import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { type Settings, serverProcess } from './server';
import { LIBRARY_SCHEME } from './library';

/** A client of the language server that the settings name; it is not started yet. */
export function createClient(output: vscode.LogOutputChannel): LanguageClient {
	const folder = vscode.workspace.workspaceFolders?.find(candidate => candidate.uri.scheme === 'file')?.uri.fsPath;
	const server: ServerOptions = serverProcess(settings(), folder, process.env);
	const options: LanguageClientOptions = {
		documentSelector: ['file', 'untitled', LIBRARY_SCHEME].map(scheme => ({ scheme, language: 'lamina' })),
		outputChannel: output,
		initializationOptions: { libraryTexts: true, liveFigures: vscode.workspace.getConfiguration('lamina').get<boolean>('liveFigures', false) },
	};
	return new LanguageClient('lamina', 'Lamina', server, options);
}

function settings(): Settings {
	const lamina = vscode.workspace.getConfiguration('lamina');
	return { command: lamina.get<string>('command', ''), javaOptions: lamina.get<string>('javaOptions', '') };
}
