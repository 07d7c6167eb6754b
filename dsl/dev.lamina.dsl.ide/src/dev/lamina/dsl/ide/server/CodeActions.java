package dev.lamina.dsl.ide.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.Fix;
import dev.lamina.dsl.ide.fix.QuickFixes;
import dev.lamina.dsl.ide.fix.SafeFixes;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * What an editor offers at a piece of text: the fixes of each problem that touches it, and all safe fixes of the document at
 * once.
 */
final class CodeActions {
	/** Puts right what needs no decision, in the whole document. */
	static final String FIX_ALL = CodeActionKind.SourceFixAll + ".lamina";

	private final QuickFixes fixes;
	private final WorkspaceEdits edits;

	/**
	 * @param failures told what of the fixes could not be worked out, a sentence for each
	 */
	CodeActions(WorkspaceEdits edits, Consumer<String> failures) {
		this.fixes = new QuickFixes(failures);
		this.edits = edits;
	}

	List<CodeAction> at(Snapshot snapshot, Range range, CodeActionContext context, CancelIndicator cancelled) {
		List<dev.lamina.dsl.diagnostic.Diagnostic> diagnostics = snapshot.diagnostics(cancelled).orElse(List.of());
		List<CodeAction> actions = new ArrayList<>();
		if (isWanted(CodeActionKind.QuickFix, context)) {
			for (dev.lamina.dsl.diagnostic.Diagnostic diagnostic : diagnostics) {
				if (LspPositions.touch(LspPositions.range(diagnostic), range)) {
					fixes.fixes(snapshot.resource(), diagnostic).forEach(fix -> actions.add(action(fix, diagnostic, context)));
				}
			}
		}
		if (context.getOnly() != null && isWanted(FIX_ALL, context)) {
			fixAll(snapshot, diagnostics).ifPresent(actions::add);
		}
		return actions;
	}

	private CodeAction action(Fix fix, dev.lamina.dsl.diagnostic.Diagnostic diagnostic, CodeActionContext context) {
		CodeAction action = new CodeAction(fix.label());
		action.setKind(CodeActionKind.QuickFix);
		action.setIsPreferred(fix.preferred());
		action.setDiagnostics(List.of(shown(diagnostic, context)));
		action.setEdit(edits.of(fix.edits()));
		return action;
	}

	/** The problem as the editor shows it, which may be how it was told before the last change. */
	private static Diagnostic shown(dev.lamina.dsl.diagnostic.Diagnostic diagnostic, CodeActionContext context) {
		Diagnostic now = LspDiagnostics.of(diagnostic);
		return context.getDiagnostics().stream()
				.filter(known -> known.getRange().equals(now.getRange()) && now.getCode().equals(known.getCode())
						&& now.getMessage().equals(known.getMessage()))
				.findFirst().orElse(now);
	}

	private Optional<CodeAction> fixAll(Snapshot snapshot, List<dev.lamina.dsl.diagnostic.Diagnostic> diagnostics) {
		List<Edit> all = SafeFixes.chosen(fixes, snapshot.resource(), diagnostics).stream()
				.flatMap(appliedFix -> appliedFix.fix().edits().stream()).toList();
		if (all.isEmpty()) {
			return Optional.empty();
		}
		CodeAction action = new CodeAction("Fix all that needs no decision");
		action.setKind(FIX_ALL);
		action.setEdit(edits.of(all));
		return Optional.of(action);
	}

	private static boolean isWanted(String kind, CodeActionContext context) {
		return context.getOnly() == null || context.getOnly().stream()
				.anyMatch(wanted -> wanted.isEmpty() || kind.equals(wanted) || kind.startsWith(wanted + '.'));
	}
}
