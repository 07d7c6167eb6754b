// A stand-in for VS Code: enough of it for the client library to run, and a record of what a person would see.

/** Something that can be called, made and asked for any part of itself. */
function anything(name) {
	const made = function () {
		return {};
	};
	return new Proxy(made, {
		get: (target, key) => key === 'prototype' ? target.prototype : key === Symbol.toPrimitive ? () => name : key === 'then' ? undefined : anything(`${name}.${String(key)}`),
		apply: () => disposable(),
		construct: () => ({}),
	});
}

function disposable() {
	return { dispose() {} };
}

class EventEmitter {
	#listeners = new Set();
	event = listener => {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	};
	fire(event) {
		for (const listener of this.#listeners) {
			listener(event);
		}
	}
	dispose() {
		this.#listeners.clear();
	}
}

class CancellationTokenSource {
	token = { isCancellationRequested: false, onCancellationRequested: () => disposable() };
	cancel() {}
	dispose() {}
}

class Uri {
	static parse(text) {
		return Object.assign(new Uri(), { scheme: text.split(':')[0], toString: () => text, fsPath: text.replace(/^file:\/\//, '') });
	}
	static file(path) {
		return Uri.parse(`file://${path}`);
	}
}

/** An editor with settings, that has a folder open. */
export function editor(settings, folder) {
	const errors = [];
	const commands = [];
	const changes = [];
	const pending = [];
	let choice;
	let outputsShown = 0;
	const nothing = () => disposable();
	const showErrorMessage = (...message) => {
		errors.push(message);
		const chosen = Promise.resolve(choice);
		pending.push(chosen);
		return chosen;
	};
	const output = new Proxy({ name: 'Lamina', show: () => outputsShown++, dispose() {}, logLevel: 3 }, { get: (target, key) => key in target ? target[key] : nothing });
	const configuration = section => ({
		get: (key, otherwise) => settings[section === undefined ? key : `${section}.${key}`] ?? otherwise,
		has: () => false,
		inspect: () => undefined,
	});
	const namespace = (name, known) => new Proxy(known, {
		get: (target, key) => key in target ? target[key] : /^(on|register|create|show|set)/.test(String(key)) ? nothing : anything(`${name}.${String(key)}`),
	});
	const vscode = new Proxy({
		version: '1.91.0',
		EventEmitter,
		CancellationTokenSource,
		Uri,
		Disposable: class {
			static from = () => disposable();
			dispose() {}
		},
		env: { appName: 'stand-in', language: 'en', remoteName: undefined },
		workspace: namespace('workspace', {
			workspaceFolders: [{ uri: Uri.file(folder), name: 'folder', index: 0 }],
			textDocuments: [],
			notebookDocuments: [],
			getConfiguration: configuration,
			onDidChangeConfiguration: listener => {
				changes.push(listener);
				return disposable();
			},
		}),
		window: namespace('window', { createOutputChannel: () => output, showErrorMessage, showWarningMessage: showErrorMessage, showInformationMessage: showErrorMessage,
			visibleTextEditors: [], tabGroups: { all: [], onDidChangeTabs: nothing, onDidChangeTabGroups: nothing } }),
		commands: namespace('commands', {
			executeCommand: async (...command) => {
				commands.push(command);
			},
		}),
		languages: namespace('languages', { match: () => 0 }),
	}, { get: (target, key) => key in target ? target[key] : anything(String(key)) });
	return {
		vscode,
		errors: () => errors,
		commands: () => commands,
		outputsShown: () => outputsShown,
		chooses: button => {
			choice = button;
		},
		settled: async () => {
			await Promise.all(pending);
			await new Promise(resolve => setImmediate(resolve));
		},
		/** A setting changes; done when all who listen are. */
		changesSetting: name => Promise.all(changes.map(listener => listener({ affectsConfiguration: asked => asked === name }))),
	};
}
