package dev.lamina.sirius;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.transaction.RecordingCommand;
import org.eclipse.sirius.business.api.componentization.ViewpointRegistry;
import org.eclipse.sirius.business.api.session.Session;
import org.eclipse.sirius.business.api.session.SessionListener;
import org.eclipse.sirius.business.api.session.SessionManager;
import org.eclipse.sirius.business.api.session.SessionManagerListener;
import org.eclipse.sirius.business.api.session.SessionStatus;
import org.eclipse.sirius.ui.business.api.viewpoint.ViewpointSelectionCallback;
import org.eclipse.sirius.viewpoint.description.Viewpoint;

/**
 * Selects Lamina's viewpoint once in each session of a Lamina project in which none is selected, so that its diagrams stand in
 * the menu New Representation. The one that takes the viewpoint away afterwards does not get it back in that session.
 */
final class ViewpointSelector extends SessionManagerListener.Stub {
	private static final String NAME = "Lamina";
	private static final String BUNDLE = "dev.lamina.design";

	private final Set<Session> settled = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	/** Takes care of the sessions that are open and of those that will be opened. */
	void start() {
		SessionManager.INSTANCE.addSessionsListener(this);
		SessionManager.INSTANCE.getSessions().forEach(this::consider);
	}

	@Override
	public void notify(Session session, int change) {
		// a session has its models only some time after it was opened
		if (change == SessionListener.OPENED || change == SessionListener.SEMANTIC_CHANGE || change == SessionListener.REPLACED) {
			consider(session);
		}
	}

	private void consider(Session session) {
		if (session.isOpen() && !session.getSemanticResources().isEmpty() && isOfLamina(session) && settled.add(session)) {
			Job.create("Selecting the viewpoint of Lamina", (ICoreRunnable) monitor -> select(session, monitor)).schedule();
		}
	}

	private static boolean isOfLamina(Session session) {
		URI file = session.getSessionResource().getURI();
		if (!file.isPlatformResource()) {
			return false;
		}
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(URI.decode(file.segment(1)));
		return ModelingProjectConverter.isOfLamina(project);
	}

	private static void select(Session session, IProgressMonitor monitor) {
		Optional<Viewpoint> viewpoint = ViewpointRegistry.getInstance().getViewpoints().stream()
				.filter(ViewpointSelector::isOurs).findFirst();
		if (viewpoint.isEmpty() || !session.isOpen() || !session.getSelectedViewpoints(false).isEmpty()) {
			return;
		}
		boolean saved = session.getStatus() == SessionStatus.SYNC;
		session.getTransactionalEditingDomain().getCommandStack()
				.execute(new RecordingCommand(session.getTransactionalEditingDomain()) {
					@Override
					protected void doExecute() {
						new ViewpointSelectionCallback().selectViewpoint(viewpoint.get(), session, false, monitor);
					}
				});
		if (saved) {
			session.save(monitor);
		}
	}

	private static boolean isOurs(Viewpoint viewpoint) {
		return NAME.equals(viewpoint.getName()) && viewpoint.eResource() != null
				&& viewpoint.eResource().getURI().isPlatformPlugin()
				&& BUNDLE.equals(viewpoint.eResource().getURI().segment(1));
	}
}
