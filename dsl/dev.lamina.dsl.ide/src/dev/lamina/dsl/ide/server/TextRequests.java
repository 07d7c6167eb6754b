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
import dev.lamina.dsl.ide.colouring.Tokens;
import dev.lamina.dsl.ide.completion.Completion;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.folding.Fold;
import dev.lamina.dsl.ide.folding.Folds;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.dsl.ide.highlight.Highlights;
import dev.lamina.dsl.ide.hover.Hovers;
import dev.lamina.dsl.ide.navigation.Definition;
import dev.lamina.dsl.ide.navigation.Definitions;
import dev.lamina.dsl.ide.navigation.References;
import dev.lamina.dsl.ide.rename.RenameRefusedException;
import dev.lamina.dsl.ide.rename.Renaming;
import dev.lamina.dsl.ide.selection.SelectionRanges;
import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.WholeProject;
import dev.lamina.dsl.ide.symbol.Symbols;

/**
 * Takes what happens to documents, and has what is asked about them answered by the services; translates places and nothing else.
 */
final class TextRequests implements TextDocumentService {
	private final LaminaServer server;
	private final Documents documents;
	private final Reads reads;
	private final WorkspaceEdits edits;
	private final CodeActions codeActions;

	TextRequests(LaminaServer server, Documents documents, Reads reads, WorkspaceEdits edits) {
		this.server = server;
		this.documents = documents;
		this.reads = reads;
		this.edits = edits;
		codeActions = new CodeActions(edits, server::log);
	}

	@Override
	public void didOpen(DidOpenTextDocumentParams params) {
		TextDocumentItem document = params.getTextDocument();
		documents.open(document.getUri(), document.getVersion(), document.getText());
		server.changed();
	}

	@Override
	public void didChange(DidChangeTextDocumentParams params) {
		documents.change(params.getTextDocument().getUri(), Optional.ofNullable(params.getTextDocument().getVersion()),
				params.getContentChanges());
		server.changed();
	}

	@Override
	public void didClose(DidCloseTextDocumentParams params) {
		documents.close(params.getTextDocument().getUri());
		server.closed(params.getTextDocument().getUri());
	}

	@Override
	public void didSave(DidSaveTextDocumentParams params) {
		// the text is known already
	}

