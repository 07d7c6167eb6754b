package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.*;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;

/**
 * The range in which the number of a property must lie, in base units.
 *
 * @param least  the smallest value allowed; above zero, however little, where it is {@link #ABOVE_ZERO}
 * @param most   the largest value allowed
 * @param reason where the limit comes from, as the end of a sentence; empty where it is plain
 */
record Bounds(double least, double most, String reason) {
	static final double ABOVE_ZERO = Double.MIN_VALUE;

	private static final Map<EAttribute, Bounds> BY_PROPERTY = new HashMap<>();

	static {
		range(1, 6, "PCI Express knows generations 1 to 6", GPU_TYPE__PCIE_GENERATION);
		range(1, 16, "a slot has at most 16 lanes", GPU_TYPE__PCIE_LANES);
		range(1, 60, "the averaging factor of the vendor's scheduler", SCHEDULER__AVERAGING);
		range(0, 1, "it is a part of a whole", COST_MODEL__TRAPPED, COST_MODEL__CALL_ROUND_TRIPS, COST_MODEL__TRANSLATION);
		range(ABOVE_ZERO, 1, "it is a part of one GPU", GPU_DEMAND__FRACTION, GPU_WORK__BANDWIDTH, GPU_WORK__OCCUPANCY);
		range(ABOVE_ZERO, 1, "it is a part of the measured value", SIMULATION__PRECISION);
		atLeast(1, GPU_TYPE__COMPUTE_UNITS, GPU_TYPE__COMPUTE_SLICES, GPU_TYPE__MEMORY_SLICES, GPU_TYPE__PLACEMENT_REGION,
				GPU_TYPE__INSTANCE_LIMIT, ENGINE__COUNT, PROFILE__MAXIMUM_INSTANCES, PROFILE__MEMORY_SLICES, PROFILE__PLACEMENT_SIZE,
				COST_MODEL__TABLE_BATCH, COST_MODEL__BATCH, COST_MODEL__HOPS, HOST__COUNT, HOST__SOCKETS, HOST__CORES_PER_SOCKET,
				HOST__NUMA_NODES, HOST__PCIE_LANES, HOST_GPU__COUNT, PARTITION__COUNT, PHASE__TIMES, WORKLOAD__IN_FLIGHT, VM__COUNT,
				VM__CORES, VM_WEIGHT__WEIGHT, SIMULATION__REPLICATIONS);
		atLeast(0, GPU_TYPE__VIRTUAL_FUNCTIONS, GPU_TYPE__FENCES, GPU_TYPE__HOST_FENCES, PROFILE__MAXIMUM_MIXED_INSTANCES,
				PROFILE__COMPUTE_SLICES, PROFILE__STARTS, PROFILE__PLACEMENTS, PROFILE__COMPUTE_UNITS, PROFILE__HEADS, PROFILE__TYPE_ID,
				PROFILE__FENCES, PROFILE__WEIGHT, PROFILE__CONTEXTS, PROFILE__DOORBELLS, STACK__MAXIMUM_VMS, HOST_GPU__IOMMU_GROUP,
				HOST_GPU__NUMA_NODE, TARGET__INDEX, TARGET__GPU_INDEX, PARTITION__STARTS);
		atLeast(ABOVE_ZERO, GPU_TYPE__MEMORY, GPU_TYPE__BANDWIDTH, GPU_TYPE__POWER, ENGINE__SPEED, PROFILE__MEMORY, PROFILE__GUEST_MEMORY,
				PROFILE__FRAME_LIMIT, COST_MODEL__UPLOAD_BANDWIDTH, COST_MODEL__DOWNLOAD_BANDWIDTH, COST_MODEL__READ_BACK_BANDWIDTH,
				COST_MODEL__PIPELINE, COST_MODEL__SLICE, COST_MODEL__FLOPS_PER_CYCLE, COST_MODEL__SAVE_BANDWIDTH, COST_MODEL__RESTORE_BANDWIDTH, HOST__CLOCK,
				HOST__MEMORY, HOST__CPU_OVERCOMMIT, HOST__MEMORY_OVERCOMMIT, HOST__NETWORK, LINK__BANDWIDTH, POLICY__FRAME_LIMIT,
				POLICY__MEMORY_OVERCOMMIT, SCHEDULER__SLICE, SCHEDULER__FREQUENCY, SCHEDULER__PERIOD, OPERATION__RATE, VM__MEMORY,
				SIMULATION__DURATION, FLEET__ARRIVAL_RATE, FLEET__LOAD);
	}

	private static void range(double least, double most, String reason, EAttribute... properties) {
		for (EAttribute property : properties) {
			BY_PROPERTY.put(property, new Bounds(least, most, reason));
		}
	}

	private static void atLeast(double least, EAttribute... properties) {
		range(least, Double.POSITIVE_INFINITY, "", properties);
	}

	/** The range of a property, where it has one. */
	static Optional<Bounds> of(EAttribute property) {
		return Optional.ofNullable(BY_PROPERTY.get(property));
	}
}
