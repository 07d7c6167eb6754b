package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.HOST_GPU__NUMBER;
import static dev.lamina.model.ModelPackage.Literals.HOST__COUNT;
import static dev.lamina.model.ModelPackage.Literals.VM__COUNT;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.placement.assignment.InstanceLimit;

/** Makes sure that the hosts, GPUs and VMs for which a model stands can be laid out. */
public class InstanceValidator extends RuleValidator {
	@Check
	public void instancesOf(Model model) {
		InstanceLimit.exceeded(ModelScopes.of(model)).forEach((place, sentence) -> {
			EAttribute count = place instanceof Host ? HOST__COUNT : place instanceof HostGpu ? HOST_GPU__NUMBER : VM__COUNT;
			boolean own = place.eResource() == model.eResource();
			boolean told = (Integer) place.eGet(count) > InstanceLimit.MAX_INSTANCES; // by the range of the count
			if (own && !told && isNamed(place)) {
				report(Rule.INSTANCES_TOO_MANY, place, count, sentence);
			}
		});
	}

	private static boolean isNamed(EObject place) {
		return ((NamedElement) place).getName() != null && (!(place instanceof HostGpu) || isNamed(place.eContainer()));
	}
}
