package dev.lamina.ui.navigation;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;

import dev.lamina.ui.icon.LaminaImages;

/** The places that a search has found. */
final class ReferenceSearchResult extends AbstractTextSearchResult {
	private final ReferenceSearchQuery search;

	ReferenceSearchResult(ReferenceSearchQuery search) {
		this.search = search;
	}

	@Override
	public String getLabel() {
		return search.getLabel() + ": " + getMatchCount() + (getMatchCount() == 1 ? " place" : " places");
	}

	@Override
	public String getTooltip() {
		return getLabel();
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return LaminaImages.descriptor("model");
	}

	@Override
	public ISearchQuery getQuery() {
		return search;
	}

	@Override
	public IEditorMatchAdapter getEditorMatchAdapter() {
		return null;
	}

	@Override
	public IFileMatchAdapter getFileMatchAdapter() {
		return null;
	}
}
