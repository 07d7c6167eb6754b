package dev.lamina.design.seating;

import java.util.function.Supplier;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Model;

/** Keeps the seating of the files of a package and forgets it at the first change of anything in them. */
final class Memory extends EContentAdapter {
	private Seating seating;

	static synchronized Memory of(Model model) {
		if (EcoreUtil.getExistingAdapter(model, Memory.class) instanceof Memory known) {
			return known;
		}
		Memory memory = new Memory();
		// a change of another file of the package changes who finds room in this one
		LoadedFiles.estate(model).own().stream().filter(file -> EcoreUtil.getExistingAdapter(file, Memory.class) == null)
				.forEach(file -> file.eAdapters().add(memory));
		return memory;
	}

	synchronized Seating seating(Supplier<Seating> otherwise) {
		if (seating == null) {
			// computing it follows references for the first time, which is no change
			seating = otherwise.get();
		}
		return seating;
	}

	synchronized void remember(Seating installed) {
		seating = installed;
	}

	@Override
	public void notifyChanged(Notification notification) {
		super.notifyChanged(notification);
		if (!notification.isTouch() && notification.getEventType() != Notification.RESOLVE) {
			synchronized (this) {
				seating = null;
			}
		}
	}

	@Override
	public boolean isAdapterForType(Object type) {
		return type == Memory.class;
	}
}
