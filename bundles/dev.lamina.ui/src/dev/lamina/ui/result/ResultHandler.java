package dev.lamina.ui.result;

import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command about results, which shows the view of results first. */
abstract class ResultHandler extends AbstractHandler {
	private final Consumer<ResultsView> work;

	private ResultHandler(Consumer<ResultsView> work) {
		this.work = work;
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			work.accept(
					(ResultsView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(ResultsView.ID));
			return null;
		} catch (PartInitException unopenable) {
			throw new ExecutionException("The view of results cannot be opened.", unopenable);
		}
	}

	/** Opens a saved result. */
	public static final class Open extends ResultHandler {
		public Open() {
			super(ResultActions::openResult);
		}
	}

	/** Compares the result that is shown with another one. */
	public static final class Compare extends ResultHandler {
		public Compare() {
			super(ResultActions::compare);
		}
	}
}
