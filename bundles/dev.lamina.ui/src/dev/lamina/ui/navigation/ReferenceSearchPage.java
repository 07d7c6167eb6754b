package dev.lamina.ui.navigation;

import java.util.Arrays;
import java.util.Comparator;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.swt.graphics.Image;

import dev.lamina.ui.icon.LaminaImages;

/** Lists the places that a search has found, by file and line; a double click opens one. */
public final class ReferenceSearchPage extends AbstractTextSearchViewPage {
	public ReferenceSearchPage() {
		super(FLAG_LAYOUT_FLAT);
	}

	@Override
	protected void configureTableViewer(TableViewer viewer) {
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
		viewer.setInput(references());
	}

	@Override
	protected void configureTreeViewer(TreeViewer viewer) {
		throw new IllegalStateException("there is a list only");
	}

	@Override
	protected void elementsChanged(Object[] changed) {
		getViewer().setInput(references());
	}

	@Override
	protected void clear() {
		getViewer().setInput(new Object[0]);
	}

	@Override
	protected void showMatch(Match match, int offset, int length, boolean activate) {
		ReferenceMatch referenceMatch = (ReferenceMatch) match.getElement();
		SourceOpener.open(referenceMatch.file(), referenceMatch.region());
	}

	private Object[] references() {
		return getInput() == null ? new Object[0] : Arrays.stream(getInput().getElements()).map(ReferenceMatch.class::cast)
				.sorted(Comparator.comparing((ReferenceMatch referenceMatch) -> referenceMatch.file().toString())
						.thenComparingInt(usage -> usage.region().offset()))
				.toArray();
	}

	private static final class Labels extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider {
		@Override
		public StyledString getStyledText(Object element) {
			ReferenceMatch referenceMatch = (ReferenceMatch) element;
			return new StyledString(referenceMatch.text()).append(
					"  " + referenceMatch.file().lastSegment() + ", line " + referenceMatch.line(),
					StyledString.QUALIFIER_STYLER);
		}

		@Override
		public Image getImage(Object element) {
			return LaminaImages.image("model");
		}
	}
}
