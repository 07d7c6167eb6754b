package dev.lamina.ui.timeline;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import dev.lamina.ui.icon.LaminaImages;

/** The page that says whether a run is recorded for the timeline, and which part of it. */
public final class TimelineTab extends AbstractLaunchConfigurationTab {
	private Button records;
	private Text from;
	private Text length;
	private boolean reading;

	@Override
	public void createControl(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		all.setLayout(new GridLayout(2, false));
		records = new Button(all, SWT.CHECK);
		records.setText("Record a &timeline");
		records.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		records.addListener(SWT.Selection, event -> changed());
		from = field(all, "&From:", "the end of the warm-up");
		length = field(all, "&Length:", "all that follows, such as 500 ms");
		Label bound = new Label(all, SWT.WRAP);
		bound.setText(
				String.format("At most %,d events are kept, of the first replication. Recording does not change the figures.",
						RecordingSettings.MAX_EVENTS));
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
		wide.widthHint = 300;
		bound.setLayoutData(wide);
		setControl(all);
	}

	private Text field(Composite parent, String label, String hint) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.BORDER);
		text.setMessage(hint);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		text.addModifyListener(event -> changed());
		return text;
	}

	private void changed() {
		from.setEnabled(records.getSelection());
		length.setEnabled(records.getSelection());
		if (!reading) {
			updateLaunchConfigurationDialog();
		}
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		new RecordingSettings(true, "", "").write(configuration);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		reading = true;
		try {
			RecordingSettings settings = RecordingSettings.of(configuration);
			records.setSelection(settings.records());
			from.setText(settings.from());
			length.setText(settings.length());
			changed();
		} catch (CoreException unreadable) {
			ILog.of(TimelineTab.class).log(unreadable.getStatus());
		} finally {
			reading = false;
		}
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		new RecordingSettings(records.getSelection(), from.getText().strip(), length.getText().strip()).write(configuration);
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		try {
			setErrorMessage(RecordingSettings.of(configuration).problem().orElse(null));
		} catch (CoreException unreadable) {
			setErrorMessage(unreadable.getStatus().getMessage());
		}
		return getErrorMessage() == null;
	}

	@Override
	public String getName() {
		return "Timeline";
	}

	@Override
	public Image getImage() {
		return LaminaImages.image("timeline");
	}
}
