package dev.lamina.dsl.ide.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.lamina.dsl.ide.completion.Proposal;
import dev.lamina.dsl.ide.completion.ProposalKind;
import dev.lamina.dsl.ide.snapshot.LineIndex;

/**
 * Proposals as the protocol says them; to an editor that fills in no places a snippet is said as the text with their usual
 * content.
 */
final class CompletionItems {
	/** {@code ${1:name}}, {@code ${1|one,two|}}, {@code $1} */
	private static final Pattern PLACE = Pattern.compile("\\$\\{\\d+:([^}]*)\\}|\\$\\{\\d+\\|([^,|]*)[^}]*\\}|\\$\\{?\\d+\\}?");

	private final boolean snippets;

	/** @param snippets whether the editor fills in the places of a snippet */
	CompletionItems(boolean snippets) {
		this.snippets = snippets;
	}

	CompletionItem of(LineIndex lineIndex, Proposal proposal) {
		CompletionItem item = new CompletionItem(proposal.label());
		item.setKind(picture(proposal.kind()));
		item.setDetail(proposal.detail().isEmpty() ? null : proposal.detail());
		item.setDocumentation(proposal.documentation().isEmpty() ? null
				: Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, proposal.documentation())));
		item.setSortText(proposal.sortKey());
		boolean asSnippet = proposal.isSnippet() && snippets;
		item.setInsertTextFormat(asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
		item.setInsertTextMode(InsertTextMode.AdjustIndentation);
		String text = proposal.isSnippet() && !asSnippet ? filled(proposal.insertText()) : proposal.insertText();
		item.setTextEdit(Either.forLeft(new TextEdit(LspPositions.range(lineIndex, proposal.replaced()), text)));
		if (!proposal.additionalEdits().isEmpty()) {
			item.setAdditionalTextEdits(WorkspaceEdits.texts(lineIndex, proposal.additionalEdits()));
		}
		return item;
	}

	/** The text of a snippet as if no one changed any of its places. */
	static String filled(String snippet) {
		Matcher places = PLACE.matcher(snippet);
		String filled = places.replaceAll(place -> Matcher
				.quoteReplacement(place.group(1) != null ? place.group(1) : place.group(2) != null ? place.group(2) : ""));
		return filled.replaceAll("\\\\([$}\\\\])", "$1");
	}

	private static CompletionItemKind picture(ProposalKind kind) {
		return switch (kind) {
			case DECLARATION -> CompletionItemKind.Snippet;
			case PROPERTY -> CompletionItemKind.Property;
			case KEYWORD -> CompletionItemKind.Keyword;
			case WORD -> CompletionItemKind.EnumMember;
			case UNIT -> CompletionItemKind.Unit;
			case VALUE -> CompletionItemKind.Value;
			case GPU_TYPE -> CompletionItemKind.Class;
			case PROFILE -> CompletionItemKind.Struct;
			case STACK -> CompletionItemKind.Interface;
			case HOST -> CompletionItemKind.Module;
			case HOST_GPU -> CompletionItemKind.Field;
			case VM -> CompletionItemKind.Variable;
			case WORKLOAD -> CompletionItemKind.Function;
			case NAME -> CompletionItemKind.Reference;
			case PACKAGE -> CompletionItemKind.Folder;
			case FILE -> CompletionItemKind.File;
		};
	}
}
