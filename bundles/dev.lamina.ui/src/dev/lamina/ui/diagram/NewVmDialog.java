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
	private static final int MOST = 100_000;

	/**
	 * What can be chosen.
	 *
	 * @param name      a name that is free
	 * @param place     where the VM is to run
	 * @param profiles  what it can have there
	 * @param preferred the profile that is meant, if one is
	 * @param workloads what it can run
	 */
	record Offer(String name, PlacementTarget place, List<AvailableProfile> profiles, Optional<String> preferred,
			List<Workload> workloads) {
	}

	/** Who makes the VM. */
	interface Maker {
		void make(VmSpec vm, Edits.Asker asker);
	}

	private final Offer offer;
	private final Maker maker;
	private final Edits.Asker afterwards;
	private Text name;
	private Spinner count;
	private Combo profile;
	private Combo workload;

	NewVmDialog(Shell parent, Offer offer, Maker maker, Edits.Asker afterwards) {
		super(parent);
		this.offer = offer;
		this.maker = maker;
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
		setTitle("A new VM on " + offer.place().text());
		setMessage("It is written behind the last VM of the file.");
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		area.setLayout(new GridLayout(2, false));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		new Label(area, SWT.NONE).setText("&Name:");
		name = new Text(area, SWT.BORDER);
		name.setText(offer.name());
		name.selectAll();
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
		new Label(area, SWT.NONE).setText("&How many:");
		count = new Spinner(area, SWT.BORDER);
		count.setValues(1, 1, MOST, 0, 1, 10);
		new Label(area, SWT.NONE).setText("&Profile:");
		profile = combo(area, "a whole GPU",
				offer.profiles().stream().map(choice -> choice.name() + "   " + choice.detail()).toList());
		profile.select(
				offer.preferred()
						.map(wanted -> 1 + offer.profiles().stream().map(AvailableProfile::name).toList().indexOf(wanted))
						.orElse(offer.profiles().isEmpty() ? 0 : 1));
		new Label(area, SWT.NONE).setText("&Workload:");
		workload = combo(area, "none yet", offer.workloads().stream().map(Workload::getName).toList());
		workload.select(offer.workloads().isEmpty() ? 0 : 1);
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
				: Optional.of(offer.profiles().get(profile.getSelectionIndex() - 1).name());
		Optional<Workload> runs = workload.getSelectionIndex() <= 0 ? Optional.empty()
				: Optional.of(offer.workloads().get(workload.getSelectionIndex() - 1));
		getButton(IDialogConstants.OK_ID).setEnabled(false);
		maker.make(new VmSpec(name.getText().strip(), count.getSelection(), Optional.of(offer.place()), wanted, runs),
				new DialogAsker(this, afterwards, why -> {
					setErrorMessage(why);
					getButton(IDialogConstants.OK_ID).setEnabled(true);
				}));
	}
}
