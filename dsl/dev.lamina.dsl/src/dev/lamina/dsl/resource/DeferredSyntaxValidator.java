package dev.lamina.dsl.resource;

import java.util.Map;

import com.google.inject.Inject;
import com.google.inject.Injector;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.IConcreteSyntaxValidator;
import org.eclipse.xtext.validation.impl.ConcreteSyntaxValidator;

/** Xtext's validator of what is about to be written, made when it is first asked: every file that is read has one. */
public final class DeferredSyntaxValidator implements IConcreteSyntaxValidator {
	@Inject
	private Injector injector;
	private ConcreteSyntaxValidator validator;

	private synchronized ConcreteSyntaxValidator validator() {
		if (validator == null) {
			validator = injector.getInstance(ConcreteSyntaxValidator.class);
		}
		return validator;
	}

	@Override
	public boolean validateObject(EObject element, IDiagnosticAcceptor acceptor, Map<Object, Object> context) {
		return validator().validateObject(element, acceptor, context);
	}

	@Override
	public boolean validateRecursive(EObject element, IDiagnosticAcceptor acceptor, Map<Object, Object> context) {
		return validator().validateRecursive(element, acceptor, context);
	}
}
