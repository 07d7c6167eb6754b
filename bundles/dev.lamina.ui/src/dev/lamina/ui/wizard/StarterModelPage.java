package dev.lamina.ui.wizard;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.ListViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks with which model to begin, and shows it. */
final class StarterModelPage extends WizardPage {
	private StarterModel chosen = StarterModel.all().getFirst();

	StarterModelPage() {
		super("template");
		setTitle("Model");
		setDescription("Choose a model to begin with. Each of them can be simulated as it is.");
	}

	/** The model that was chosen; the first if no one has chosen. */
	StarterModel chosen() {
		return chosen;
	}

	@Override
	public void createControl(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		all.setLayout(new GridLayout(1, false));
		SashForm halves = new SashForm(all, SWT.HORIZONTAL);
		halves.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		ListViewer list = new ListViewer(halves, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL);
		Composite right = new Composite(halves, SWT.NONE);
		GridLayout noMargins = new GridLayout(1, false);
		noMargins.marginWidth = 0;
		noMargins.marginHeight = 0;
		right.setLayout(noMargins);
		Label sentence = new Label(right, SWT.WRAP);
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
		wide.widthHint = 300;
		wide.heightHint = 3 * sentence.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		sentence.setLayoutData(wide);
		Text preview = new Text(right, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		preview.setFont(JFaceResources.getTextFont());
		GridData large = new GridData(SWT.FILL, SWT.FILL, true, true);
		large.heightHint = 260;
		large.widthHint = 380;
		preview.setLayoutData(large);
		halves.setWeights(1, 2);
		list.setContentProvider(ArrayContentProvider.getInstance());
		list.setLabelProvider(LabelProvider.createTextProvider(element -> ((StarterModel) element).label()));
		list.setInput(StarterModel.all());
		list.addSelectionChangedListener(event -> {
			if (event.getStructuredSelection().getFirstElement() instanceof StarterModel starterModel) {
				chosen = starterModel;
				sentence.setText(starterModel.sentence());
				preview.setText(starterModel.text());
			}
		});
		list.setSelection(new StructuredSelection(chosen));
		setControl(all);
	}
}
