package dev.lamina.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolKind;
import dev.lamina.dsl.ide.symbol.Symbols;
import dev.lamina.ui.document.Models;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.document.Screen;
import dev.lamina.ui.edit.ActiveParts;
import dev.lamina.ui.navigation.Places;

/** The VMs in the editor that is worked with: tells which one the cursor is in, and selects one. For the thread of the user interface. */
final class EditedVms {
	private final IWorkbenchPage page;
	private final Control screen;
	private final Consumer<Optional<String>> listener;
	private final Consumer<Snapshot> reader = this::read;
	private final ISelectionChangedListener caret = event -> caretMoved();
	private final ActiveParts parts = new ActiveParts(this::activated, this::closed);
	private ITextEditor editor;
	private OpenDocument document;
	private List<Symbol> vms = List.of();

	/**
	 * Begins to look.
	 *
	 * @param screen   as long as this is there
	 * @param listener told the name of the VM in which the cursor is, as it was declared; nothing where it is in none
	 */
	EditedVms(IWorkbenchPage page, Control screen, Consumer<Optional<String>> listener) {
		this.page = page;
		this.screen = screen;
		this.listener = listener;
		page.addPartListener(parts);
		if (page.getActiveEditor() != null) {
			activated(page.getActiveEditor());
		}
	}

	/** Selects the name of a VM: in the editor that is worked with, else where it was declared when it was simulated. */
	void select(String vm, Optional<Declared> declared, boolean activate) {
		Symbol known = vms.stream().filter(symbol -> symbol.name().equals(vm)).findFirst().orElse(null);
		if (known != null && document != null && declared.map(place -> place.file().equals(document.address())).orElse(true)) {
			editor.selectAndReveal(known.selection().offset(), known.selection().length());
			if (activate) {
				page.activate(editor);
			} else {
				page.bringToTop(editor);
			}
		} else {
			declared.ifPresent(place -> Places.open(place.file(), place.name()));
		}
	}

	/** Tells again where the cursor is. */
	void tell() {
		caretMoved();
	}

	void stop() {
		page.removePartListener(parts);
		leave();
	}

	private void activated(IWorkbenchPart part) {
		ITextEditor text = part.getAdapter(ITextEditor.class);
		ITextViewer viewer = text == null ? null : text.getAdapter(ITextViewer.class);
		OpenDocument model = viewer == null ? null : Models.shownBy(viewer).orElse(null);
		if (model != null && model != document) {
			leave();
			editor = text;
			document = model;
			document.onRead(reader);
			if (editor.getSelectionProvider() instanceof IPostSelectionProvider later) {
				later.addPostSelectionChangedListener(caret);
			}
		}
	}

	private void closed(IWorkbenchPart part) {
		if (editor != null && part == editor) {
			leave();
		}
	}

	private void leave() {
		if (document != null) {
			document.forget(reader);
			if (editor.getSelectionProvider() instanceof IPostSelectionProvider later) {
				later.removePostSelectionChangedListener(caret);
			}
		}
		document = null;
		editor = null;
		vms = List.of();
	}

	/** In the background. */
	private void read(Snapshot snapshot) {
		List<Symbol> found = Symbols.of(snapshot).stream().filter(symbol -> symbol.kind() == SymbolKind.VM).toList();
		Screen.run(screen, () -> {
			if (document != null && document.isCurrent(snapshot)) {
				vms = found;
			}
		});
	}

	private void caretMoved() {
		if (editor != null && editor.getSelectionProvider() != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			listener.accept(vms.stream().filter(vm -> vm.range().touches(selection.getOffset())).map(Symbol::name).findFirst());
		}
	}
}
