package dev.lamina.model.inheritance;

import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.GpuDemand;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Vm;

/** Parts that a declaration is to write itself, so that a change of them leaves what it inherits alone. */
public final class WrittenParts {
	private WrittenParts() {
	}

	/** The demand for a GPU that a VM writes: if it writes none, from now on what it inherits, else nothing in particular. */
	public static GpuDemand gpu(Vm vm) {
		if (!vm.eIsSet(ModelPackage.Literals.VM__GPU)) {
			vm.setGpu(vm.getGpu() == null ? ModelFactory.eINSTANCE.createGpuDemand() : EcoreUtil.copy(vm.getGpu()));
		}
		return vm.getGpu();
	}
}
