package dev.lamina.dsl.messages;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.linking.impl.LinkingDiagnosticMessageProvider;

import dev.lamina.model.ModelPackage;

/**
 * Says that a name means nothing, and what was probably meant.
 *
 * <p>A name that cannot be found only because another one before it is wrong gets no message of its own.
 */
public final class LinkingMessages extends LinkingDiagnosticMessageProvider {
	@Inject
	private ProfileMessages profiles;
	@Inject
	private HostGpuMessages gpus;
	@Inject
	private DeclarationMessages declarations;

	@Override
	public DiagnosticMessage getUnresolvedProxyMessage(ILinkingDiagnosticContext context) {
		EObject place = context.getContext();
		EReference reference = context.getReference();
		String name = context.getLinkText();
		if (name == null || name.isEmpty()) {
			return null;
		}
		if (reference.getEReferenceType() == ModelPackage.Literals.PROFILE) {
			return profiles.unknown(place, name).orElse(null);
		}
		if (reference.getEReferenceType() == ModelPackage.Literals.HOST_GPU) {
			return gpus.unknown(place, name).orElse(null);
		}
		return declarations.unknown(place, reference, name).orElse(null);
	}
}
