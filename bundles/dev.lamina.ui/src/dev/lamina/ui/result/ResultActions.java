package dev.lamina.ui.result;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

import dev.lamina.report.csv.CsvReport;
import dev.lamina.report.html.HtmlReport;
import dev.lamina.result.json.ResultWriter;
import dev.lamina.ui.icon.LaminaImages;

/** What can be done with a result: export, open and compare it, and copy what is in front as text or as a picture. */
final class ResultActions {
	private final ResultsView view;
	private final IViewSite site;
	private final ResultFiles files;
	private final IAction copy = action("&Copy", this::copy);
	private final IAction selectAll = action("Select &All",
			() -> view().tableInFront().ifPresent(table -> table.viewer().getTable().selectAll()));
	private final IAction picture = action("Export Chart as &PNG…", this::exportPicture);
	private final IAction worstFirst = new Action("&Worst First in Charts", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			view().setWorstFirst(isChecked());
		}
	};

	ResultActions(ResultsView view, IViewSite site) {
		this.view = view;
		this.site = site;
		this.files = new ResultFiles(site.getShell());
		worstFirst.setChecked(view.isWorstFirst());
		IActionBars bars = site.getActionBars();
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), selectAll);
		IAction open = action("&Open Result…", () -> openResult(view));
		open.setImageDescriptor(LaminaImages.descriptor("open"));
		open.setToolTipText("Opens a result that was exported as JSON");
		bars.getToolBarManager().add(new CompareButton());
		bars.getToolBarManager().add(open);
		IMenuManager menu = bars.getMenuManager();
		menu.add(open);
		menu.add(compareMenu());
		menu.add(new Separator());
		menu.add(export("Export as &HTML…", "html", HtmlReport::write));
		menu.add(export("Export as &JSON…", "json", ResultWriter::write));
		menu.add(export("Export as C&SV…", "csv", CsvReport::write));
		menu.add(picture);
		menu.add(new Separator());
		menu.add(worstFirst);
	}

	private ResultsView view() {
		return view;
	}

	/** The menu of a table or a chart. */
	Menu contextMenu(Control control) {
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> {
			shown.add(copy);
			if (view.chartInFront().isPresent()) {
				shown.add(picture);
				shown.add(new Separator());
				shown.add(action("Zoom &In", () -> view.chartInFront().ifPresent(pane -> pane.zoom(true))));
				shown.add(action("Zoom &Out", () -> view.chartInFront().ifPresent(pane -> pane.zoom(false))));
				shown.add(action("Whole A&xis", () -> view.chartInFront().ifPresent(pane -> pane.fit())));
				shown.add(worstFirst);
			} else {
				shown.add(selectAll);
			}
		});
		return menu.createContextMenu(control);
	}

	private static Action action(String label, Runnable work) {
		return new Action(label) {
			@Override
			public void run() {
				work.run();
			}
		};
	}

	private IAction export(String label, String ending, ResultFiles.ReportFormat reportFormat) {
		return action(label, () -> view.chosen()
				.ifPresent(resultEntry -> files.export(resultEntry.run().fileName() + '.' + ending, resultEntry.run().findings(),
						reportFormat)));
	}

	private void copy() {
		view.tableInFront().ifPresent(SortableTable::copy);
		view.chartInFront().flatMap(pane -> pane.toImageData()).ifPresent(data -> {
			Clipboard clipboard = new Clipboard(site.getShell().getDisplay());
			clipboard.setContents(new Object[] { data }, new Transfer[] { ImageTransfer.getInstance() });
			clipboard.dispose();
		});
	}

	private void exportPicture() {
		view.chosen().ifPresent(resultEntry -> view.chartInFront().flatMap(pane -> pane.toImageData())
				.ifPresent(data -> files.export(resultEntry.run().fileName() + ".png", data)));
	}

	/** Asks for a saved result and shows it among the others. */
	static void openResult(ResultsView view) {
		ResultFiles files = new ResultFiles(view.getSite().getShell());
		files.ask().ifPresent(file -> files.read(file, RunHistory::add));
	}

	/** Asks with which other result to compare the one that is shown. */
	static void compare(ResultsView view) {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(view.getSite().getShell(),
				LabelProvider.createTextProvider(choice -> ((ResultEntry) choice).label()));
		dialog.setTitle("Compare Results");
		dialog.setMessage("What was the result before?");
		List<ResultEntry> others = others(view);
		dialog.setElements(others.toArray());
		dialog.setInitialElementSelections(others.stream().limit(1).toList());
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof ResultEntry before) {
			view.compareWith(before.label(), before.alone());
		}
	}

	/** Compares the result that is shown with a saved one. */
	static void compare(ResultsView view, Path saved) {
		new ResultFiles(view.getSite().getShell()).read(saved, run -> view.compareWith(run.saved(), run.findings()));
	}

	private static List<ResultEntry> others(ResultsView view) {
		return view.choices().stream()
				.filter(resultEntry -> resultEntry.result() != view.chosen().map(ResultEntry::result).orElse(null))
				.toList();
	}

	private MenuManager compareMenu() {
		MenuManager menu = new MenuManager("&Compare With", LaminaImages.descriptor("compare"), null);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> {
			others(view).forEach(resultEntry -> shown
					.add(action(resultEntry.label().replace("&", "&&"),
							() -> view.compareWith(resultEntry.label(), resultEntry.alone()))));
			shown.add(new Separator());
			IAction saved = action("&Saved Result…", () -> files.ask().ifPresent(file -> compare(view, file)));
			saved.setEnabled(view.chosen().isPresent());
			shown.add(saved);
		});
		return menu;
	}

	/** The button that asks, with all other results in its menu. */
	private final class CompareButton extends Action implements IMenuCreator {
		private MenuManager menu;

		CompareButton() {
			super("Compare With", IAction.AS_DROP_DOWN_MENU);
			setToolTipText("Compares this result with another one");
			setImageDescriptor(LaminaImages.descriptor("compare"));
			setMenuCreator(this);
		}

		@Override
		public void run() {
			compare(view);
		}

		@Override
		public Menu getMenu(Control parent) {
			dispose();
			menu = compareMenu();
			return menu.createContextMenu(parent);
		}

		@Override
		public Menu getMenu(Menu parent) {
			return null;
		}

		@Override
		public void dispose() {
			if (menu != null) {
				menu.dispose();
				menu = null;
			}
		}
	}
}
