package dev.lamina.ui.completion;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.DocumentRegistry;

/** Proposes what can be written at the cursor, best first. Eclipse asks for it in a thread of its own. */
public final class ContentAssistProcessor implements IContentAssistProcessor {
	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		return DocumentRegistry.shownBy(viewer).map(document -> {
			Snapshot snapshot = document.snapshot();
			return new CompletionProposals(snapshot, offset).list().toArray(ICompletionProposal[]::new);
		}).orElseGet(() -> new ICompletionProposal[0]);
	}

	@Override
	public char[] getCompletionProposalAutoActivationCharacters() {
		return new char[] { '.' };
	}

	@Override
	public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
		return new IContextInformation[0];
	}

	@Override
	public char[] getContextInformationAutoActivationCharacters() {
		return new char[0];
	}

	@Override
	public IContextInformationValidator getContextInformationValidator() {
		return null;
	}

	@Override
	public String getErrorMessage() {
		return null;
	}
}
