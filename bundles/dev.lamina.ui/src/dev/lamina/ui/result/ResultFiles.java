package dev.lamina.ui.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import dev.lamina.result.ModelResult;
import dev.lamina.result.json.ResultReader;
import dev.lamina.result.json.UnreadableResultException;
import dev.lamina.ui.UiThread;

/** Results and pictures of them as files. What cannot be read or written is said in a dialog. */
final class ResultFiles {
	/** Writes findings in some form. */
	interface ReportFormat {
		void write(List<ModelResult> findings, Writer writer) throws IOException;
	}

	/** Writes a file of some kind. */
	private interface Content {
		void writeTo(Path file) throws IOException;
	}

	private final Shell shell;

	ResultFiles(Shell shell) {
		this.shell = shell;
	}

	/** Asks where to, and writes findings there. */
	void export(String name, List<ModelResult> findings, ReportFormat reportFormat) {
		target(name).ifPresent(target -> write(target, file -> {
			try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
				reportFormat.write(findings, writer);
			}
		}));
	}

	/** Asks where to, and keeps a picture there as PNG. */
	void export(String name, ImageData picture) {
		target(name).ifPresent(target -> save(target, picture));
	}

	/** Keeps a picture as PNG. */
	void save(Path target, ImageData picture) {
		ImageLoader png = new ImageLoader();
		png.data = new ImageData[] { picture };
		write(target, file -> {
			try (OutputStream stream = Files.newOutputStream(file)) {
				png.save(stream, SWT.IMAGE_PNG);
			} catch (SWTException unwritable) {
				throw new IOException(unwritable.getMessage(), unwritable);
			}
		});
	}

	/** Asks for a file that was exported as JSON, or that 'lamina simulate' has written. */
	Optional<Path> ask() {
		FileDialog dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText("Open Result");
		dialog.setFilterExtensions(new String[] { "*.json", "*.*" });
		dialog.setFilterNames(new String[] { "Results (*.json)", "All files" });
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	/** Reads a result in the background, and hands it over in the thread of the user interface. */
	void read(Path file, Consumer<FinishedRun> reader) {
		Job.create("Reading " + file.getFileName(), (ICoreRunnable) monitor -> {
			try (InputStream stream = Files.newInputStream(file)) {
				List<ModelResult> findings = ResultReader.read(stream);
				UiThread.asyncExec(shell, () -> reader.accept(FinishedRun.saved(file, findings)));
			} catch (UnreadableResultException noResult) {
				complain("Open Result", "'" + file + "' cannot be read as a result. " + noResult.getMessage());
			} catch (NoSuchFileException missing) {
				complain("Open Result", "'" + file + "' does not exist.");
			} catch (IOException unreadable) {
				complain("Open Result", "'" + file + "' cannot be read: " + unreadable.getMessage() + ".");
			}
		}).schedule();
	}

	private Optional<Path> target(String name) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFileName(name);
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	/** Beside the file first, so that a good one is never lost to half of another. */
	private void write(Path target, Content content) {
		Path beside = target.resolveSibling(target.getFileName() + ".part");
		try {
			content.writeTo(beside);
			Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException unwritable) {
			complain("Export", "'" + target + "' cannot be written: " + unwritable.getMessage() + ".");
		}
	}

	private void complain(String title, String sentence) {
		UiThread.asyncExec(shell, () -> {
			MessageDialog dialog = new MessageDialog(shell, title, null, sentence, MessageDialog.ERROR, 0,
					IDialogConstants.OK_LABEL);
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}
}
