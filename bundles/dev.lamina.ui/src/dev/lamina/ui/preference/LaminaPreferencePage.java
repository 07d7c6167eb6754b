package dev.lamina.ui.preference;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

import dev.lamina.ui.Ids;

/** The page of the preferences about models. */
public final class LaminaPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	private static final String COLOURS = "org.eclipse.ui.preferencePages.ColorsAndFonts";

	public LaminaPreferencePage() {
		super(GRID);
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Ids.BUNDLE));
		setDescription("Models of GPU virtualization.");
	}

	@Override
	protected void createFieldEditors() {
		addField(new BooleanFieldEditor(LaminaPreferences.FORMAT_ON_SAVE, "&Lay out a model when it is saved",
				getFieldEditorParent()));
		addField(new BooleanFieldEditor(LaminaPreferences.CODE_MININGS, "Show behind lines how &full GPUs are and where VMs run",
				getFieldEditorParent()));
		addField(new BooleanFieldEditor(LaminaPreferences.SIMULATE_WHILE_WRITING,
				"&Simulate a moment while I write, and show behind lines what each VM gets", getFieldEditorParent()));
	}

	@Override
	protected Control createContents(Composite parent) {
		Control fields = super.createContents(parent);
		Link colours = new Link(parent, SWT.NONE);
		colours.setText("The colours of words are with <a>all other colours</a>.");
		colours.addListener(SWT.Selection, event -> PreferencesUtil.createPreferenceDialogOn(getShell(), COLOURS, null,
				"selectFont:dev.lamina.ui.colour.keyword"));
		return fields;
	}
}
