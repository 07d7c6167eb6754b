package dev.lamina.ui.compare;

import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.DocumentRangeNode;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.graphics.Image;

import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolKind;
import dev.lamina.ui.icon.LaminaImages;

/** A declaration in one of two texts. It is the same as one of the other text where kind and name are. */
final class CompareNode extends DocumentRangeNode implements ITypedElement {
	private final String name;
	private final SymbolKind kind;

	/** A whole text. */
	CompareNode(IDocument text) {
		super(0, "", text, 0, text.getLength());
		name = "Model";
		kind = SymbolKind.PACKAGE;
	}

	/**
	 * A part.
	 *
	 * @param number which one of those that have its kind and name, from 0
	 */
	CompareNode(CompareNode parent, Symbol symbol, int number) {
		super(parent, symbol.kind().ordinal() + 1, symbol.name() + '#' + number, parent.getDocument(), symbol.range().offset(),
				symbol.range().length());
		name = symbol.name();
		kind = symbol.kind();
		parent.addChild(this);
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public Image getImage() {
		return LaminaImages.of(kind);
	}

	@Override
	public String getType() {
		return "lamina";
	}
}
