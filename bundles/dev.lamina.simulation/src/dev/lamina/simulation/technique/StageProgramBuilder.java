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
import dev.lamina.simulation.demand.EngineWork;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.QuantitySampler;
import dev.lamina.simulation.demand.StackCosts;

/**
 * Collects the stages of one operation; a stage without demand is left out.
 *
 * <p>The steps that several techniques share stand here, so that they have the same names everywhere: stages of one name draw the
 * same random demands under every technique and natively, and what differs between two runs is the technique alone.
 */
public final class StageProgramBuilder {
	private static final double BYTES_PER_KIB = 1024;

	private final ResourceBinding binding;
	private final boolean overlapping;
	private final List<Stage> stages = new ArrayList<>();
	private int mark;

	/**
	 * Writes for a VM with that access.
	 *
	 * @param overlapping whether the application begins an operation before the one before it is over
	 */
	public StageProgramBuilder(ResourceBinding resourceBinding, boolean overlapping) {
		this.binding = resourceBinding;
		this.overlapping = overlapping;
	}

	/** How the VM reaches what it uses. */
	public ResourceBinding binding() {
		return binding;
	}

	/** One step on one lane. */
	StageProgramBuilder step(String name, Port port, ProbabilityDistribution demand, CostTerm term, Lane lane) {
		if (!QuantitySampler.isNothing(demand)) {
			stages.add(new Stage(name, port, demand, term, lane.bit()));
		}
		return this;
	}

	/** Whether the application begins an operation before the one before it is over. */
	boolean isOverlapping() {
		return overlapping;
	}

	/** What is written from here on has {@link #beside a step beside it}. */
	StageProgramBuilder mark() {
		mark = stages.size();
		return this;
	}

	/** A wait beside all that was written since the mark; what is left of it then is the only part that shows. */
	StageProgramBuilder beside(String name, ProbabilityDistribution demand, CostTerm term) {
		if (!QuantitySampler.isNothing(demand)) {
			stages.add(new Stage(name, binding.pause(), demand, term, 0, stages.size() - mark));
		}
		return this;
	}

	/** One step over a link, left out where the link costs nothing. */
	StageProgramBuilder transfer(String name, Optional<Port> link, ProbabilityDistribution bytes, Lane lane) {
		return link.isEmpty() ? this : step(name, link.get(), bytes, CostTerm.COPY, lane);
	}

	/** The application and its driver. */
	StageProgramBuilder application(OperationDemand operation) {
		return step("cpu", binding.guest(), operation.cpu(), CostTerm.CPU, APPLICATION);
	}

	/** What goes to the GPU, what the GPU does, and what comes back; DMA takes that many times as long as natively. */
	StageProgramBuilder gpu(OperationDemand operation, double transferFactor) {
		return gpu(operation, transferFactor, transferFactor);
	}

	/** The same with a factor for each direction. */
	StageProgramBuilder gpu(OperationDemand operation, double uploadFactor, double readBackFactor) {
		transfer("upload", binding.upload(), QuantitySampler.times(operation.upload(), uploadFactor), UPLOAD);
		int number = 0;
		for (EngineWork work : operation.gpu()) {
			ResourceBinding.EngineBinding engine = binding.engines().get(work.engine());
			step("gpu " + number++, engine.portFor(work), QuantitySampler.times(work.time(), engine.scaleFor(work)), CostTerm.GPU,
					RING);
		}
		return transfer("read-back", binding.readBack(), QuantitySampler.times(operation.readBack(), readBackFactor), READ_BACK);
	}

	/**
	 * The part of the register accesses that traps and those that launches make, each carried out by a host CPU while the
	 * application waits.
	 */
	StageProgramBuilder traps(OperationDemand operation, StackCosts stackCosts) {
		ProbabilityDistribution trapped = QuantitySampler.both(QuantitySampler.times(operation.mmio(), stackCosts.trap().part()),
				QuantitySampler.times(operation.launches(), stackCosts.trap().perLaunch()));
		return step("trap", binding.service(), QuantitySampler.each(trapped, stackCosts.trap().time()), CostTerm.TRAP,
				APPLICATION);
	}

	/** Calls to the hypervisor, each of which costs as much as a trapped access. */
	StageProgramBuilder hypercalls(ProbabilityDistribution calls, StackCosts stackCosts) {
		return step("hypercall", binding.service(), QuantitySampler.each(calls, stackCosts.trap().time()), CostTerm.TRAP,
				APPLICATION);
	}

	/** Checks of what is submitted, by a host CPU while the submission waits. */
	StageProgramBuilder audits(OperationDemand operation, StackCosts stackCosts) {
		step("audit commands", binding.service(),
				QuantitySampler.each(QuantitySampler.times(operation.commands(), 1 / BYTES_PER_KIB), stackCosts.audit().perKib()),
				CostTerm.AUDIT, APPLICATION);
		step("audit tables", binding.service(), QuantitySampler.each(operation.tableUpdates(), stackCosts.audit().perEntry()),
				CostTerm.AUDIT,
				APPLICATION);
		return step("audit flushes", binding.service(), QuantitySampler.each(operation.flushes(), stackCosts.audit().perFlush()),
				CostTerm.AUDIT,
				APPLICATION);
	}

	/**
	 * The interrupt that tells the guest of a completion, which takes its virtual CPU away from the application. It stands before
	 * the GPU, for the completion before this one: an interrupt never waits until the application gives up its thread.
	 */
	StageProgramBuilder interrupt(StackCosts stackCosts) {
		return step("interrupt", binding.service(), stackCosts.trap().interrupt(), CostTerm.TRAP, APPLICATION);
	}

	/** Whether nothing was written: an operation that takes no time. */
	public boolean isEmpty() {
		return stages.isEmpty();
	}

	/** What was written. */
	public StageProgram build(String name) {
		return new StageProgram(name, stages);
	}
}
