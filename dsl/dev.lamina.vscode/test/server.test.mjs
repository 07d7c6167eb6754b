// The packaged extension: what it contains, and a conversation with `lamina lsp` as it starts it. LAMINA_COMMAND names the program;
// a path of a jar is run with java. Without it the conversation is left out, unless LAMINA_VERIFY is set.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { createRequire, builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('../', import.meta.url));
let folder;

before(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'lamina-vscode-'));
	execFileSync('unzip', ['-q', path.join(here, 'out', 'lamina.vsix'), '-d', folder]);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('every file that the manifest names is in the package', () => {
	const extension = path.join(folder, 'extension');
	const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
	const { languages, grammars } = manifest.contributes;
	const named = [manifest.main, manifest.icon, ...languages.flatMap(language => [language.configuration, language.icon.light, language.icon.dark]),
		...grammars.map(grammar => grammar.path)];
	for (const file of named) {
		assert.ok(readFileSync(path.join(extension, file)).length > 0, file);
	}
	JSON.parse(readFileSync(path.join(extension, languages[0].configuration), 'utf8'));
});

test('the script needs nothing that is not in the package', () => {
	const script = readFileSync(path.join(folder, 'extension', 'out', 'extension.js'), 'utf8');
	const needed = new Set([...script.matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1].replace(/^node:/, '')));
	assert.ok(needed.has('vscode'));
	assert.deepEqual([...needed].filter(name => name !== 'vscode' && !builtinModules.includes(name)), []);
});

test('a conversation with the language server', { skip: !process.env.LAMINA_COMMAND && !process.env.LAMINA_VERIFY }, async () => {
	const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver-protocol/node');
	const module = path.join(folder, 'server.mjs');
	await build({ entryPoints: [path.join(here, 'src', 'server.ts')], outfile: module, format: 'esm', platform: 'node', bundle: true, logLevel: 'warning' });
	const { serverProcess } = await import(pathToFileURL(module));
	const start = serverProcess({ command: command(), javaOptions: '' }, folder, process.env);
	const server = spawn(start.command, start.args, { ...start.options, stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise(resolve => server.on('exit', resolve));
	const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
	const published = new Promise(resolve => connection.onNotification('textDocument/publishDiagnostics', resolve));
	connection.listen();

	const result = await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { libraryTexts: true } });
	assert.equal(result.serverInfo.name, 'Lamina');
	await connection.sendNotification('initialized', {});
	const uri = pathToFileURL(path.join(folder, 'model.lamina')).toString();
	const text = 'import nvidia.*\nhost h { gpu g : A4O }\n';
	await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'lamina', version: 1, text } });
	const told = await published;
	const wrong = told.diagnostics.find(diagnostic => diagnostic.code === 'name.unknown');
	assert.match(wrong.message, /A40/);
	await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: wrong.range, text: 'A40' }] });
	const [definition] = await connection.sendRequest('textDocument/definition', { textDocument: { uri }, position: wrong.range.start });
	assert.equal(definition.uri, 'lamina-library:/nvidia/A40.lamina');
	assert.match(await connection.sendRequest('lamina/libraryText', { uri: definition.uri }), /^gpu A40 \{$/m);
	await connection.sendRequest('shutdown');
	await connection.sendNotification('exit');
	assert.equal(await ended, 0);
});

/** The program; for a jar a script that runs it, because the setting names one program. */
function command() {
	const named = process.env.LAMINA_COMMAND ?? '';
	assert.notEqual(named, '', 'LAMINA_COMMAND names the program to be tried');
	if (!named.endsWith('.jar')) {
		return named;
	}
	const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
	const script = path.join(folder, 'lamina');
	writeFileSync(script, `#!/bin/sh\nexec "${java}" -jar "${path.resolve(named)}" "$@"\n`);
	chmodSync(script, 0o755);
	return script;
}
