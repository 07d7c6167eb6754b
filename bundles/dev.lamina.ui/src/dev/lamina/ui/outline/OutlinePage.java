package dev.lamina.ui.outline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolProvider;
import dev.lamina.ui.document.SnapshotReconciler;
import dev.lamina.ui.icon.LaminaImages;

/** The declarations of the text in an editor as a tree; what is selected here is selected there and the other way round. */
final class OutlinePage extends ContentOutlinePage {
	/** When so many lines of the tree come or go it is filled again. */
	private static final int MAX_INCREMENTAL_CHANGES = 100;

	private final ITextEditor editor;
	private final ITextViewer viewer;
	private final ISelectionChangedListener caret = event -> caretMoved();
	private SnapshotReconciler snapshotReconciler;
	private OutlineNode root = new OutlineNode();
	private boolean showing;

	OutlinePage(ITextEditor editor, ITextViewer viewer) {
		this.editor = editor;
		this.viewer = viewer;
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		TreeViewer tree = getTreeViewer();
		tree.setContentProvider(new Content());
		tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
		tree.setUseHashlookup(true);
		tree.setInput(root);
		snapshotReconciler = new SnapshotReconciler(viewer, this::read);
		if (editor.getSelectionProvider() instanceof org.eclipse.jface.viewers.IPostSelectionProvider later) {
			later.addPostSelectionChangedListener(caret);
		}
	}

	@Override
	public void dispose() {
		if (snapshotReconciler != null) {
			snapshotReconciler.stop();
		}
		if (editor.getSelectionProvider() instanceof org.eclipse.jface.viewers.IPostSelectionProvider later) {
			later.removePostSelectionChangedListener(caret);
		}
		super.dispose();
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		super.selectionChanged(event);
		if (!showing && event.getStructuredSelection().getFirstElement() instanceof OutlineNode outlineNode) {
			Symbol symbol = outlineNode.symbol();
			editor.selectAndReveal(symbol.selection().offset(), symbol.selection().length());
		}
	}

	private Runnable read(Snapshot snapshot) {
		List<Symbol> found = SymbolProvider.of(snapshot);
		return () -> show(found);
	}

	private void show(List<Symbol> found) {
		TreeViewer tree = getTreeViewer();
		if (tree == null || tree.getControl().isDisposed()) {
			return;
		}
		showing = true;
		try {
			if (root.countChanges(found) > MAX_INCREMENTAL_CHANGES) {
				replace(tree, found);
			} else {
				root.updateChildren(found, new TreeUpdater(tree));
			}
			caretMoved();
		} finally {
			showing = false;
		}
	}

	/** Shows other declarations; what was open and still has its name stays open. */
	private void replace(TreeViewer tree, List<Symbol> found) {
		boolean first = root.children().isEmpty();
		List<List<String>> open = Arrays.stream(tree.getExpandedTreePaths()).map(OutlinePage::names).toList();
		root = new OutlineNode();
		root.updateChildren(found, new TreeUpdater(null));
		tree.getControl().setRedraw(false);
		try {
			tree.setInput(root);
			if (first) {
				tree.expandToLevel(1);
			} else {
				List<TreePath> again = new ArrayList<>();
				paths(root.children(), TreePath.EMPTY, open, again);
				tree.setExpandedTreePaths(again.toArray(TreePath[]::new));
			}
		} finally {
			tree.getControl().setRedraw(true);
		}
	}

	private static void paths(List<OutlineNode> outlineNodes, TreePath parent, List<List<String>> open, List<TreePath> found) {
		for (OutlineNode outlineNode : outlineNodes) {
			TreePath path = parent.createChildPath(outlineNode);
			if (open.contains(names(path))) {
				found.add(path);
				paths(outlineNode.children(), path, open, found);
			}
		}
	}

	private static List<String> names(TreePath path) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < path.getSegmentCount(); i++) {
			Symbol symbol = ((OutlineNode) path.getSegment(i)).symbol();
			names.add(symbol.kind() + " " + symbol.name());
		}
		return names;
	}

	private void caretMoved() {
		Control control = getControl();
		if (control == null || control.isDisposed() || control.isFocusControl() || !(editor.getSelectionProvider() != null
				&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection)) {
			return;
		}
		List<OutlineNode> around = new ArrayList<>();
		List<OutlineNode> level = root.children();
		Optional<OutlineNode> next;
		while ((next = level.stream().filter(outlineNode -> outlineNode.symbol().range().touches(selection.getOffset()))
				.findFirst())
				.isPresent()) {
			around.add(next.get());
			level = next.get().children();
		}
		boolean before = showing;
		showing = true;
		try {
			getTreeViewer().setSelection(
					around.isEmpty() ? StructuredSelection.EMPTY : new TreeSelection(new TreePath(around.toArray())), true);
		} finally {
			showing = before;
		}
	}

	/**
	 * Shows in a tree what differs.
	 *
	 * @param tree null if it will be filled again
	 */
	private record TreeUpdater(TreeViewer tree) implements OutlineNode.ChangeListener {
		@Override
		public void renamed(OutlineNode outlineNode) {
			if (tree != null) {
				tree.update(outlineNode, null);
			}
		}

		@Override
		public void removed(OutlineNode outlineNode) {
			if (tree != null) {
				tree.remove(outlineNode);
			}
		}

		@Override
		public void inserted(OutlineNode parent, OutlineNode outlineNode, int index) {
			if (tree != null) {
				tree.insert(parent, outlineNode, index);
			}
		}
	}

	private static final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return getChildren(input);
		}

		@Override
		public Object[] getChildren(Object parent) {
			return ((OutlineNode) parent).children().toArray();
		}

		@Override
		public Object getParent(Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return !((OutlineNode) element).children().isEmpty();
		}
	}

	private static final class Labels extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider {
		@Override
		public StyledString getStyledText(Object element) {
			Symbol symbol = ((OutlineNode) element).symbol();
			StyledString text = new StyledString(symbol.name());
			return symbol.detail().isEmpty() ? text : text.append("  " + symbol.detail(), StyledString.DECORATIONS_STYLER);
		}

		@Override
		public Image getImage(Object element) {
			return LaminaImages.of(((OutlineNode) element).symbol().kind());
		}
	}
}
