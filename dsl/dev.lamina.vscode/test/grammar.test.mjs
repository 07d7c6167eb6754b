// The colours of the text before the language server has spoken, by the library with which VS Code itself reads the grammar.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';

const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

const here = new URL('../', import.meta.url);
let grammar;

before(async () => {
	await oniguruma.loadWASM((await readFile(require.resolve('vscode-oniguruma/release/onig.wasm'))).buffer);
	const registry = new Registry({
		onigLib: Promise.resolve({
			createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
			createOnigString: text => new oniguruma.OnigString(text),
		}),
		loadGrammar: async scope => scope === 'source.lamina'
			? parseRawGrammar(await readFile(new URL('syntaxes/lamina.tmLanguage.json', here), 'utf8'), 'lamina.tmLanguage.json') : null,
	});
	grammar = await registry.loadGrammar('source.lamina');
});

/** The words of a text with their innermost scope, without the name of the language; the quotes of a text belong to it. */
function coloured(text) {
	let stack = INITIAL;
	return text.split('\n').flatMap(line => {
		const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
		stack = ruleStack;
		const words = [];
		for (const token of tokens) {
			const word = line.slice(token.startIndex, token.endIndex);
			const scope = token.scopes.at(-1).replace(/\.?lamina$/, '');
			if (scope.startsWith('string') && words.at(-1)?.[1] === scope) {
				words.at(-1)[0] += word;
			} else if (scope !== 'source' && word.trim() !== '') {
				words.push([word.trim(), scope]);
			}
		}
		return words;
	});
}

function assertColours(text, expected) {
	assert.deepEqual(coloured(text), expected);
}

test('heads of declarations', () => {
	assertColours('package acme.vdi', [['package', 'keyword.control.import'], ['acme.vdi', 'entity.name.namespace']]);
	assertColours('import nvidia.*', [['import', 'keyword.control.import'], ['nvidia.*', 'entity.name.namespace']]);
	assertColours('host vdi1 {', [['host', 'storage.type.declaration'], ['vdi1', 'entity.name.type'], ['{', 'punctuation.section.block.begin']]);
	assertColours('gpu A40-next extends nvidia.A40', [['gpu', 'storage.type.declaration'], ['A40-next', 'entity.name.type'],
		['extends', 'storage.modifier.extends'], ['nvidia.A40', 'entity.other.inherited-class']]);
	assertColours('vm designer x 6 {', [['vm', 'storage.type.declaration'], ['designer', 'entity.name.type'], ['x', 'keyword.other.property'],
		['6', 'constant.numeric'], ['{', 'punctuation.section.block.begin']]);
});

test('members of a host', () => {
	assertColours('  gpu desktops : A40 { address "0000:3b:00.0"  iommu-group 41 }', [['gpu', 'storage.type.member'],
		['desktops', 'variable.other.member'], [':', 'punctuation.separator.type'], ['A40', 'support.type'], ['{', 'punctuation.section.block.begin'],
		['address', 'keyword.other.property'], ['"0000:3b:00.0"', 'string.quoted.double'], ['iommu-group', 'keyword.other.property'],
		['41', 'constant.numeric'], ['}', 'punctuation.section.block.end']]);
});

test('numbers and their units', () => {
	assertColours('  memory 1.5 TiB', [['memory', 'keyword.other.property'], ['1.5', 'constant.numeric'], ['TiB', 'keyword.other.unit']]);
	assertColours('  bandwidth 696GB/s', [['bandwidth', 'keyword.other.property'], ['696', 'constant.numeric'], ['GB/s', 'keyword.other.unit']]);
	assertColours('  load 95 %', [['load', 'keyword.other.property'], ['95', 'constant.numeric'], ['%', 'keyword.other.unit']]);
	assertColours('  for 5 min', [['for', 'keyword.other.property'], ['5', 'constant.numeric'], ['min', 'keyword.other.unit']]);
	assertColours('  expect throughput >= 40 /s', [['expect', 'keyword.other.property'], ['>=', 'keyword.operator.comparison'],
		['40', 'constant.numeric'], ['/s', 'keyword.other.unit']]);
	// words of the language that follow a number are no units
	assertColours('  cpu 2 x 32 cores at 2.8 GHz', [['cpu', 'keyword.other.property'], ['2', 'constant.numeric'], ['x', 'keyword.other.property'],
		['32', 'constant.numeric'], ['cores', 'keyword.other.property'], ['at', 'keyword.other.property'], ['2.8', 'constant.numeric'],
		['GHz', 'keyword.other.unit']]);
});

test('names with the shape of a datasheet', () => {
	assertColours('  partition A40-8Q x 6', [['partition', 'storage.type.member'], ['A40-8Q', 'entity.name.type.profile'],
		['x', 'keyword.other.property'], ['6', 'constant.numeric']]);
	assertColours('  partition 1g.10gb+me at 0', [['partition', 'storage.type.member'], ['1g.10gb+me', 'entity.name.type.profile'],
		['at', 'keyword.other.property'], ['0', 'constant.numeric']]);
	assertColours('  gpu 3g.40gb on box.big', [['gpu', 'keyword.other.property'], ['3g.40gb', 'entity.name.type.profile'],
		['on', 'keyword.other.property'], ['.', 'punctuation.separator']]);
	assertColours('  runs for-ever', [['runs', 'keyword.other.property']]);
});

test('comments and texts', () => {
	assertColours('/** Two\n    boards. */', [['/**', 'punctuation.definition.comment'], ['Two', 'comment.block.documentation'],
		['boards.', 'comment.block.documentation'], ['*/', 'punctuation.definition.comment']]);
	assertColours('  seed 1 // memory 2', [['seed', 'keyword.other.property'], ['1', 'constant.numeric'],
		['//', 'punctuation.definition.comment'], ['memory 2', 'comment.line.double-slash']]);
	assertColours('arrivals "a\\"b"', [['arrivals', 'keyword.other.property'], ['"a', 'string.quoted.double'], ['\\"', 'constant.character.escape'],
		['b"', 'string.quoted.double']]);
});

test('the grammar knows every keyword of the language and no other', async () => {
	const language = await readFile(new URL('../dev.lamina.dsl/src/dev/lamina/dsl/Lamina.xtext', here), 'utf8');
	const keywords = [.../^Keyword:\n([^;]*);/m.exec(language)[1].matchAll(/'([^']+)'/g)].map(match => match[1]);
	assert.ok(keywords.length > 100, `${keywords.length} keywords`);
	const coloursAsWord = word => coloured(` ${word} `).some(([text, scope]) => text === word && scope === 'keyword.other.property');
	assert.deepEqual(keywords.filter(word => !coloursAsWord(word)), ['import', 'package']);
	const words = JSON.parse(await readFile(new URL('syntaxes/lamina.tmLanguage.json', here), 'utf8')).repository.words.match;
	const listed = words.slice(words.indexOf('(?:') + 3, words.indexOf(')(?!')).split('|');
	assert.deepEqual(listed.filter(word => !keywords.includes(word)), []);
});
