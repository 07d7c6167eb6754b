package dev.lamina.simulation.technique;

import static dev.lamina.engine.program.Lane.APPLICATION;
import static dev.lamina.engine.program.Lane.READ_BACK;
import static dev.lamina.engine.program.Lane.RING;
import static dev.lamina.engine.program.Lane.UPLOAD;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.engine.program.Lane;
import dev.lamina.engine.program.Stage;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.Draws;
import dev.lamina.simulation.demand.EngineWork;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * Collects the stages of one operation; a stage without demand is left out.
 *
 * <p>The steps that several techniques share stand here, so that they have the same names everywhere: stages of one name draw the
 * same random demands under every technique and natively, and what differs between two runs is the technique alone.
 */
public final class ProgramWriter {
	private static final double BYTES_PER_KIB = 1024;

	private final Access access;
	private final boolean overlapping;
	private final List<Stage> stages = new ArrayList<>();
	private int mark;

	/**
	 * Writes for a VM with that access.
	 *
	 * @param overlapping whether the application begins an operation before the one before it is over
	 */
	public ProgramWriter(Access access, boolean overlapping) {
		this.access = access;
		this.overlapping = overlapping;
	}

	/** How the VM reaches what it uses. */
	public Access access() {
		return access;
	}

	/** One step on one lane. */
	ProgramWriter step(String name, Port port, ProbabilityDistribution demand, CostTerm term, Lane lane) {
		if (!Draws.isNothing(demand)) {
			stages.add(new Stage(name, port, demand, term, lane.bit()));
		}
		return this;
	}

	/** Whether the application begins an operation before the one before it is over. */
	boolean isOverlapping() {
		return overlapping;
	}

	/** What is written from here on has {@link #beside a step beside it}. */
	ProgramWriter mark() {
		mark = stages.size();
		return this;
	}

	/** A wait beside all that was written since the mark; what is left of it then is the only part that shows. */
	ProgramWriter beside(String name, ProbabilityDistribution demand, CostTerm term) {
		if (!Draws.isNothing(demand)) {
			stages.add(new Stage(name, access.pause(), demand, term, 0, stages.size() - mark));
		}
		return this;
	}

	/** One step over a link, left out where the link costs nothing. */
	ProgramWriter transfer(String name, Optional<Port> link, ProbabilityDistribution bytes, Lane lane) {
		return link.isEmpty() ? this : step(name, link.get(), bytes, CostTerm.COPY, lane);
	}

	/** The application and its driver. */
	ProgramWriter application(OperationDemand operation) {
		return step("cpu", access.guest(), operation.cpu(), CostTerm.CPU, APPLICATION);
	}

	/** What goes to the GPU, what the GPU does, and what comes back; DMA takes that many times as long as natively. */
	ProgramWriter gpu(OperationDemand operation, double transferFactor) {
		return gpu(operation, transferFactor, transferFactor);
	}

	/** The same with a factor for each direction. */
	ProgramWriter gpu(OperationDemand operation, double uploadFactor, double readBackFactor) {
		transfer("upload", access.upload(), Draws.times(operation.upload(), uploadFactor), UPLOAD);
		int number = 0;
		for (EngineWork work : operation.gpu()) {
			Access.EngineAccess engine = access.engines().get(work.engine());
			step("gpu " + number++, engine.portFor(work), Draws.times(work.time(), engine.scaleFor(work)), CostTerm.GPU, RING);
		}
		return transfer("read-back", access.readBack(), Draws.times(operation.readBack(), readBackFactor), READ_BACK);
	}

	/**
	 * The part of the register accesses that traps and those that launches make, each carried out by a host CPU while the
	 * application waits.
	 */
	ProgramWriter traps(OperationDemand operation, Costs costs) {
		ProbabilityDistribution trapped = Draws.both(Draws.times(operation.mmio(), costs.trapped()),
				Draws.times(operation.launches(), costs.launchTraps()));
		return step("trap", access.service(), Draws.each(trapped, costs.trap()), CostTerm.TRAP, APPLICATION);
	}

	/** Calls to the hypervisor, each of which costs as much as a trapped access. */
	ProgramWriter hypercalls(ProbabilityDistribution calls, Costs costs) {
		return step("hypercall", access.service(), Draws.each(calls, costs.trap()), CostTerm.TRAP, APPLICATION);
	}

	/** Checks of what is submitted, by a host CPU while the submission waits. */
	ProgramWriter audits(OperationDemand operation, Costs costs) {
		step("audit commands", access.service(),
				Draws.each(Draws.times(operation.commands(), 1 / BYTES_PER_KIB), costs.auditPerKib()),
				CostTerm.AUDIT, APPLICATION);
		step("audit tables", access.service(), Draws.each(operation.tableUpdates(), costs.auditPerEntry()), CostTerm.AUDIT,
				APPLICATION);
		return step("audit flushes", access.service(), Draws.each(operation.flushes(), costs.auditPerFlush()), CostTerm.AUDIT,
				APPLICATION);
	}

	/**
	 * The interrupt that tells the guest of a completion, which takes its virtual CPU away from the application. It stands before
	 * the GPU, for the completion before this one: an interrupt never waits until the application gives up its thread.
	 */
	ProgramWriter interrupt(Costs costs) {
		return step("interrupt", access.service(), costs.interrupt(), CostTerm.TRAP, APPLICATION);
	}

	/** Whether nothing was written: an operation that takes no time. */
	public boolean isEmpty() {
		return stages.isEmpty();
	}

	/** What was written. */
	public StageProgram program(String name) {
		return new StageProgram(name, stages);
	}
}
