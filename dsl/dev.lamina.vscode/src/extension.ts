import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { configuredServer, createClient } from './client';
import { LIBRARY_SCHEME, LibraryTexts } from './library';
import { RunningServer } from './server';

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel;
/** Starts and ends follow one another, so that never two servers run. */
let lastChange: Promise<void> = Promise.resolve();

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
	await afterwards(start);
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
	await afterwards(stop);
}

async function restart(): Promise<void> {
	await afterwards(async () => {
		await stop();
		await start();
	});
}

function afterwards(change: () => Promise<void>): Promise<void> {
	lastChange = lastChange.then(change, change);
	return lastChange;
}

async function stop(): Promise<void> {
	const running = client;
	client = undefined;
	await running?.dispose();
}

/** A server that cannot be started is said once, with the reason; colours and brackets work without it. */
async function start(): Promise<void> {
	const server = configuredServer();
	let running: RunningServer;
	try {
		running = await RunningServer.start(server);
	} catch (failure) {
		sayFailed((failure as Error).message);
		return;
	}
	const starting = createClient(output, server, running);
	try {
		await starting.start();
		client = starting;
	} catch (failure) {
		output.error(String(failure));
		running.process.kill();
		sayFailed(`Lamina's language server ended at its start: ${await running.ended}`);
	}
}

function sayFailed(sentence: string): void {
	const settings = 'Open Settings';
	const details = 'Show Output';
	output.error(sentence);
	void vscode.window.showErrorMessage(sentence, settings, details).then(chosen => {
		if (chosen === settings) {
			void vscode.commands.executeCommand('workbench.action.openSettings', 'lamina.command');
		} else if (chosen === details) {
			output.show();
		}
	});
}
