package dev.lamina.dsl.ide.server;

import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.lamina.dsl.ide.hint.Hint;
import dev.lamina.dsl.ide.snapshot.Lines;

/** Remarks as the protocol says them: behind the end of a line, or above it in editors that can do no better. */
final class Remarks {
	private Remarks() {
	}

	static InlayHint behindLine(Lines lines, Hint hint) {
		int end = lines.end(lines.line(hint.place().offset()));
		InlayHint remark = new InlayHint(Places.position(lines, end), Either.forLeft(hint.label()));
		remark.setPaddingLeft(true);
		if (!hint.tooltip().isEmpty()) {
			remark.setTooltip(Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, hint.tooltip())));
		}
		return remark;
	}

	/** A lens without a command is text that nobody can click. */
	static CodeLens aboveLine(Lines lines, Hint hint) {
		return new CodeLens(Places.range(lines, hint.place()), new Command(hint.label(), ""), null);
	}
}
