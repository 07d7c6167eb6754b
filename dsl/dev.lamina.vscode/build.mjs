// Bundles the extension with its libraries into out/extension.js, the one script that VS Code loads.
import { build } from 'esbuild';

await build({
	entryPoints: ['src/extension.ts'],
	outfile: 'out/extension.js',
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	external: ['vscode'],
	minify: true,
	legalComments: 'eof',
	logLevel: 'warning',
});
