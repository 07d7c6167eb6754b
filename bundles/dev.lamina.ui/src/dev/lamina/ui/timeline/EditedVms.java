package dev.lamina.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolKind;
import dev.lamina.dsl.ide.symbol.SymbolProvider;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.EditedModel;
import dev.lamina.ui.navigation.SourceOpener;

/**
 * The VMs in the editor that is worked with: tells which one the cursor is in, and selects one. For the thread of the user
 * interface.
 */
final class EditedVms implements EditedModel.Listener {
	private final IWorkbenchPage page;
	private final Control screen;
	private final Consumer<Optional<String>> listener;
	private final EditedModel model;
	private List<Symbol> vms = List.of();

	/**
	 * Begins to look.
	 *
	 * @param screen   as long as this is there
	 * @param listener told the name of the VM in which the cursor is, as it was declared; nothing if it is in none
	 */
	EditedVms(IWorkbenchPage page, Control screen, Consumer<Optional<String>> listener) {
		this.page = page;
		this.screen = screen;
		this.listener = listener;
		model = new EditedModel(page, this);
		model.start();
	}

	/** Selects the name of a VM: in the editor that is worked with, else where it was declared when it was simulated. */
	void select(String vm, Optional<VmDeclaration> declared, boolean activate) {
		Symbol known = vms.stream().filter(symbol -> symbol.name().equals(vm)).findFirst().orElse(null);
		Optional<OpenDocument> document = model.document();
		if (known != null && document.isPresent()
				&& declared.map(place -> place.file().equals(document.get().address())).orElse(true)) {
			ITextEditor editor = model.editor().orElseThrow();
			editor.selectAndReveal(known.selection().offset(), known.selection().length());
			if (activate) {
				page.activate(editor);
			} else {
				page.bringToTop(editor);
			}
		} else {
			declared.ifPresent(place -> SourceOpener.open(place.file(), place.name()));
		}
	}

	/** Tells again where the cursor is. */
	void notifyListener() {
		caretMoved();
	}

	void stop() {
		model.stop();
	}

	@Override
	public void modelChanged() {
		vms = List.of();
	}

	@Override
	public void read(Snapshot snapshot) {
		List<Symbol> found = SymbolProvider.of(snapshot).stream().filter(symbol -> symbol.kind() == SymbolKind.VM).toList();
		UiThread.asyncExec(screen, () -> {
			if (model.document().filter(document -> document.isCurrent(snapshot)).isPresent()) {
				vms = found;
			}
		});
	}

	@Override
	public void caretMoved() {
		model.editor().map(ITextEditor::getSelectionProvider).map(provider -> provider.getSelection())
				.filter(ITextSelection.class::isInstance).map(ITextSelection.class::cast).ifPresent(selection -> listener.accept(
						vms.stream().filter(vm -> vm.range().touches(selection.getOffset())).map(Symbol::name).findFirst()));
	}
}
