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
