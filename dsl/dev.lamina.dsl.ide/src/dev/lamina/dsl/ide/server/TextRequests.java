package dev.lamina.dsl.ide.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.colouring.SemanticTokensProvider;
import dev.lamina.dsl.ide.completion.CompletionProvider;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.folding.FoldingRangeProvider;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.dsl.ide.highlight.HighlightProvider;
import dev.lamina.dsl.ide.hover.HoverProvider;
import dev.lamina.dsl.ide.navigation.Definition;
import dev.lamina.dsl.ide.navigation.DefinitionProvider;
import dev.lamina.dsl.ide.navigation.ReferenceProvider;
import dev.lamina.dsl.ide.rename.RenameRefactoring;
import dev.lamina.dsl.ide.rename.RenameRefusedException;
import dev.lamina.dsl.ide.selection.SelectionRanges;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.symbol.SymbolProvider;

/**
 * Takes what happens to documents, and has what is asked about them answered by the services; translates places and nothing else.
 */
final class TextRequests implements TextDocumentService {
	private final LaminaServer server;
	private final LspDocuments lspDocuments;
	private final RequestExecutor requestExecutor;
	private final WorkspaceEdits edits;
	private final CodeActions codeActions;

	TextRequests(LaminaServer server, LspDocuments lspDocuments, RequestExecutor requestExecutor, WorkspaceEdits edits) {
		this.server = server;
		this.lspDocuments = lspDocuments;
		this.requestExecutor = requestExecutor;
		this.edits = edits;
		codeActions = new CodeActions(edits, server::log);
	}

	@Override
	public void didOpen(DidOpenTextDocumentParams params) {
		TextDocumentItem document = params.getTextDocument();
		lspDocuments.open(document.getUri(), document.getVersion(), document.getText());
		server.onDocumentsChanged();
	}

	@Override
	public void didChange(DidChangeTextDocumentParams params) {
		lspDocuments.change(params.getTextDocument().getUri(), Optional.ofNullable(params.getTextDocument().getVersion()),
				params.getContentChanges());
		server.onDocumentsChanged();
	}

	@Override
	public void didClose(DidCloseTextDocumentParams params) {
		lspDocuments.close(params.getTextDocument().getUri());
		server.onDocumentClosed(params.getTextDocument().getUri());
	}

	@Override
	public void didSave(DidSaveTextDocumentParams params) {
		// the text is known already
	}

