package dev.lamina.dsl.validation;

import java.util.Map;

import com.google.inject.Inject;
import org.eclipse.emf.common.util.DiagnosticChain;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EValidator;
import org.eclipse.xtext.validation.CancelableDiagnostician;

import dev.lamina.model.Declaration;

/**
 * Leaves out declarations whose name is missing, with all their parts: the parser has said so, and no rule can speak of what has
 * no name.
 */
public class NamedElementDiagnostician extends CancelableDiagnostician {
	@Inject
	public NamedElementDiagnostician(EValidator.Registry registry) {
		super(registry);
	}

	@Override
	public boolean validate(EClass kind, EObject element, DiagnosticChain diagnostics, Map<Object, Object> context) {
		return isOfNameless(element) || super.validate(kind, element, diagnostics, context);
	}

	private static boolean isOfNameless(EObject element) {
		for (EObject around = element; around != null; around = around.eContainer()) {
			if (around instanceof Declaration declaration && declaration.getName() == null) {
				return true;
			}
		}
		return false;
	}
}
