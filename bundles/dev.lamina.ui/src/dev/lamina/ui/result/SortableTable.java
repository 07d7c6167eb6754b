package dev.lamina.ui.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * A table that is sorted by a click on a column, and copied as rows with tabs between their cells, ready for a spreadsheet.
 * Widths of columns are remembered by their titles.
 */
final class SortableTable<T> {
	private final String name;
	private final TableViewer viewer;
	private final List<SortableColumn<T>> sortableColumns;
	private final IDialogSettings widths;
	private SortableColumn<T> sorted;
	private boolean descending;

	/**
	 * Makes one.
	 *
	 * @param name  under which its widths are remembered, and what it is called for those who do not see it
	 * @param image the picture of a row, in its first column; may give null
	 */
	SortableTable(Composite parent, String name, List<SortableColumn<T>> sortableColumns, Function<T, Image> image) {
		this.name = name;
		this.sortableColumns = List.copyOf(sortableColumns);
		this.widths = ResultViewSettings.of(name);
		viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		Table table = viewer.getTable();
		table.setHeaderVisible(true);
		table.setLinesVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		GC gc = new GC(table);
		int letter = (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
		gc.dispose();
		boolean first = true;
		for (SortableColumn<T> sortableColumn : sortableColumns) {
			add(sortableColumn, letter, first ? image : row -> null);
			first = false;
		}
		viewer.setComparator(new Order());
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				if (event.childID == ACC.CHILDID_SELF) {
					event.result = name;
				}
			}
		});
	}

	String name() {
		return name;
	}

	Control control() {
		return viewer.getControl();
	}

	TableViewer viewer() {
		return viewer;
	}

	void show(List<T> rows) {
		viewer.setInput(rows.toArray());
	}

	/** Puts the selected rows, or all if none is, on the clipboard, with the titles above. */
	void copy() {
		List<T> rows = rows(
				viewer.getStructuredSelection().isEmpty() ? viewer.getTable().getItems() : viewer.getTable().getSelection());
		String text = sortableColumns.stream().map(SortableColumn::title).collect(Collectors.joining("\t")) + "\n"
				+ rows.stream().map(
						row -> sortableColumns.stream().map(sortableColumn -> sortableColumn.text().apply(row))
								.collect(Collectors.joining("\t")) + "\n")
						.collect(Collectors.joining());
		Clipboard clipboard = new Clipboard(viewer.getTable().getDisplay());
		clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	@SuppressWarnings("unchecked")
	private List<T> rows(org.eclipse.swt.widgets.TableItem[] items) {
		return new ArrayList<>(Arrays.stream(items).map(item -> (T) item.getData()).toList());
	}

	private void add(SortableColumn<T> sortableColumn, int letter, Function<T, Image> image) {
		TableViewerColumn added = new TableViewerColumn(viewer, sortableColumn.right() ? SWT.RIGHT : SWT.LEFT);
		TableColumn shown = added.getColumn();
		shown.setText(sortableColumn.title());
		shown.setWidth(
				remembered(sortableColumn, (Math.max(sortableColumn.width(), sortableColumn.title().length()) + 3) * letter));
		shown.addListener(SWT.Resize, event -> widths.put(sortableColumn.title(), shown.getWidth()));
		shown.setMoveable(true);
		shown.addListener(SWT.Selection, event -> sort(sortableColumn, shown));
		added.setLabelProvider(new ColumnLabelProvider() {
			@Override
			@SuppressWarnings("unchecked")
			public String getText(Object row) {
				return sortableColumn.text().apply((T) row);
			}

			@Override
			@SuppressWarnings("unchecked")
			public Image getImage(Object row) {
				return image.apply((T) row);
			}
		});
	}

	private int remembered(SortableColumn<T> sortableColumn, int otherwise) {
		try {
			return Math.max(1, widths.getInt(sortableColumn.title()));
		} catch (NumberFormatException never) {
			return otherwise;
		}
	}

	private void sort(SortableColumn<T> sortableColumn, TableColumn shown) {
		descending = sorted == sortableColumn && !descending;
		sorted = sortableColumn;
		viewer.getTable().setSortColumn(shown);
		viewer.getTable().setSortDirection(descending ? SWT.DOWN : SWT.UP);
		viewer.refresh();
	}

	private final class Order extends ViewerComparator {
		@Override
		@SuppressWarnings("unchecked")
		public int compare(Viewer ignored, Object one, Object other) {
			if (sorted == null) {
				return 0;
			}
			int order = sorted.order().compare((T) one, (T) other);
			return descending ? -order : order;
		}
	}
}
