package dev.lamina.ui.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.ui.UiThread;

/**
 * Asks where and in which colours a picture is to be written, and writes it; what goes wrong is said in the dialog, which stays.
 */
final class ExportDialog extends TitleAreaDialog {
	private static final Theme[] THEMES = { Theme.AUTO, Theme.LIGHT, Theme.DARK };

	private final Scene scene;
	private final Path proposed;
	private Text file;
	private Combo theme;
	private Spinner scale;
	private Label scaleLabel;

	/**
	 * @param proposed the file that is proposed
	 */
	ExportDialog(Shell parent, Scene scene, Path proposed) {
		super(parent);
		this.scene = scene;
		this.proposed = proposed;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Export Picture");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(scene.title());
		setMessage("The ending of the file says how it is written: .svg for drawings that stay sharp, .png for pixels.");
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		area.setLayout(new GridLayout(3, false));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		new Label(area, SWT.NONE).setText("&File:");
		file = new Text(area, SWT.BORDER);
		file.setText(proposed.toString());
		file.addModifyListener(event -> changed());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(360, SWT.DEFAULT).applyTo(file);
		Button browse = new Button(area, SWT.PUSH);
		browse.setText("&Browse…");
		browse.addListener(SWT.Selection, event -> browse());
		new Label(area, SWT.NONE).setText("&Colours:");
		theme = new Combo(area, SWT.READ_ONLY);
		theme.setItems("Follow the viewer (in PNG light)", "Light", "Dark");
		theme.select(0);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(theme);
		scaleLabel = new Label(area, SWT.NONE);
		scaleLabel.setText("&Scale of a PNG:");
		scale = new Spinner(area, SWT.BORDER);
		scale.setValues((int) DiagramExporter.DEFAULT_SCALE * 10, 5, 160, 1, 5, 10);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(scale);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText("&Export");
		changed();
	}

	private void changed() {
		String name = file.getText().strip().toLowerCase(Locale.ROOT);
		boolean png = name.endsWith(".png");
		scale.setEnabled(png);
		scaleLabel.setEnabled(png);
		setErrorMessage(png || name.endsWith(".svg") ? null : "Name a file that ends with .svg or .png.");
		getButton(IDialogConstants.OK_ID).setEnabled(getErrorMessage() == null);
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFilterExtensions(new String[] { "*.svg", "*.png" });
		dialog.setFilterNames(new String[] { "Drawings (*.svg)", "Pixels (*.png)" });
		dialog.setFileName(file.getText());
		String target = dialog.open();
		if (target != null) {
			file.setText(target);
		}
	}

	@Override
	protected void okPressed() {
		try {
			Path target = Path.of(file.getText().strip());
			if (target.getParent() != null && !Files.isDirectory(target.getParent())) {
				setErrorMessage("There is no folder '" + target.getParent() + "'.");
				return;
			}
			if (Files.exists(target) && !MessageDialog.openQuestion(getShell(), "Export Picture",
					"'" + target + "' exists already. Replace it?")) {
				return;
			}
			Theme wanted = THEMES[theme.getSelectionIndex()];
			double pixels = scale.getSelection() / 10.0;
			getButton(IDialogConstants.OK_ID).setEnabled(false);
			Shell dialog = getShell();
			Job.create("Exporting " + target.getFileName(), (ICoreRunnable) monitor -> write(target, wanted, pixels, dialog))
					.schedule();
		} catch (InvalidPathException none) {
			setErrorMessage("This is not a valid file name.");
		}
	}

	/** In the background. */
	private void write(Path target, Theme wanted, double pixels, Shell dialog) {
		try {
			DiagramExporter.write(scene, target, wanted, pixels);
			UiThread.asyncExec(dialog, super::okPressed);
		} catch (IOException unwritable) {
			UiThread.asyncExec(dialog, () -> {
				setErrorMessage("'" + target + "' cannot be written: " + unwritable.getMessage() + ".");
				getButton(IDialogConstants.OK_ID).setEnabled(true);
			});
		}
	}
}
