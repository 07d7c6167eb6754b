package dev.lamina.design.assignment;

import java.util.function.Supplier;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Model;

/** Keeps the seating of the files of a package and forgets it at the first change of anything in them. */
final class AssignmentCache extends EContentAdapter {
	private AssignmentIndex assignmentIndex;

	static synchronized AssignmentCache of(Model model) {
		if (EcoreUtil.getExistingAdapter(model, AssignmentCache.class) instanceof AssignmentCache known) {
			return known;
		}
		AssignmentCache assignmentCache = new AssignmentCache();
		// a change of another file of the package changes who finds room in this one
		LoadedModels.modelScope(model).own().stream()
				.filter(file -> EcoreUtil.getExistingAdapter(file, AssignmentCache.class) == null)
				.forEach(file -> file.eAdapters().add(assignmentCache));
		return assignmentCache;
	}

	synchronized AssignmentIndex assignmentIndex(Supplier<AssignmentIndex> otherwise) {
		if (assignmentIndex == null) {
			// computing it follows references for the first time, which is not a change
			assignmentIndex = otherwise.get();
		}
		return assignmentIndex;
	}

	synchronized void put(AssignmentIndex installed) {
		assignmentIndex = installed;
	}

	@Override
	public void notifyChanged(Notification notification) {
		super.notifyChanged(notification);
		if (!notification.isTouch() && notification.getEventType() != Notification.RESOLVE) {
			synchronized (this) {
				assignmentIndex = null;
			}
		}
	}

	@Override
	public boolean isAdapterForType(Object type) {
		return type == AssignmentCache.class;
	}
}