	@Override
	public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
		CompletionItems items = new CompletionItems(server.clientFillsSnippets());
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> Either.forRight(new CompletionList(false,
				Completion.at(snapshot, Places.offset(snapshot.lines(), params.getPosition())).stream()
						.map(proposal -> items.of(snapshot.lines(), proposal)).toList())));
	}

	@Override
	public CompletableFuture<Hover> hover(HoverParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> Hovers.cardAt(snapshot, Places.offset(snapshot.lines(), params.getPosition()))
						.map(card -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, card.markdown()),
								Places.range(snapshot.lines(), card.region())))
						.orElse(null));
	}

	@Override
	public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> {
			Region shown = Places.region(snapshot.lines(), params.getRange());
			return server.remarks(snapshot).stream().filter(hint -> shown.touches(hint.place().offset()))
					.map(hint -> Remarks.behindLine(snapshot.lines(), hint)).toList();
		});
	}

	@Override
	public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> server.remarks(snapshot).stream().map(hint -> Remarks.aboveLine(snapshot.lines(), hint))
						.toList());
	}

	@Override
	public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> {
			List<Definition> definitions = Definitions.at(snapshot, Places.offset(snapshot.lines(), params.getPosition()));
			return server.clientKnowsLinks() ? Either.forRight(definitions.stream().map(found -> link(snapshot, found)).toList())
					: Either.forLeft(definitions.stream().map(this::location).toList());
		});
	}

	private LocationLink link(Snapshot snapshot, Definition definition) {
		Lines lines = Lines.of(definition.text());
		return new LocationLink(documents.name(definition.file()), Places.range(lines, definition.element()),
				Places.range(lines, definition.name()),
				Places.range(snapshot.lines(), definition.origin()));
	}

	private Location location(Definition definition) {
		return new Location(documents.name(definition.file()), Places.range(Lines.of(definition.text()), definition.name()));
	}

	@Override
	public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> {
			int offset = Places.offset(snapshot.lines(), params.getPosition());
			return documents.seeing(snapshot.uri()).stream().flatMap(project -> {
				ProjectLines lines = new ProjectLines(project);
				return References.at(snapshot, offset, project).stream()
						.filter(occurrence -> params.getContext().isIncludeDeclaration() || !occurrence.declares())
						.map(occurrence -> new Location(documents.name(occurrence.file()),
								Places.range(lines.of(occurrence.file()), occurrence.region())));
			}).toList();
		});
	}

	@Override
	public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
		return reads
				.of(name(params.getTextDocument()),
						(snapshot, cancelled) -> Highlights.at(snapshot, Places.offset(snapshot.lines(), params.getPosition()))
								.stream()
								.map(highlight -> new DocumentHighlight(Places.range(snapshot.lines(), highlight.region()),
										highlight.written() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
								.toList());
	}

	@Override
	public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> Symbols.of(snapshot).stream()
				.map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(SymbolTree.of(snapshot.lines(), symbol)))
				.toList());
	}

	@Override
	public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> codeActions.at(snapshot, params.getRange(), params.getContext(), cancelled)
						.stream().map(action -> Either.<Command, CodeAction>forRight(action)).toList());
	}

	@Override
	public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
			PrepareRenameParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> {
			Renaming renaming = renaming(snapshot, Places.offset(snapshot.lines(), params.getPosition()));
			return Either3.forSecond(new PrepareRenameResult(Places.range(snapshot.lines(), renaming.region()), renaming.name()));
		});
	}

	@Override
	public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> {
			Renaming renaming = renaming(snapshot, Places.offset(snapshot.lines(), params.getPosition()));
			WholeProject project = documents.whole(snapshot.uri());
			try {
				return edits.of(renaming.to(params.getNewName(), project), new ProjectLines(project)::of);
			} catch (RenameRefusedException refused) {
				throw Reads.refusal(ResponseErrorCode.RequestFailed, refused.getMessage());
			}
		});
	}

	private static Renaming renaming(Snapshot snapshot, int offset) {
		try {
			return Renaming.at(snapshot, offset);
		} catch (RenameRefusedException refused) {
			throw Reads.refusal(ResponseErrorCode.RequestFailed, refused.getMessage());
		}
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> layout(snapshot, Region.between(0, snapshot.text().length())));
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> layout(snapshot, Places.region(snapshot.lines(), params.getRange())));
	}

	/** Formatting on save is asked for at the worst moments: text with errors stays as it is, and only the log says why. */
	private List<TextEdit> layout(Snapshot snapshot, Region piece) {
		try {
			List<Edit> layout = LayoutEdits.within(snapshot, piece);
			return WorkspaceEdits.texts(snapshot.lines(), layout);
		} catch (UnformattableSourceException refused) {
			server.log(documents.name(snapshot.uri()) + ": " + refused.getMessage());
			return List.of();
		}
	}

	@Override
	public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> Folds.of(snapshot).stream().map(TextRequests::folding).toList());
	}

	private static FoldingRange folding(Fold fold) {
		FoldingRange range = new FoldingRange(fold.firstLine(), fold.lastLine());
		range.setKind(switch (fold.kind()) {
			case BODY -> FoldingRangeKind.Region;
			case COMMENT -> FoldingRangeKind.Comment;
			case IMPORTS -> FoldingRangeKind.Imports;
		});
		return range;
	}

	@Override
	public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> params.getPositions().stream().map(position -> {
			SelectionRange range = null;
			for (Region region : SelectionRanges.at(snapshot, Places.offset(snapshot.lines(), position)).reversed()) {
				range = new SelectionRange(Places.range(snapshot.lines(), region), range);
			}
			return range;
		}).toList());
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
		return reads.of(name(params.getTextDocument()),
				(snapshot, cancelled) -> TokenData.of(snapshot.lines(), Tokens.of(snapshot)));
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
		return reads.of(name(params.getTextDocument()), (snapshot, cancelled) -> TokenData.of(snapshot.lines(),
				Tokens.within(snapshot, Places.region(snapshot.lines(), params.getRange()))));
	}

	private static String name(TextDocumentIdentifier document) {
		return document.getUri();
	}
}
