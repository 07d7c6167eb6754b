package dev.lamina.model.impl;

import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.emf.common.util.EList;

import dev.lamina.model.ModelPackage;
import dev.lamina.model.Partition;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Stack;
import dev.lamina.model.lineage.Ancestors;
import dev.lamina.model.quantity.Quantity;

/**
 * A policy whose getters give what holds under it: what is written, else what it inherits; its GPUs are its own. Reflection
 * ({@code eGet}, {@code eIsSet}, and with it copies, the parser and the writer) knows only what is written.
 */
public class PolicyImplCustom extends PolicyImpl {
	@Override
	public Stack getStack() {
		return inherited(policy -> policy.stack != null, PolicyImplCustom::writtenStack);
	}

	@Override
	public EList<Partition> getPartitions() {
		return inherited(policy -> policy.partitions != null && !policy.partitions.isEmpty(),
				PolicyImplCustom::writtenPartitions);
	}

	@Override
	public Scheduler getScheduler() {
		return inherited(policy -> policy.scheduler != null, policy -> policy.scheduler);
	}

	@Override
	public Quantity getFrameLimit() {
		return inherited(PolicyImplCustom::limitsFrames, policy -> policy.frameLimit);
	}

	@Override
	public boolean isFrameLimitOff() {
		return inherited(PolicyImplCustom::limitsFrames, policy -> policy.frameLimitOff);
	}

	@Override
	public Quantity getMemoryOvercommit() {
		return inherited(policy -> policy.memoryOvercommit != null, policy -> policy.memoryOvercommit);
	}

	@Override
	public PlacementKind getPlacement() {
		return inherited(PolicyImplCustom::writesPlacement, PolicyImplCustom::writtenPlacement);
	}

	@Override
	public boolean isSetPlacement() {
		return Ancestors.of(this, PolicyImplCustom::parent).stream().anyMatch(PolicyImplCustom::writesPlacement);
	}

	@Override
	public Object eGet(int feature, boolean resolve, boolean coreType) {
		return switch (feature) {
			case ModelPackage.POLICY__STACK -> resolve ? writtenStack() : stack;
			case ModelPackage.POLICY__PARTITIONS -> writtenPartitions();
			case ModelPackage.POLICY__SCHEDULER -> scheduler;
			case ModelPackage.POLICY__FRAME_LIMIT -> frameLimit;
			case ModelPackage.POLICY__FRAME_LIMIT_OFF -> frameLimitOff;
			case ModelPackage.POLICY__MEMORY_OVERCOMMIT -> memoryOvercommit;
			case ModelPackage.POLICY__PLACEMENT -> writtenPlacement();
			default -> super.eGet(feature, resolve, coreType);
		};
	}

	@Override
	public boolean eIsSet(int feature) {
		return feature == ModelPackage.POLICY__PLACEMENT ? writesPlacement() : super.eIsSet(feature);
	}

	private <T> T inherited(Predicate<PolicyImplCustom> writes, Function<PolicyImplCustom, T> written) {
		return written.apply(writes.test(this) ? this
				: Ancestors.of(this, PolicyImplCustom::parent).stream().filter(writes).findFirst().orElse(this));
	}

	private PolicyImplCustom parent() {
		Policy extended = superPolicy == null ? null : getSuperPolicy();
		return extended instanceof PolicyImplCustom there && !there.eIsProxy() ? there : null;
	}

	/** A limit and {@code off} are one property. */
	private boolean limitsFrames() {
		return frameLimit != null || frameLimitOff;
	}

	private boolean writesPlacement() {
		return super.isSetPlacement();
	}

	private PlacementKind writtenPlacement() {
		return super.getPlacement();
	}

	private Stack writtenStack() {
		return super.getStack();
	}

	private EList<Partition> writtenPartitions() {
		return super.getPartitions();
	}
}
