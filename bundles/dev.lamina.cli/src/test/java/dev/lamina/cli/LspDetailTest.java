package dev.lamina.cli;

import static dev.lamina.cli.LspRequests.applied;
import static dev.lamina.cli.LspRequests.codes;
import static dev.lamina.cli.LspRequests.edits;
import static dev.lamina.cli.LspRequests.id;
import static dev.lamina.cli.LspRequests.initialize;
import static dev.lamina.cli.LspRequests.of;
import static dev.lamina.cli.LspRequests.open;
import static dev.lamina.cli.LspTestClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a problem leads to, fixes for a whole document, requests about a piece of one, and requests that are taken back. */
@Tag("process")
class LspDetailTest {
	@TempDir
	private Path folder;

	private String written(String text) throws Exception {
		return Files.writeString(folder.toRealPath().resolve("model.lamina"), text).toUri().toString();
	}

	@Test
	void aProblemLeadsToItsRuleAndToTheOtherPlace() throws Exception {
		String text = "import stacks.*\nimport nvidia.*\nhost a { hypervisor HyperV  gpu g : A40 }\npolicy p for a.g { stack "
				+ "Vfio }\nhost a { }\n";
		String model = written(text);
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, text);
			List<Diagnostic> problems = lspTestClient.diagnostics(model, 1).getDiagnostics();
			Diagnostic twice = problems.stream().filter(problem -> problem.getCode().getLeft().equals("name.duplicate"))
					.findFirst().orElseThrow(() -> new AssertionError(problems.toString()));
			Path page = Path.of(java.net.URI.create(twice.getCodeDescription().getHref()));
			assertTrue(Files.readString(page).contains("name.duplicate"), page.toString());
			DiagnosticRelatedInformation other = twice.getRelatedInformation().getFirst();
			assertEquals("host a has the same name", other.getMessage());
			assertEquals(model, other.getLocation().getUri());
			assertEquals(of(text, "a {").getStart(), other.getLocation().getRange().getStart());
			// a place in the library is one that the editor can open
			Diagnostic unsuitable = problems.stream().filter(problem -> problem.getCode().getLeft().equals("stack.hypervisor"))
					.findFirst()
					.orElseThrow(() -> new AssertionError(problems.toString()));
			Path stack = Path.of(java.net.URI.create(unsuitable.getRelatedInformation().getFirst().getLocation().getUri()));
			assertTrue(Files.readString(stack).contains("stack Vfio"), stack.toString());
			answer(lspTestClient.server().shutdown());
			lspTestClient.server().exit();
			assertEquals(0, lspTestClient.ended());
			assertFalse(Files.exists(page), "the pages stay behind");
		}
	}

	@Test
	void aHoverLeavesTheProblemsToTheEditor() throws Exception {
		String text = "host a { memroy 3 GiB }\nvm dd\nvm dd { }\n";
		String model = written(text);
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, text);
			assertEquals(List.of("property.unknown", "name.duplicate"),
					codes(lspTestClient.diagnostics(model, 1).getDiagnostics()));
			var texts = lspTestClient.server().getTextDocumentService();
			assertNull(answer(texts.hover(new HoverParams(id(model), LspRequests.at(text, "memroy", 1)))));
			String card = answer(texts.hover(new HoverParams(id(model), LspRequests.at(text, "dd { }\n", 1)))).getContents()
					.getRight().getValue();
			assertTrue(card.contains("dd") && !card.contains("already the name"), card);
		}
	}

	@Test
	void allThatNeedsNoDecisionIsFixedAtOnce() throws Exception {
		String text = "host a {\n  memory 4 GB\n}\n\nvm b {\n  memroy 2 GiB\n}\n;\n";
		String model = written(text);
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, text);
			List<Diagnostic> problems = lspTestClient.diagnostics(model, 1).getDiagnostics();
			CodeActionContext context = new CodeActionContext(problems, List.of(CodeActionKind.SourceFixAll));
			Range whole = new Range(new Position(0, 0), new Position(8, 0));
			List<CodeAction> actions = answer(
					lspTestClient.server().getTextDocumentService().codeAction(new CodeActionParams(id(model), whole, context)))
					.stream()
					.map(action -> action.getRight()).toList();
			assertEquals(List.of("source.fixAll.lamina"), actions.stream().map(CodeAction::getKind).toList());
			String fixed = applied(text, edits(actions.getFirst().getEdit(), model, 1));
			assertTrue(fixed.contains("memory 2 GiB") && !fixed.contains(";"), fixed);
			// no one who asks for quick fixes gets it
			context = new CodeActionContext(problems, List.of(CodeActionKind.QuickFix));
			actions = answer(
					lspTestClient.server().getTextDocumentService().codeAction(new CodeActionParams(id(model), whole, context)))
					.stream()
					.map(action -> action.getRight()).toList();
			assertTrue(
					!actions.isEmpty() && actions.stream().allMatch(action -> action.getKind().equals(CodeActionKind.QuickFix)),
					codes(problems) + " " + actions);
		}
	}

	@Test
	void aPieceIsFormattedAndColouredByItself() throws Exception {
		String text = "host   a {\n    memory 4 GiB\n}\n\nvm   b {\n    memory 2 GiB\n}\n";
		String model = written(text);
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, text);
			var texts = lspTestClient.server().getTextDocumentService();
			Range second = new Range(new Position(4, 0), new Position(6, 1));
			assertEquals("host   a {\n    memory 4 GiB\n}\n\nvm b {\n  memory 2 GiB\n}\n",
					applied(text, answer(texts.rangeFormatting(
							new DocumentRangeFormattingParams(id(model), new FormattingOptions(2, true), second)))));
			List<Integer> all = answer(texts.semanticTokensFull(new SemanticTokensParams(id(model)))).getData();
			List<Integer> some = answer(texts.semanticTokensRange(new SemanticTokensRangeParams(id(model), second))).getData();
			assertTrue(!some.isEmpty() && some.size() < all.size(), some + " of " + all);
			assertEquals(4, some.getFirst(), "the first token stands in line 5");
			assertEquals(all.subList(all.size() - some.size() + 1, all.size()), some.subList(1, some.size()),
					"places count from the token before");
		}
	}

	@Test
	void aRequestThatIsTakenBackDisturbsNothing() throws Exception {
		StringBuilder text = new StringBuilder();
		for (int number = 0; number < 3000; number++) {
			text.append("vm v").append(number).append(" {\n  memory 2 GiB\n}\n\n");
		}
		String model = written(text.toString());
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, text.toString());
			for (int number = 0; number < 20; number++) {
				lspTestClient.server().getTextDocumentService().semanticTokensFull(new SemanticTokensParams(id(model)))
						.cancel(true);
			}
			assertEquals(3000,
					answer(lspTestClient.server().getTextDocumentService().documentSymbol(new DocumentSymbolParams(id(model))))
							.size());
			assertEquals("", lspTestClient.err());
		}
	}
}
