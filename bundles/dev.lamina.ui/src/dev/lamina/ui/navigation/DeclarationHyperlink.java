package dev.lamina.ui.navigation;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.IHyperlink;

import dev.lamina.dsl.ide.navigation.Definition;

/** A name that leads to its declaration. */
final class DeclarationHyperlink implements IHyperlink {
	private final Definition definition;

	DeclarationHyperlink(Definition definition) {
		this.definition = definition;
	}

	@Override
	public IRegion getHyperlinkRegion() {
		return new Region(definition.origin().offset(), definition.origin().length());
	}

	@Override
	public String getTypeLabel() {
		return "Declaration";
	}

	@Override
	public String getHyperlinkText() {
		return "Open declaration in " + definition.file().lastSegment();
	}

	@Override
	public void open() {
		SourceOpener.open(definition.file(), definition.name());
	}
}
