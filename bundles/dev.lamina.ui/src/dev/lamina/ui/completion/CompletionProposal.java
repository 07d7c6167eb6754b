package dev.lamina.ui.completion;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;

import dev.lamina.dsl.ide.completion.Proposal;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.ui.icon.LaminaImages;
import dev.lamina.ui.markdown.MarkdownPresenter;

/**
 * One proposal in the list of the editor. It stays in the list while what is typed fits to it, is inserted with what changes
 * elsewhere in one step that can be undone, and leads through its places to fill in.
 */
final class CompletionProposal implements ICompletionProposal, ICompletionProposalExtension2, ICompletionProposalExtension3,
		ICompletionProposalExtension5,
		ICompletionProposalExtension6 {
	private final Proposal proposal;
	private final int asked;
	/** What is inserted, by what stands before every line but the first. */
	private final Function<String, Snippet> content;
	private IRegion selection;

	/**
	 * Makes one.
	 *
	 * @param asked where the cursor was when it was asked for
	 */
	CompletionProposal(Proposal proposal, int asked) {
		this(proposal, asked, indentation -> proposal.isSnippet() ? Snippet.of(proposal.insertText(), indentation)
				: new Snippet(proposal.insertText(), List.of(), proposal.insertText().length()));
	}

	/** Makes one whose text is found out when it is inserted. */
	CompletionProposal(Proposal proposal, int asked, Function<String, Snippet> content) {
		this.proposal = proposal;
		this.asked = asked;
		this.content = content;
	}

	@Override
	public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
		IRewriteTarget target = viewer instanceof ITextViewerExtension extended ? extended.getRewriteTarget() : null;
		if (target != null) {
			target.beginCompoundChange();
		}
		try {
			insert(viewer.getDocument(), viewer, offset);
		} catch (BadLocationException | MalformedTreeException changedMeanwhile) {
			ILog.of(CompletionProposal.class).warn("'" + proposal.label() + "' could not be inserted: the text has changed.",
					changedMeanwhile);
		} finally {
			if (target != null) {
				target.endCompoundChange();
			}
		}
	}

	@Override
	public void apply(IDocument document) {
		try {
			insert(document, null, asked);
		} catch (BadLocationException | MalformedTreeException changedMeanwhile) {
			ILog.of(CompletionProposal.class).warn("'" + proposal.label() + "' could not be inserted: the text has changed.",
					changedMeanwhile);
		}
	}

	private void insert(IDocument document, ITextViewer viewer, int offset) throws BadLocationException {
		int start = proposal.replaced().offset();
		int end = Math.min(document.getLength(), Math.max(offset, proposal.replaced().end() + offset - asked));
		Snippet snippet = content.apply(indentation(document, start));
		MultiTextEdit all = new MultiTextEdit();
		all.addChild(new ReplaceEdit(start, end - start, snippet.text()));
		int shift = 0;
		for (Edit edit : proposal.additionalEdits()) {
			boolean before = edit.offset() < start;
			int typed = before ? 0 : offset - asked;
			all.addChild(new ReplaceEdit(edit.offset() + typed, edit.length(), edit.replacement()));
			shift += before ? edit.replacement().length() - edit.length() : 0;
		}
		all.apply(document);
		int begin = start + shift;
		selection = new org.eclipse.jface.text.Region(begin + snippet.exit(), 0);
		if (viewer != null && !snippet.placeholders().isEmpty()) {
			fillIn(document, viewer, snippet, begin);
		}
	}

	private void fillIn(IDocument document, ITextViewer viewer, Snippet snippet, int begin) throws BadLocationException {
		LinkedModeModel model = new LinkedModeModel();
		int sequence = 0;
		for (int number : snippet.placeholders().stream().mapToInt(Snippet.Placeholder::number).distinct().toArray()) {
			LinkedPositionGroup group = new LinkedPositionGroup();
			for (Snippet.Placeholder placeholder : snippet.placeholders()) {
				if (placeholder.number() == number) {
					group.addPosition(new LinkedPosition(document, begin + placeholder.offset(), placeholder.length(), sequence));
				}
			}
			sequence++;
			model.addGroup(group);
		}
		model.forceInstall();
		LinkedModeUI mode = new LinkedModeUI(model, viewer);
		mode.setExitPosition(viewer, begin + snippet.exit(), 0, Integer.MAX_VALUE);
		mode.enter();
		selection = mode.getSelectedRegion();
	}

	private static String indentation(IDocument document, int offset) throws BadLocationException {
		IRegion line = document.getLineInformationOfOffset(offset);
		String before = document.get(line.getOffset(), offset - line.getOffset());
		return before.substring(0, before.length() - before.stripLeading().length());
	}

	@Override
	public Point getSelection(IDocument document) {
		return selection == null ? null : new Point(selection.getOffset(), selection.getLength());
	}

	@Override
	public boolean validate(IDocument document, int offset, DocumentEvent event) {
		try {
			int start = proposal.replaced().offset();
			return offset >= start && fits(document.get(start, offset - start).toLowerCase(Locale.ROOT));
		} catch (BadLocationException gone) {
			return false;
		}
	}

	/** Whether what was typed begins the label, or a part of it behind a dot or hyphen. */
	private boolean fits(String typed) {
		String label = proposal.label().toLowerCase(Locale.ROOT);
		return label.startsWith(typed) || proposal.insertText().toLowerCase(Locale.ROOT).startsWith(typed)
				|| Stream.of(".", "-", " ").anyMatch(sign -> label.contains(sign + typed));
	}

	@Override
	public String getDisplayString() {
		return proposal.label();
	}

	@Override
	public StyledString getStyledDisplayString() {
		StyledString shown = new StyledString(proposal.label());
		return proposal.detail().isEmpty() ? shown : shown.append("  " + proposal.detail(), StyledString.QUALIFIER_STYLER);
	}

	@Override
	public Image getImage() {
		return LaminaImages.of(proposal.kind());
	}

	@Override
	public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
		return proposal.documentation().isEmpty() ? null : proposal.documentation();
	}

	@Override
	public String getAdditionalProposalInfo() {
		return proposal.documentation().isEmpty() ? null : proposal.documentation();
	}

	@Override
	public IInformationControlCreator getInformationControlCreator() {
		return MarkdownPresenter.CREATOR;
	}

	@Override
	public CharSequence getPrefixCompletionText(IDocument document, int offset) {
		return proposal.isSnippet() ? null : proposal.insertText();
	}

	@Override
	public int getPrefixCompletionStart(IDocument document, int offset) {
		return proposal.replaced().offset();
	}

	@Override
	public IContextInformation getContextInformation() {
		return null;
	}

	@Override
	public void selected(ITextViewer viewer, boolean smartToggle) {
		// nothing is shown in the text before it is inserted
	}

	@Override
	public void unselected(ITextViewer viewer) {
		// nothing was shown in the text
	}
}
