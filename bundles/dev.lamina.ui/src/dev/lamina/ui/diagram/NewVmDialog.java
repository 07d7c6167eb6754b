package dev.lamina.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import dev.lamina.dsl.ide.edit.AvailableProfile;
import dev.lamina.dsl.ide.edit.PlacementTarget;
import dev.lamina.dsl.ide.edit.VmSpec;
import dev.lamina.model.Workload;

/** Asks what a new VM is to be. It closes when the VM is in the text; what is refused is said in the dialog, which stays. */
final class NewVmDialog extends TitleAreaDialog {
	private static final int MAX_COUNT = 100_000;

	/**
	 * What can be chosen.
	 *
	 * @param name      a name that is free
	 * @param place     where the VM is to run
	 * @param profiles  what it can have there
	 * @param preferred the profile that is meant, if one is
	 * @param workloads what it can run
	 */
	record Choices(String name, PlacementTarget place, List<AvailableProfile> profiles, Optional<String> preferred,
			List<Workload> workloads) {
	}

	/** Who makes the VM. */
	interface VmCreator {
		void make(VmSpec vm, EditExecutor.EditCallback editCallback);
	}

	private final Choices choices;
	private final VmCreator vmCreator;
	private final EditExecutor.EditCallback afterwards;
	private Text name;
	private Spinner count;
	private Combo profile;
	private Combo workload;

	NewVmDialog(Shell parent, Choices choices, VmCreator vmCreator, EditExecutor.EditCallback afterwards) {
		super(parent);
		this.choices = choices;
		this.vmCreator = vmCreator;
		this.afterwards = afterwards;
		setHelpAvailable(false);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("New VM");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("A new VM on " + choices.place().text());
		setMessage("It is written behind the last VM of the file.");
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		area.setLayout(new GridLayout(2, false));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		new Label(area, SWT.NONE).setText("&Name:");
		name = new Text(area, SWT.BORDER);
		name.setText(choices.name());
		name.selectAll();
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
		new Label(area, SWT.NONE).setText("&How many:");
		count = new Spinner(area, SWT.BORDER);
		count.setValues(1, 1, MAX_COUNT, 0, 1, 10);
		new Label(area, SWT.NONE).setText("&Profile:");
		profile = combo(area, "a whole GPU",
				choices.profiles().stream().map(choice -> choice.name() + "   " + choice.detail()).toList());
		profile.select(
				choices.preferred()
						.map(wanted -> 1 + choices.profiles().stream().map(AvailableProfile::name).toList().indexOf(wanted))
						.orElse(choices.profiles().isEmpty() ? 0 : 1));
		new Label(area, SWT.NONE).setText("&Workload:");
		workload = combo(area, "none yet", choices.workloads().stream().map(Workload::getName).toList());
		workload.select(choices.workloads().isEmpty() ? 0 : 1);
		name.addModifyListener(event -> {
			setErrorMessage(null);
			getButton(IDialogConstants.OK_ID).setEnabled(!name.getText().isBlank());
		});
		return area;
	}

	private static Combo combo(Composite parent, String none, List<String> others) {
		List<String> items = new ArrayList<>(List.of(none));
		items.addAll(others);
		Combo combo = new Combo(parent, SWT.READ_ONLY);
		combo.setItems(items.toArray(String[]::new));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(combo);
		return combo;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText("&Create");
	}

	@Override
	protected void okPressed() {
		Optional<String> wanted = profile.getSelectionIndex() <= 0 ? Optional.empty()
				: Optional.of(choices.profiles().get(profile.getSelectionIndex() - 1).name());
		Optional<Workload> runs = workload.getSelectionIndex() <= 0 ? Optional.empty()
				: Optional.of(choices.workloads().get(workload.getSelectionIndex() - 1));
		getButton(IDialogConstants.OK_ID).setEnabled(false);
		vmCreator.make(new VmSpec(name.getText().strip(), count.getSelection(), Optional.of(choices.place()), wanted, runs),
				new DialogEditCallback(this, afterwards, why -> {
					setErrorMessage(why);
					getButton(IDialogConstants.OK_ID).setEnabled(true);
				}));
	}
}
