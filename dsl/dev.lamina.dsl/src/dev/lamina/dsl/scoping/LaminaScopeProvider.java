package dev.lamina.dsl.scoping;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.scoping.IScope;

import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Target;

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
		return EcoreUtil2.getContainerOfType(context, Model.class) instanceof Model model && model.eResource() != null
				? new DeclarationScope(model, DeclarationKinds.of(context, reference), names, packageResolver)
				: IScope.NULLSCOPE;
	}

	private IScope gpus(EObject context) {
		if (context instanceof Target target) {
			return target.getElement() instanceof Host host ? new GpuScope(host, names) : IScope.NULLSCOPE;
		}
		Host host = EcoreUtil2.getContainerOfType(context, Host.class);
		return host == null ? IScope.NULLSCOPE : new GpuScope(host, names);
	}
}
