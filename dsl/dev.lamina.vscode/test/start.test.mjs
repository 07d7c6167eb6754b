// What a person is told when the language server does not start: by the packaged script itself, in a stand-in for VS Code, with real processes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { editor } from './editor.mjs';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('../', import.meta.url));
let folder;
let shown;
let extension;

before(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'lamina-vscode-'));
	execFileSync('unzip', ['-q', path.join(here, 'out', 'lamina.vsix'), '-d', folder]);
});

afterEach(async () => {
	await extension?.deactivate().catch(() => undefined);
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** Loads the extension afresh into an editor whose setting names a command. */
function loaded(command) {
	const script = path.join(folder, 'extension', 'out', 'extension.js');
	delete require.cache[script];
	shown = editor({ 'lamina.command': command }, folder);
	const load = Module._load;
	Module._load = (name, ...rest) => name === 'vscode' ? shown.vscode : load(name, ...rest);
	try {
		extension = require(script);
	} finally {
		Module._load = load;
	}
	return extension;
}

function program(name, text) {
	const file = path.join(folder, name);
	writeFileSync(file, `#!/bin/sh\necho started >> "${file}.starts"\n${text}\n`);
	chmodSync(file, 0o755);
	return file;
}

const starts = file => existsSync(`${file}.starts`) ? readFileSync(`${file}.starts`, 'utf8').split('\n').length - 1 : 0;

test('a server that ends at its start is said once, with the last line of what it wrote, and not started again', async () => {
	const nojdk = program('nojdk', 'echo "Building" >&2\necho "Lamina needs a JDK 21 or newer and found none." >&2\nexit 2');
	await loaded(nojdk).activate({ subscriptions: [] });
	assert.deepEqual(shown.errors(), [["Lamina's language server ended at its start: Lamina needs a JDK 21 or newer and found none.", 'Open Settings', 'Show Output']]);
	assert.equal(starts(nojdk), 1);
});

test('a server that says something else, or nothing, before it ends is said too', async () => {
	const silent = program('silent', 'exit 2');
	await loaded(silent).activate({ subscriptions: [] });
	assert.deepEqual(shown.errors().map(([text]) => text), ["Lamina's language server ended at its start: It ended with exit status 2 and no message."]);
	assert.equal(starts(silent), 1);
});

test('a program that is not there is said once, with what to set', async () => {
	await loaded('lamina-is-not-here').activate({ subscriptions: [] });
	assert.deepEqual(shown.errors().map(([text]) => text), ["The program 'lamina-is-not-here' is not on the PATH. Set lamina.command to where it is."]);
	const elsewhere = path.join(folder, 'nowhere', 'lamina');
	await loaded(elsewhere).activate({ subscriptions: [] });
	assert.deepEqual(shown.errors().map(([text]) => text), [`There is no program '${elsewhere}'. Set lamina.command to where Lamina's program 'lamina' is.`]);
});

test('the buttons lead to the setting and to the output', async () => {
	const nojdk = program('buttons', 'exit 2');
	loaded(nojdk);
	shown.chooses('Open Settings');
	await extension.activate({ subscriptions: [] });
	await shown.settled();
	assert.deepEqual(shown.commands(), [['workbench.action.openSettings', 'lamina.command']]);
	loaded(nojdk);
	shown.chooses('Show Output');
	await extension.activate({ subscriptions: [] });
	await shown.settled();
	assert.equal(shown.outputsShown(), 1);
});

test('settings that change quickly start one server after the other', async () => {
	const log = path.join(folder, 'running.log');
	const slow = program('slow', `echo begin >> "${log}"\nsleep 0.3\necho end >> "${log}"\nexit 2`);
	await loaded(slow).activate({ subscriptions: [] });
	await Promise.all([shown.changesSetting('lamina.command'), shown.changesSetting('lamina.command'), shown.changesSetting('lamina.liveFigures')]);
	assert.equal(readFileSync(log, 'utf8'), 'begin\nend\n'.repeat(4));
});
