package dev.lamina.ui.diagram;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.swt.widgets.Control;

import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.edit.ModelEdits;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.TextChanges;

/**
 * Makes changes of a model as changes of its text, each one step to undo. A change is worked out and tried on the rules in the
 * background; what is refused is not made, and anyone who wanted it is told why.
 */
final class EditExecutor {
	private final Control control;

	/** A change that the user wants. */
	interface EditRequest {
		Change change(ModelEdits edits) throws EditRefusedException;
	}

	/** Who wanted a change; called in the thread of the user interface. */
	interface EditCallback {
		/** It is made; where its first piece stands now. */
		void made(Optional<Edit> first);

		void refused(EditRefusedException why);
	}

	/**
	 * For a part of the window.
	 *
	 * @param control as long as it lives changes are made
	 */
	EditExecutor(Control control) {
		this.control = control;
	}

	/** Makes a change of a model that is open. */
	void execute(OpenDocument document, EditRequest editRequest, EditCallback editCallback) {
		Job job = Job.create("Changing the model", (ICoreRunnable) monitor -> {
			try {
				ModelEdits edits = new ModelEdits(document.workspace().projectSnapshot());
				Change change = edits.tried(editRequest.change(edits));
				UiThread.asyncExec(control, () -> apply(document, change, editCallback));
			} catch (EditRefusedException refused) {
				UiThread.asyncExec(control, () -> editCallback.refused(refused));
			}
		});
		job.setPriority(Job.INTERACTIVE);
		job.schedule();
	}

	/** Works something out of a model in the background, and hands it over in the thread of the user interface. */
	<T> void computeAsync(java.util.function.Supplier<T> question, Consumer<T> answer) {
		Job job = Job.createSystem("Reading the model", (ICoreRunnable) monitor -> {
			T found = question.get();
			UiThread.asyncExec(control, () -> answer.accept(found));
		});
		job.setPriority(Job.INTERACTIVE);
		job.schedule();
	}

	private static void apply(OpenDocument document, Change change, EditCallback editCallback) {
		try {
			change.applied(document.workspace()::snapshot);
			List<Edit> own = change.edits().stream().filter(edit -> edit.file().equals(document.address())).toList();
			if (change.files().size() == 1 && !own.isEmpty()) {
				TextChanges.apply(document, change.edits());
			} else if (!change.isEmpty()) {
				PerformChangeOperation operation = new PerformChangeOperation(TextChanges.of(change.label(), change.edits()));
				operation.setUndoManager(RefactoringCore.getUndoManager(), change.label());
				operation.run(new NullProgressMonitor());
			}
			editCallback.made(own.stream().findFirst());
		} catch (EditRefusedException stale) {
			editCallback.refused(stale);
		} catch (BadLocationException | CoreException failed) {
			ILog.of(EditExecutor.class).error(change.label() + " failed.", failed);
		}
	}
}
