package dev.lamina.placement.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuAllocator;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * What is free on the GPUs of a model, tried out in the order of the file: what a request takes is gone for the next. VMs that are
 * there stay where they are. Processors and memory of hosts are not looked at.
 */
public final class FreeRoom {
	/** More of one request are not tried on one GPU. */
	public static final int MAX_PER_GPU = 1024;

	private final List<GpuAllocator> gpus;

	/** The room that an assignment leaves. */
	public FreeRoom(Assignment assignment) {
		this.gpus = new ArrayList<>(assignment.slots().stream().map(GpuAllocator::running).toList());
	}

	/** Takes a request as far as it fits, and says for each GPU how often it would. */
	public List<RoomOffer> take(RoomRequest request) {
		List<RoomOffer> offers = new ArrayList<>();
		int left = request.count();
		for (GpuAllocator gpu : gpus) {
			RoomOffer offer = offer(gpu, request, left);
			offers.add(offer);
			left -= offer.taken();
		}
		return offers;
	}

	private RoomOffer offer(GpuAllocator gpu, RoomRequest request, int left) {
		GpuSlot slot = gpu.snapshot();
		GpuAllocator trial = GpuAllocator.running(slot);
		List<Integer> starts = new ArrayList<>();
		int fits = 0;
		int taken = 0;
		Optional<String> obstacle = Optional.empty();
		while (obstacle.isEmpty() && fits < MAX_PER_GPU) {
			Optional<Vm> vm = request.vm(slot.type());
			obstacle = vm.isEmpty() ? Optional.of(slot.type().getName() + " has no profile " + request.text() + ".")
					: refusal(trial, slot, vm.get(), request.isWholeGpu());
			if (obstacle.isEmpty()) {
				fits++;
				if (taken < left && refusal(gpu, slot, vm.get(), request.isWholeGpu()).isEmpty()) {
					taken++;
					gpu.allocation(vm.get(), 0).flatMap(FreeRoom::start).ifPresent(starts::add);
				}
			}
		}
		return new RoomOffer(slot, fits, taken, starts, obstacle.orElse("More than " + MAX_PER_GPU + " are not tried."));
	}

	private static Optional<String> refusal(GpuAllocator gpu, GpuSlot before, Vm vm, boolean alone) {
		if (alone && !gpu.snapshot().allocations().isEmpty()) {
			Allocation first = gpu.snapshot().allocations().getFirst();
			return Optional.of(first.vm().eContainer() == null ? gpu.name() + " is taken by what was asked for before."
					: first.name() + " uses " + gpu.name() + ".");
		}
		return refusal(gpu, before, vm, 0);
	}

	/** Gives a VM what it wants, or leaves everything as it was and says why that is impossible. */
	static Optional<String> refusal(GpuAllocator gpu, GpuSlot slot, Vm vm, int index) {
		Profile profile = vm.getGpu().getProfile();
		if (profile != null && !gpu.has(profile)) {
			return Optional.of(slot.type().getName() + " has no profile " + profile.getName() + ".");
		}
		if (profile != null && slot.stack().isEmpty()) {
			return Optional.of("No policy with a stack holds for " + gpu.name() + ".");
		}
		if (!gpu.handsOut(profile)) {
			return Optional.of("Stack " + slot.stack().get().getName() + " of " + gpu.name() + " hands out no profiles of kind "
					+ profile.getKind().getLiteral() + ".");
		}
		return gpu.tryAllocate(vm, index).map(AssignmentProblem::sentence);
	}

	private static Optional<Integer> start(Allocation allocation) {
		return allocation.share() instanceof GpuShare.OfProfile have && have.placement().start().isPresent()
				? Optional.of(have.placement().start().getAsInt()) : Optional.empty();
	}
}
