package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Objects;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Region;

/**
 * Something that can be written at the cursor.
 *
 * @param label           what it is called in the list
 * @param kind            what sort of thing it is, for its picture
 * @param detail          a few words beside the label, such as "8 GiB · 5 more fit"; may be empty
 * @param documentation   what it means, as Markdown; may be empty
 * @param insertText      what is put in the place of the replaced piece
 * @param isSnippet       whether the text has places to fill in, written as the language server protocol writes them:
 *                        {@code ${1:name}}
 * @param replaced        the piece of text that goes: what was typed of it already
 * @param sortKey         proposals are listed by it, as text
 * @param additionalEdits what changes elsewhere in the document at the same time, such as an import
 */
public record Proposal(String label, ProposalKind kind, String detail, String documentation, String insertText, boolean isSnippet,
		Region replaced, String sortKey, List<Edit> additionalEdits) {
	public Proposal {
		Objects.requireNonNull(label);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(detail);
		Objects.requireNonNull(documentation);
		Objects.requireNonNull(insertText);
		Objects.requireNonNull(replaced);
		Objects.requireNonNull(sortKey);
		additionalEdits = List.copyOf(additionalEdits);
	}
}
