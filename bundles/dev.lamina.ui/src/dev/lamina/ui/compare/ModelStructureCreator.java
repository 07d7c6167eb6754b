package dev.lamina.ui.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.compare.ISharedDocumentAdapter;
import org.eclipse.compare.IStreamContentAccessor;
import org.eclipse.compare.structuremergeviewer.IStructureComparator;
import org.eclipse.compare.structuremergeviewer.StructureCreator;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;

import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolProvider;

/**
 * Says what a model consists of, so that two of them are compared declaration by declaration. Eclipse asks in the background, but
 * wants the answer in the thread of the user interface: the text is read before it goes there.
 */
public final class ModelStructureCreator extends StructureCreator {
	private record ParsedText(String text, List<Symbol> symbols) {
		static ParsedText of(String text) {
			return new ParsedText(text,
					SymbolProvider.of(new Workspace(List.of()).put(URI.createURI("compared:/model.lamina"), 0, text)));
		}
	}

	private volatile ParsedText ahead = ParsedText.of("");

	@Override
	public String getName() {
		return "Lamina Structure Compare";
	}

	@Override
	public synchronized IStructureComparator createStructure(Object element, IProgressMonitor monitor) throws CoreException {
		if (element instanceof IStreamContentAccessor saved) {
			try (InputStream contents = saved.getContents()) {
				ahead = ParsedText.of(contents == null ? "" : new String(contents.readAllBytes(), StandardCharsets.UTF_8));
			} catch (IOException unreadable) {
				return null;
			}
		}
		return super.createStructure(element, monitor);
	}

	@Override
	protected IStructureComparator createStructureComparator(Object element, IDocument text, ISharedDocumentAdapter adapter,
			IProgressMonitor monitor) {
		ParsedText read = ahead;
		if (!read.text().equals(text.get())) {
			read = ParsedText.of(text.get()); // changed in an editor
		}
		CompareNode whole = new CompareNode(text);
		add(whole, read.symbols());
		return whole;
	}

	private static void add(CompareNode parent, List<Symbol> symbols) {
		Map<String, Integer> known = new HashMap<>();
		for (Symbol symbol : symbols) {
			add(new CompareNode(parent, symbol, known.merge(symbol.kind() + symbol.name(), 1, Integer::sum) - 1),
					symbol.children());
		}
	}

	@Override
	public String getContents(Object node, boolean ignoreWhitespace) {
		if (!(node instanceof CompareNode compareNode)) {
			return "";
		}
		try {
			String text = compareNode.getDocument().get(compareNode.getRange().getOffset(), compareNode.getRange().getLength());
			return ignoreWhitespace ? text.replaceAll("\\s+", "") : text;
		} catch (BadLocationException changedMeanwhile) {
			return "";
		}
	}
}
