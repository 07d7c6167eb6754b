package dev.lamina.ui.diagram;

import java.util.List;
import java.util.function.Function;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

import dev.lamina.ui.Ids;

/**
 * Lets a person choose one of several things, found by typing. It closes when what follows from the choice is made; what is
 * refused is said in the dialog, which stays.
 *
 * @param <T> what is chosen
 */
final class ChoiceDialog<T> extends ElementListSelectionDialog {
	private final ChoiceAction<T> choiceAction;
	private final EditExecutor.EditCallback afterwards;

	/**
	 * Who does what follows from the choice.
	 *
	 * @param <T> what is chosen
	 */
	interface ChoiceAction<T> {
		void make(T chosen, EditExecutor.EditCallback editCallback);
	}

	ChoiceDialog(Shell parent, String title, String message, List<T> choices, Function<T, String> label, Image image,
			ChoiceAction<T> choiceAction, EditExecutor.EditCallback afterwards) {
		super(parent, new LabelProvider() {
			@Override
			@SuppressWarnings("unchecked")
			public String getText(Object element) {
				return label.apply((T) element);
			}

			@Override
			public Image getImage(Object element) {
				return image;
			}
		});
		this.choiceAction = choiceAction;
		this.afterwards = afterwards;
		setTitle(title);
		setMessage(message);
		setElements(choices.toArray());
		setMultipleSelection(false);
		setMatchEmptyString(true);
		setHelpAvailable(false);
		setBlockOnOpen(false);
	}

	@Override
	@SuppressWarnings("unchecked")
	protected void okPressed() {
		Object[] chosen = getSelectedElements();
		if (chosen == null || chosen.length == 0) {
			return;
		}
		getOkButton().setEnabled(false);
		choiceAction.make((T) chosen[0],
				new DialogEditCallback(this, afterwards, why -> updateStatus(new Status(IStatus.ERROR, Ids.BUNDLE, why))));
	}
}
