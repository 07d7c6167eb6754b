import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client';
import { LIBRARY_SCHEME, LibraryTexts } from './library';

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel;

/** Starts the language server and shows the files of its library. VS Code calls it when a model is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	output = vscode.window.createOutputChannel('Lamina', { log: true });
	context.subscriptions.push(
		output,
		vscode.workspace.registerTextDocumentContentProvider(LIBRARY_SCHEME, new LibraryTexts(() => client)),
		vscode.commands.registerCommand('lamina.restart', restart),
		vscode.workspace.onDidChangeConfiguration(async changed => {
			if (changed.affectsConfiguration('lamina.command') || changed.affectsConfiguration('lamina.javaOptions')
					|| changed.affectsConfiguration('lamina.liveFigures')) {
				await restart();
			}
		}),
	);
	await start();
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
	const running = client;
	client = undefined;
	await running?.dispose();
}

async function restart(): Promise<void> {
	await deactivate();
	await start();
}

/** A server that cannot be started is said once, with the way to the setting; colours and brackets work without it. */
async function start(): Promise<void> {
	const starting = createClient(output);
	try {
		await starting.start();
		client = starting;
	} catch (failure) {
		output.error(String(failure));
		const settings = 'Open Settings';
		const chosen = await vscode.window.showErrorMessage(
			`Lamina's language server cannot be started. Is '${commandSetting()}' the program 'lamina'?`, settings);
		if (chosen === settings) {
			await vscode.commands.executeCommand('workbench.action.openSettings', 'lamina.command');
		}
	}
}

function commandSetting(): string {
	return vscode.workspace.getConfiguration('lamina').get<string>('command', 'lamina');
}