	@Override
	public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
		CompletionItems items = new CompletionItems(server.clientSupportsSnippets());
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> Either.forRight(new CompletionList(false,
						CompletionProvider.at(snapshot, LspPositions.offset(snapshot.lines(), params.getPosition())).stream()
								.map(proposal -> items.of(snapshot.lines(), proposal)).toList())));
	}

	@Override
	public CompletableFuture<Hover> hover(HoverParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> HoverProvider
						.cardAt(snapshot, LspPositions.offset(snapshot.lines(), params.getPosition()))
						.map(card -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, card.markdown()),
								LspPositions.range(snapshot.lines(), card.region())))
						.orElse(null));
	}

	@Override
	public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
		return requestExecutor.submit(name(params.getTextDocument()), (snapshot, cancelled) -> {
			Region shown = LspPositions.region(snapshot.lines(), params.getRange());
			return server.inlayHints(snapshot).stream().filter(inlayHint -> shown.touches(inlayHint.region().offset()))
					.map(hint -> LspInlayHints.behindLine(snapshot.lines(), hint)).toList();
		});
	}

	@Override
	public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> server.inlayHints(snapshot).stream()
						.map(inlayHint -> LspInlayHints.aboveLine(snapshot.lines(), inlayHint))
						.toList());
	}

	@Override
	public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams params) {
		return requestExecutor.submit(name(params.getTextDocument()), (snapshot, cancelled) -> {
			List<Definition> definitions = DefinitionProvider.at(snapshot,
					LspPositions.offset(snapshot.lines(), params.getPosition()));
			return server.clientSupportsLinks()
					? Either.forRight(definitions.stream().map(found -> link(snapshot, found)).toList())
					: Either.forLeft(definitions.stream().map(this::location).toList());
		});
	}

	private LocationLink link(Snapshot snapshot, Definition definition) {
		LineIndex lineIndex = LineIndex.of(definition.text());
		return new LocationLink(lspDocuments.name(definition.file()), LspPositions.range(lineIndex, definition.element()),
				LspPositions.range(lineIndex, definition.name()),
				LspPositions.range(snapshot.lines(), definition.origin()));
	}

	private Location location(Definition definition) {
		return new Location(lspDocuments.name(definition.file()),
				LspPositions.range(LineIndex.of(definition.text()), definition.name()));
	}

	@Override
	public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
		return requestExecutor.submit(name(params.getTextDocument()), (snapshot, cancelled) -> {
			int offset = LspPositions.offset(snapshot.lines(), params.getPosition());
			return lspDocuments.projectsContaining(snapshot.uri()).stream().flatMap(project -> {
				ProjectLines lines = new ProjectLines(project);
				return ReferenceProvider.at(snapshot, offset, project).stream()
						.filter(occurrence -> params.getContext().isIncludeDeclaration() || !occurrence.declares())
						.map(occurrence -> new Location(lspDocuments.name(occurrence.file()),
								LspPositions.range(lines.of(occurrence.file()), occurrence.region())));
			}).toList();
		});
	}

	@Override
	public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
		return requestExecutor
				.submit(name(params.getTextDocument()),
						(snapshot, cancelled) -> HighlightProvider
								.at(snapshot, LspPositions.offset(snapshot.lines(), params.getPosition()))
								.stream()
								.map(highlight -> new DocumentHighlight(LspPositions.range(snapshot.lines(), highlight.region()),
										highlight.written() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
								.toList());
	}

	@Override
	public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams params) {
		return requestExecutor.submit(name(params.getTextDocument()), (snapshot, cancelled) -> SymbolProvider.of(snapshot)
				.stream()
				.map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(LspSymbols.of(snapshot.lines(), symbol)))
				.toList());
	}

	@Override
	public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> codeActions.at(snapshot, params.getRange(), params.getContext(), cancelled)
						.stream().map(action -> Either.<Command, CodeAction>forRight(action)).toList());
	}

	@Override
	public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
			PrepareRenameParams params) {
		return requestExecutor.submit(name(params.getTextDocument()), (snapshot, cancelled) -> {
			RenameRefactoring renameRefactoring = renaming(snapshot, LspPositions.offset(snapshot.lines(), params.getPosition()));
			return Either3.forSecond(new PrepareRenameResult(LspPositions.range(snapshot.lines(), renameRefactoring.region()),
					renameRefactoring.name()));
		});
	}

	@Override
	public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
		return requestExecutor.submit(name(params.getTextDocument()), (snapshot, cancelled) -> {
			RenameRefactoring renameRefactoring = renaming(snapshot, LspPositions.offset(snapshot.lines(), params.getPosition()));
			ProjectSnapshot project = lspDocuments.projectSnapshot(snapshot.uri());
			try {
				return edits.of(renameRefactoring.to(params.getNewName(), project), new ProjectLines(project)::of);
			} catch (RenameRefusedException refused) {
				throw RequestExecutor.error(ResponseErrorCode.RequestFailed, refused.getMessage());
			}
		});
	}

	private static RenameRefactoring renaming(Snapshot snapshot, int offset) {
		try {
			return RenameRefactoring.at(snapshot, offset);
		} catch (RenameRefusedException refused) {
			throw RequestExecutor.error(ResponseErrorCode.RequestFailed, refused.getMessage());
		}
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> layout(snapshot, Region.between(0, snapshot.text().length())));
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> layout(snapshot, LspPositions.region(snapshot.lines(), params.getRange())));
	}

	/** Formatting on save is asked for at the worst moments: text with errors stays as it is, and only the log says why. */
	private List<TextEdit> layout(Snapshot snapshot, Region piece) {
		try {
			List<Edit> layout = LayoutEdits.within(snapshot, piece);
			return WorkspaceEdits.texts(snapshot.lines(), layout);
		} catch (UnformattableSourceException refused) {
			server.log(lspDocuments.name(snapshot.uri()) + ": " + refused.getMessage());
			return List.of();
		}
	}

	@Override
	public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> FoldingRangeProvider.of(snapshot).stream().map(TextRequests::folding).toList());
	}

	private static FoldingRange folding(dev.lamina.dsl.ide.folding.FoldingRange foldingRange) {
		FoldingRange range = new FoldingRange(foldingRange.firstLine(), foldingRange.lastLine());
		range.setKind(switch (foldingRange.kind()) {
			case BODY -> FoldingRangeKind.Region;
			case COMMENT -> FoldingRangeKind.Comment;
			case IMPORTS -> FoldingRangeKind.Imports;
		});
		return range;
	}

	@Override
	public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> params.getPositions().stream().map(position -> {
					SelectionRange range = null;
					for (Region region : SelectionRanges.at(snapshot, LspPositions.offset(snapshot.lines(), position))
							.reversed()) {
						range = new SelectionRange(LspPositions.range(snapshot.lines(), region), range);
					}
					return range;
				}).toList());
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> LspSemanticTokens.of(snapshot.lines(), SemanticTokensProvider.of(snapshot)));
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
		return requestExecutor.submit(name(params.getTextDocument()),
				(snapshot, cancelled) -> LspSemanticTokens.of(snapshot.lines(),
						SemanticTokensProvider.within(snapshot, LspPositions.region(snapshot.lines(), params.getRange()))));
	}

	private static String name(TextDocumentIdentifier document) {
		return document.getUri();
	}
}
