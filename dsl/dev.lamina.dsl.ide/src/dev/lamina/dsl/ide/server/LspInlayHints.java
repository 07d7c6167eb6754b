package dev.lamina.dsl.ide.server;

import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.lamina.dsl.ide.snapshot.LineIndex;

/** Remarks as the protocol says them: behind the end of a line, or above it in editors that can do no better. */
final class LspInlayHints {
	private LspInlayHints() {
	}

	static InlayHint behindLine(LineIndex lineIndex, dev.lamina.dsl.ide.hint.InlayHint inlayHint) {
		int end = lineIndex.end(lineIndex.line(inlayHint.region().offset()));
		InlayHint remark = new InlayHint(LspPositions.position(lineIndex, end), Either.forLeft(inlayHint.label()));
		remark.setPaddingLeft(true);
		if (!inlayHint.tooltip().isEmpty()) {
			remark.setTooltip(Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, inlayHint.tooltip())));
		}
		return remark;
	}

	/** A lens without a command is text that no one can click. */
	static CodeLens aboveLine(LineIndex lineIndex, dev.lamina.dsl.ide.hint.InlayHint inlayHint) {
		return new CodeLens(LspPositions.range(lineIndex, inlayHint.region()), new Command(inlayHint.label(), ""), null);
	}
}
