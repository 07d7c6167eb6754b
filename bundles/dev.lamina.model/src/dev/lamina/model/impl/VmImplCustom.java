package dev.lamina.model.impl;

import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.emf.common.util.EList;

import dev.lamina.model.Expectation;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.Requirement;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.lineage.Ancestors;
import dev.lamina.model.quantity.Quantity;

/**
 * A VM whose getters give what holds for it: what is written, else what it inherits. Reflection ({@code eGet}, {@code eIsSet},
 * and with it copies, the parser and the writer) knows only what is written.
 *
 * <p>A part that is inherited, such as the demand for a GPU, is the very part of the VM extended.
 */
public class VmImplCustom extends VmImpl {
	@Override
	public OperatingSystem getSystem() {
		return inherited(VmImplCustom::writesSystem, VmImplCustom::writtenSystem);
	}

	@Override
	public boolean isSetSystem() {
		return Ancestors.of(this, VmImplCustom::parent).stream().anyMatch(VmImplCustom::writesSystem);
	}

	@Override
	public int getCores() {
		return inherited(vm -> vm.cores != 0, vm -> vm.cores);
	}

	@Override
	public Quantity getMemory() {
		return inherited(vm -> vm.memory != null, vm -> vm.memory);
	}

	@Override
	public EList<Requirement> getRequirements() {
		return inherited(vm -> vm.requirements != null && !vm.requirements.isEmpty(), VmImplCustom::writtenRequirements);
	}

	@Override
	public GpuDemand getGpu() {
		return inherited(vm -> vm.gpu != null, vm -> vm.gpu);
	}

	@Override
	public Workload getWorkload() {
		return inherited(vm -> vm.workload != null, VmImplCustom::writtenWorkload);
	}

	@Override
	public Quantity getRestart() {
		return inherited(vm -> vm.restart != null, vm -> vm.restart);
	}

	@Override
	public EList<Expectation> getExpectations() {
		return inherited(vm -> vm.expectations != null && !vm.expectations.isEmpty(), VmImplCustom::writtenExpectations);
	}

	@Override
	public Object eGet(int feature, boolean resolve, boolean coreType) {
		return switch (feature) {
			case ModelPackage.VM__SYSTEM -> writtenSystem();
			case ModelPackage.VM__CORES -> cores;
			case ModelPackage.VM__MEMORY -> memory;
			case ModelPackage.VM__REQUIREMENTS -> writtenRequirements();
			case ModelPackage.VM__GPU -> gpu;
			case ModelPackage.VM__WORKLOAD -> resolve ? writtenWorkload() : workload;
			case ModelPackage.VM__RESTART -> restart;
			case ModelPackage.VM__EXPECTATIONS -> writtenExpectations();
			default -> super.eGet(feature, resolve, coreType);
		};
	}

	@Override
	public boolean eIsSet(int feature) {
		return feature == ModelPackage.VM__SYSTEM ? writesSystem() : super.eIsSet(feature);
	}

	private <T> T inherited(Predicate<VmImplCustom> writes, Function<VmImplCustom, T> written) {
		return written.apply(writes.test(this) ? this
				: Ancestors.of(this, VmImplCustom::parent).stream().filter(writes).findFirst().orElse(this));
	}

	private VmImplCustom parent() {
		Vm extended = superVm == null ? null : getSuperVm();
		return extended instanceof VmImplCustom there && !there.eIsProxy() ? there : null;
	}

	private boolean writesSystem() {
		return super.isSetSystem();
	}

	private OperatingSystem writtenSystem() {
		return super.getSystem();
	}

	private EList<Requirement> writtenRequirements() {
		return super.getRequirements();
	}

	private Workload writtenWorkload() {
		return super.getWorkload();
	}

	private EList<Expectation> writtenExpectations() {
		return super.getExpectations();
	}
}
