package dev.lamina.design.partitioning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.seating.Seating;
import dev.lamina.model.HostGpu;
import dev.lamina.placement.assignment.GpuSlot;

/** The pieces of all GPUs of a model by the declaration that they belong to. */
final class Pieces {
	private final Map<EObject, Map<HostGpu, List<List<Cell>>>> byOwner = new HashMap<>();

	private Pieces(Seating seating) {
		for (HostGpu gpu : seating.assignment().slots().stream().map(GpuSlot::hostGpu).distinct().toList()) {
			for (Slices slices : Slices.of(gpu)) {
				Map<EObject, List<Cell>> cells = new LinkedHashMap<>();
				slices.cells().forEach(cell -> cells.computeIfAbsent(cell.owner(), owner -> new ArrayList<>()).add(cell));
				cells.forEach((owner, own) -> byOwner.computeIfAbsent(owner, each -> new LinkedHashMap<>())
						.computeIfAbsent(gpu, each -> new ArrayList<>()).add(own));
			}
		}
	}

	/** The GPUs that have pieces of an owner. */
	static Collection<HostGpu> gpus(EObject owner) {
		return in(owner).keySet();
	}

	/** The pieces of an owner, for each different way in which one of its GPUs is cut. */
	static List<List<Cell>> of(EObject owner) {
		return in(owner).values().stream().flatMap(List::stream).toList();
	}

	private static Map<HostGpu, List<List<Cell>>> in(EObject owner) {
		Seating seating = Seating.of(owner);
		return seating.derive(Pieces.class, key -> new Pieces(seating)).byOwner.getOrDefault(owner, Map.of());
	}
}
