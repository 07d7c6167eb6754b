package dev.lamina.ui.rename;

import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the new name and shows what would change. */
final class RenameWizard extends RefactoringWizard {
	RenameWizard(RenameElementRefactoring renaming) {
		super(renaming, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
		setDefaultPageTitle("Rename");
	}

	@Override
	protected void addUserInputPages() {
		addPage(new Page());
	}

	private static final class Page extends UserInputWizardPage {
		Page() {
			super("name");
		}

		@Override
		public void createControl(Composite parent) {
			RenameElementRefactoring renaming = (RenameElementRefactoring) getRefactoring();
			Composite all = new Composite(parent, SWT.NONE);
			all.setLayout(new GridLayout(2, false));
			new Label(all, SWT.NONE).setText("&New name:");
			Text name = new Text(all, SWT.BORDER);
			name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			name.setText(renaming.oldName());
			name.selectAll();
			setPageComplete(false);
			name.addModifyListener(event -> {
				renaming.setNewName(name.getText().strip());
				setPageComplete(!name.getText().isBlank() && !name.getText().strip().equals(renaming.oldName()));
			});
			setControl(all);
			name.setFocus();
		}
	}
}
