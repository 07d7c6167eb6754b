package dev.lamina.ui.diagram;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import dev.lamina.ui.icon.LaminaImages;

/** Lets a person choose layers and filters, by the names that the specification of the diagrams gives them. */
final class LayerMenu extends Action implements IMenuCreator {
	private final LayerSettings layerSettings;
	private final Runnable changed;
	private MenuManager shown;

	/**
	 * @param changed what to do when something else is chosen
	 */
	LayerMenu(LayerSettings layerSettings, Runnable changed) {
		super("Layers", IAction.AS_DROP_DOWN_MENU);
		this.layerSettings = layerSettings;
		this.changed = changed;
		setToolTipText("Layers and filters");
		setImageDescriptor(LaminaImages.descriptor("layers"));
		setMenuCreator(this);
	}

	/** Puts all choices into a menu. */
	void fill(IMenuManager menu) {
		layerSettings.optional().forEach(
				layer -> menu.add(
						choice(layer.label(), layerSettings.shows(layer.name()), yes -> layerSettings.show(layer.name(), yes))));
		if (!layerSettings.filters().isEmpty()) {
			menu.add(new Separator());
			layerSettings.filters().forEach(filter -> menu
					.add(choice(filter.label(), layerSettings.hides(filter.name()),
							yes -> layerSettings.hide(filter.name(), yes))));
		}
		menu.add(new Separator());
		menu.add(new Action("Show &Defaults") {
			@Override
			public void run() {
				layerSettings.reset();
				changed.run();
			}
		});
	}

	private Action choice(String label, boolean chosen, java.util.function.Consumer<Boolean> choose) {
		Action action = new Action(label, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				choose.accept(isChecked());
				changed.run();
			}
		};
		action.setChecked(chosen);
		return action;
	}

	/** A click on the button itself opens the menu too. */
	@Override
	public void runWithEvent(Event event) {
		if (event.widget instanceof ToolItem item) {
			ToolBar bar = item.getParent();
			Menu menu = getMenu(bar);
			menu.setLocation(bar.toDisplay(item.getBounds().x, item.getBounds().y + item.getBounds().height));
			menu.setVisible(true);
		}
	}

	@Override
	public Menu getMenu(Control parent) {
		dispose();
		shown = new MenuManager();
		fill(shown);
		Menu menu = shown.createContextMenu(parent);
		shown.updateAll(true);
		return menu;
	}

	@Override
	public Menu getMenu(Menu parent) {
		return null;
	}

	@Override
	public void dispose() {
		if (shown != null) {
			shown.dispose();
			shown = null;
		}
	}
}
