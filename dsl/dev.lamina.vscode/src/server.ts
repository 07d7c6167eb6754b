import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import * as path from 'node:path';

/** What the user has set. */
export interface Settings {
	/** A name on the PATH or the path of the program; one that begins with a dot is relative to the workspace. */
	readonly command: string;
	/** Options for Java, or nothing. */
	readonly javaOptions: string;
}

/** How the server is started. */
export interface ServerProcess {
	readonly command: string;
	readonly args: string[];
	readonly options: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv };
}

/** The process that serves the language for these settings, in a folder and an environment. Imports nothing of VS Code, so that it can be tried without. */
export function serverProcess(settings: Settings, folder: string | undefined, environment: NodeJS.ProcessEnv): ServerProcess {
	const command = settings.command.trim() || 'lamina';
	const javaOptions = [environment['JAVA_TOOL_OPTIONS'], settings.javaOptions].map(part => part?.trim()).filter(part => part).join(' ');
	return {
		command: command.startsWith('.') && folder !== undefined ? path.resolve(folder, command) : command,
		args: ['lsp'],
		options: {
			...(folder === undefined ? {} : { cwd: folder }),
			env: javaOptions === '' ? environment : { ...environment, JAVA_TOOL_OPTIONS: javaOptions },
		},
	};
}

/** A server that runs, and what becomes of it. */
export class RunningServer {
	private lastLine = '';
	/** Why it has ended, as a sentence; kept until it has. */
	readonly ended: Promise<string>;

	private constructor(readonly process: ChildProcessWithoutNullStreams) {
		let rest = '';
		process.stderr.on('data', (data: Buffer) => {
			const lines = (rest + data.toString('utf8')).split(/\r?\n/);
			rest = lines.at(-1) ?? '';
			this.lastLine = lines.filter(line => line.trim() !== '').at(-1)?.trim() ?? this.lastLine;
		});
		this.ended = new Promise(resolve => process.once('close', (code, signal) => resolve(this.reason(code, signal))));
	}

	/** Starts a server. Where there is no such program the error is a sentence for the user. */
	static start(server: ServerProcess): Promise<RunningServer> {
		return new Promise((resolve, reject) => {
			const process = spawn(server.command, server.args, server.options);
			const running = new RunningServer(process);
			process.once('spawn', () => resolve(running));
			process.once('error', (error: NodeJS.ErrnoException) => reject(new Error(unstartable(server.command, error))));
		});
	}

	/** The last line of what it wrote says why, as far as it wrote anything. */
	private reason(code: number | null, signal: NodeJS.Signals | null): string {
		return this.lastLine || (signal === null ? `It ended with exit status ${code} and no message.` : `It was ended by ${signal}.`);
	}
}

function unstartable(command: string, error: NodeJS.ErrnoException): string {
	const isPath = /[\\/]/.test(command);
	if (error.code === 'ENOENT') {
		return isPath ? `There is no program '${command}'. Set lamina.command to where Lamina's program 'lamina' is.`
			: `The program '${command}' is not on the PATH. Set lamina.command to where it is.`;
	}
	return `'${command}' cannot be run (${error.code ?? error.message}). Set lamina.command to where Lamina's program 'lamina' is.`;
}
