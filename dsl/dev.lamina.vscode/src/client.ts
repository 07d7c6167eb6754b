import * as vscode from 'vscode';
import { CloseAction, type CloseHandlerResult, ErrorAction, LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { RunningServer, type ServerProcess, type Settings, serverProcess } from './server';
import { LIBRARY_SCHEME } from './library';

/** A server that has answered once is started again when it ends, but not for ever. */
const MAX_RESTARTS = 4;

/** How the settings say that the server is started. */
export function configuredServer(): ServerProcess {
	const folder = vscode.workspace.workspaceFolders?.find(candidate => candidate.uri.scheme === 'file')?.uri.fsPath;
	return serverProcess(settings(), folder, process.env);
}

/** A client that talks to a server that runs. */
export function createClient(output: vscode.LogOutputChannel, server: ServerProcess, running: RunningServer): LanguageClient {
	return new LaminaClient(output, server, running);
}

/**
 * Shows no message of its own before the server has answered the first request, and does not start one again that ended before: the
 * second try would end as the first.
 */
class LaminaClient extends LanguageClient {
	private answered = false;
	private restarts = 0;

	constructor(output: vscode.LogOutputChannel, server: ServerProcess, running: RunningServer) {
		let first: RunningServer | undefined = running;
		const options: LanguageClientOptions = {
			documentSelector: ['file', 'untitled', LIBRARY_SCHEME].map(scheme => ({ scheme, language: 'lamina' })),
			outputChannel: output,
			initializationOptions: { libraryTexts: true, liveFigures: vscode.workspace.getConfiguration('lamina').get<boolean>('liveFigures', false) },
			initializationFailedHandler: () => false,
			errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: !this.answered }), closed: () => this.afterEnd() },
		};
		super('lamina', 'Lamina', async () => {
			const next = first ?? await RunningServer.start(server);
			first = undefined;
			return next.process;
		}, options);
	}

	override async start(): Promise<void> {
		await super.start();
		this.answered = true;
	}

	override error(message: string, data?: unknown, showNotification?: boolean | 'force'): void {
		super.error(message, data, this.answered ? showNotification : false);
	}

	private afterEnd(): CloseHandlerResult {
		if (!this.answered) {
			return { action: CloseAction.DoNotRestart, handled: true };
		}
		this.restarts++;
		return this.restarts <= MAX_RESTARTS ? { action: CloseAction.Restart }
			: { action: CloseAction.DoNotRestart, message: 'Lamina\'s language server has ended too often and is not started again. Its output says why.' };
	}
}

function settings(): Settings {
	const lamina = vscode.workspace.getConfiguration('lamina');
	return { command: lamina.get<string>('command', ''), javaOptions: lamina.get<string>('javaOptions', '') };
}
