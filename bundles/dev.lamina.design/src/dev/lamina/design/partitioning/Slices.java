package dev.lamina.design.partitioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.seating.Seating;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The pieces of physical GPUs that are cut alike and serve the same VMs, to scale.
 *
 * @param gpus       the GPUs, at least one, in the order of their names
 * @param timeSliced whether every piece has all compute, but only at times
 * @param cells      the pieces: those in use and idle in the order of the policy and then of the file, then free and unusable
 *                   room
 */
public record Slices(List<GpuSlot> gpus, boolean timeSliced, List<Cell> cells) {
	public Slices {
		gpus = List.copyOf(gpus);
		cells = List.copyOf(cells);
	}

	/** Every different way in which the GPUs of a declaration are cut; most declarations have one. */
	public static List<Slices> of(HostGpu gpu) {
		Seating seating = Seating.of(gpu);
		return seating.derive(gpu, each -> alike(seating.slots(each)));
	}

	/** The pieces that belong to a declaration, in one of these. */
	public List<Cell> of(EObject owner) {
		return cells.stream().filter(cell -> cell.owner() == owner).toList();
	}

	private static List<Slices> alike(List<GpuSlot> slots) {
		Map<List<Object>, List<Slices>> groups = new LinkedHashMap<>();
		for (GpuSlot slot : slots) {
			Slices slices = new Cutting(slot).slices();
			groups.computeIfAbsent(slices.shape(), shape -> new ArrayList<>()).add(slices);
		}
		return groups.values().stream().map(Slices::together).toList();
	}

	private static Slices together(List<Slices> alike) {
		Slices first = alike.getFirst();
		if (alike.size() == 1) {
			return first;
		}
		List<Cell> cells = new ArrayList<>();
		for (int index = 0; index < first.cells.size(); index++) {
			Cell cell = first.cells.get(index);
			List<Allocation> users = new ArrayList<>();
			for (Slices slices : alike) {
				users.addAll(slices.cells.get(index).users());
			}
			cells.add(new Cell(cell.kind(), cell.owner(), cell.name(), cell.memory(), cell.compute(), users));
		}
		return new Slices(alike.stream().flatMap(slices -> slices.gpus.stream()).toList(), first.timeSliced, cells);
	}

	/** What two GPUs must have in common to be drawn once. */
	private List<Object> shape() {
		record Piece(Cell.Kind kind, EObject owner, String name, Optional<Span> memory, Optional<Span> compute, List<Vm> users) {
		}
		List<Object> shape = new ArrayList<>(List.of(timeSliced));
		cells.forEach(cell -> shape.add(new Piece(cell.kind(), cell.owner(), cell.name(), cell.memory(), cell.compute(),
				cell.users().stream().map(Allocation::vm).toList())));
		return shape;
	}
}
