package dev.lamina.dsl.scoping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.Scopes;

import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Expectation;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Phase;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Says which names can be meant where: profiles of that GPU, GPUs of that host, and declarations of the file and its imports. */
public class LaminaScopeProvider extends AbstractLaminaScopeProvider {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;

	@Inject
	private LocalNames names;
	@Inject
	private PackageResolver packageResolver;
	@Inject
	private GpuTypes gpuTypes;

	@Override
	public IScope getScope(EObject context, EReference reference) {
		EClass wanted = reference.getEReferenceType();
		if (wanted == MODEL.getProfile()) {
			return new ProfileScope(gpuTypes.at(context), gpuTypes);
		}
		if (wanted == MODEL.getHostGpu()) {
			return gpus(context);
		}
		if (wanted == MODEL.getPhase()) {
			return phases(context);
		}
		return EcoreUtil2.getContainerOfType(context, Model.class) instanceof Model model && model.eResource() != null
				? new DeclarationScope(model, DeclarationKinds.of(context, reference), names, packageResolver)
				: IScope.NULLSCOPE;
	}

	/** The phases of the workload of the VM that a promise is about, with those that it inherits. */
	private IScope phases(EObject context) {
		Expectation promise = EcoreUtil2.getContainerOfType(context, Expectation.class);
		EObject about = promise == null ? null : promise.getGroup() != null ? promise.getGroup().getElement()
				: promise.getSubject() == null ? promise.eContainer() : promise.getSubject().getElement();
		List<Phase> phases = new ArrayList<>();
		Set<Workload> seen = new LinkedHashSet<>();
		for (Workload workload = about instanceof Vm vm ? vm.getWorkload() : null; workload != null
				&& seen.add(workload); workload = workload.getSuperWorkload()) {
			phases.addAll(workload.getPhases());
		}
		return Scopes.scopeFor(phases, phase -> phase.getName() == null ? null : QualifiedName.create(phase.getName()),
				IScope.NULLSCOPE);
	}

	private IScope gpus(EObject context) {
		if (context instanceof Target target) {
			return target.getElement() instanceof Host host ? new GpuScope(host, names) : IScope.NULLSCOPE;
		}
		Host host = EcoreUtil2.getContainerOfType(context, Host.class);
		return host == null ? IScope.NULLSCOPE : new GpuScope(host, names);
	}
}
