package dev.lamina.simulation.scenario;

import dev.lamina.capacity.assignment.Assignment;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Names;
import dev.lamina.capacity.assignment.Resident;
import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.program.Interruption;
import dev.lamina.model.Capability;
import dev.lamina.model.CostModel;
import dev.lamina.model.Event;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.Draws;
import java.util.Optional;

/**
 * One live migration: the VM's video memory is copied in rounds while it works, then it rests for what is left and goes on at its
 * destination. Copies have the network between the hosts, and the stack's saving and restoring, for themselves; main memory is not
 * counted.
 *
 * @param interruption how long it works on and rests
 * @param destination  the VM as it is afterwards
 */
record Migration(Interruption interruption, Guest destination) {
	private static final double SECOND = 1e9;

	/**
	 * Finds the way of a VM to the first GPU of the event's destination that can take it.
	 *
	 * @throws SimulationRefusedException with the rule that stands against it
	 */
	static Migration of(Guest vm, Event event, Assignment assignment, Landings landings) throws SimulationRefusedException {
		Stack stack = vm.stack().filter(with -> vm.slot().isPresent())
				.orElseThrow(() -> new SimulationRefusedException("'" + vm.name() + "' has no GPU to migrate from."));
		if (!stack.getProvides().contains(Capability.LIVE_MIGRATION)) {
			throw new SimulationRefusedException("'" + vm.name() + "' cannot migrate while it runs: its stack " + stack.getName()
					+ " provides no live-migration.");
		}
		SimulationRefusedException refusal = null;
		for (int number = 0; number < assignment.slots().size(); number++) {
			GpuSlot there = landings.slot(number);
			if (event.getDestination() != null && Targets.means(event.getDestination(), there) && number != vm.seat().slot().getAsInt()) {
				try {
					refuseForeign(vm, there);
					Interruption interruption = interruption(vm, there, event);
					Resident resident = landings.land(vm.resident().orElseThrow(), number);
					return new Migration(interruption, vm.on(number, landings.slot(number), landings.layout(number), resident));
				} catch (SimulationRefusedException refused) {
					refusal = refusal == null ? refused : refusal;
				}
			}
		}
		throw refusal != null ? refusal : new SimulationRefusedException("'" + vm.name() + "' migrates nowhere: name another GPU than "
				+ vm.place() + ", where it is.");
	}

	private static void refuseForeign(Guest vm, GpuSlot there) throws SimulationRefusedException {
		GpuSlot here = vm.slot().orElseThrow();
		if (here.hostGpu().getType() != there.hostGpu().getType()) {
			throw new SimulationRefusedException("'" + vm.name() + "' migrates only to a GPU of the same type: " + here.name() + " is a "
					+ here.type().getName() + ", " + there.name() + " is a " + there.type().getName() + ".");
		}
		if (here.policy().map(Policy::getStack).orElse(null) != there.policy().map(Policy::getStack).orElse(null)) {
			throw new SimulationRefusedException("'" + vm.name() + "' runs under " + vm.stack().orElseThrow().getName() + ", " + there.name()
					+ " is under " + there.stack().map(Stack::getName).orElse("no stack") + ". A VM migrates only within one stack.");
		}
	}

	private static Interruption interruption(Guest vm, GpuSlot there, Event event) throws SimulationRefusedException {
		long bytes = Happenings.state(vm);
		double bandwidth = bandwidth(vm, there);
		if (bytes > 0 && bandwidth == Double.POSITIVE_INFINITY) {
			throw new SimulationRefusedException("How fast the video memory of '" + vm.name() + "' is copied to " + there.name()
					+ " is not known. Give the hosts a network, or the stack " + vm.stack().orElseThrow().getName() + " a save bandwidth.");
		}
		PreCopy copy = PreCopy.of(bytes, vm.workload().map(Workload::getDirtyRate).map(Draws::value).orElse(0.0), bandwidth);
		long at = event.getTime().base();
		long latency = isNear(vm, there) ? 0 : Happenings.nanoseconds(vm.seat().host().getNetworkLatency());
		return new Interruption(at, Kernel.later(at, copy.nanoseconds()), false, Kernel.later(Math.round(copy.rest() / bandwidth * SECOND), latency), 0, 0, Optional.empty())
				.because(Happenings.word(event));
	}

	/** Bytes per second of the slowest part of the way; infinite where none is described. */
	private static double bandwidth(Guest vm, GpuSlot there) {
		CostModel cost = Happenings.cost(vm.stack().orElseThrow());
		double stack = Math.min(limit(Draws.value(cost.getSaveBandwidth())), limit(Draws.value(cost.getRestoreBandwidth())));
		return isNear(vm, there) ? stack : Math.min(stack, Math.min(network(vm.seat().host()), network(there.host())));
	}

	private static double network(Host host) {
		return limit(Draws.value(host.getNetwork()));
	}

	private static double limit(double bandwidth) {
		return bandwidth > 0 ? bandwidth : Double.POSITIVE_INFINITY;
	}

	private static boolean isNear(Guest vm, GpuSlot there) {
		return vm.seat().hostName().equals(Names.of(there.host(), there.hostIndex()));
	}
}
