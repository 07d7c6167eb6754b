package dev.lamina.ui.navigation;

import java.util.List;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;

import dev.lamina.dsl.ide.navigation.Definition;
import dev.lamina.dsl.ide.navigation.DefinitionProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.ModelDocuments;
import dev.lamina.ui.document.OpenDocument;

/**
 * Makes names links to their declarations. Eclipse asks in the thread of the user interface and for every editor: texts that were
 * not read yet, and those of other languages, have no links.
 */
public final class HyperlinkDetector extends AbstractHyperlinkDetector {
	@Override
	public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean several) {
		Snapshot snapshot = ModelDocuments.shownBy(viewer).flatMap(OpenDocument::readSnapshot).orElse(null);
		if (snapshot == null) {
			return null;
		}
		List<Definition> definitions = DefinitionProvider.at(snapshot, region.getOffset());
		return definitions.isEmpty() ? null
				: definitions.stream().limit(several ? definitions.size() : 1).map(DeclarationHyperlink::new)
						.toArray(IHyperlink[]::new);
	}
}
