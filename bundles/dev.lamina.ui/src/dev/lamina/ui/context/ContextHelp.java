package dev.lamina.ui.context;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.help.IContext;
import org.eclipse.help.IContextProvider;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.ui.diagram.DiagramView;
import dev.lamina.ui.help.HelpPage;
import dev.lamina.ui.reference.ReferenceView;
import dev.lamina.ui.result.ResultsView;
import dev.lamina.ui.timeline.TimelineView;

/** Gives editors of models and the views of Lamina the pages that F1 shows there, and leaves all others as they are. */
public final class ContextHelp implements IAdapterFactory {
	private static final String OURS = "dev.lamina.ui.";

	/** The page of each view; others of ours have the page about simulation and its results. */
	private static final Map<String, String> PAGES = Map.of(DiagramView.PARTITIONING, "diagrams", DiagramView.TOPOLOGY,
			"diagrams", DiagramView.FLEET, "diagrams",
			ReferenceView.ID, "lamina", ResultsView.ID, "simulation", TimelineView.ID, "simulation");

	@Override
	public <T> T getAdapter(Object adaptable, Class<T> wanted) {
		if (wanted != IContextProvider.class) {
			return null;
		}
		return switch (adaptable) {
			case ITextEditor editor when editor.getEditorInput() != null
					&& editor.getEditorInput().getName().endsWith(".lamina") ->
					wanted.cast(new Provider(IContextProvider.SELECTION, () -> new CursorHelp(editor).pages()));
			case IViewPart view when view.getViewSite() != null && view.getViewSite().getId().startsWith(OURS) ->
					wanted.cast(new Provider(IContextProvider.NONE,
							() -> List.of(HelpPage.written(PAGES.getOrDefault(view.getViewSite().getId(), "simulation")))));
			default -> null;
		};
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IContextProvider.class };
	}

	/** Asks for the pages each time, because the cursor moves. */
	private record Provider(int mask, Supplier<List<HelpPage>> pages) implements IContextProvider {
		@Override
		public int getContextChangeMask() {
			return mask;
		}

		@Override
		public IContext getContext(Object target) {
			return new HelpContext(pages.get());
		}

		@Override
		public String getSearchExpression(Object target) {
			return pages.get().stream().findFirst().map(HelpPage::title).orElse(null);
		}
	}
}
