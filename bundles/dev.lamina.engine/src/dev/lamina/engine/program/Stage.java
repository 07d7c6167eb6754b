package dev.lamina.engine.program;

import java.util.Objects;

import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.resource.Delay;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.CostTerm;

/**
 * One step of an operation: a demand on a resource while some lanes of the client are held. A stage whose demand is
 * drawn as zero takes no time and does not queue, but takes and holds its lanes.
 *
 * @param name what is done, such as {@code marshal}; together with the names of client and program it names the random
 *     stream, so that stages of equal name draw equal demands whatever the technique
 * @param port where the demand goes
 * @param demand nanoseconds at the full speed of the resource, or bytes for a link; rounded to a whole number, negative
 *     values count as zero
 * @param term where the service counts; not {@link CostTerm#WAIT}
 * @param lanes a mask of {@link Lane}s held from the start of the stage until the start of the next one that does not
 *     name them
 * @param beside how many of the stages directly before this one it runs beside: its demand, a pure delay, counts from when
 *     the first of them was reached, and only what is left of it is served; 0 for a stage that follows its predecessor
 */
public record Stage(String name, Port port, ProbabilityDistribution demand, CostTerm term, int lanes, int beside) {
	public Stage {
		Objects.requireNonNull(name);
		Objects.requireNonNull(port);
		Objects.requireNonNull(demand);
		if (term == CostTerm.WAIT) {
			throw new IllegalArgumentException(
					"Stage '" + name + "' cannot serve the term 'wait': waiting is what no stage serves.");
		}
		if (lanes >>> Lane.values().length != 0) {
			throw new IllegalArgumentException("Stage '" + name + "' names a lane that does not exist.");
		}
		if (beside < 0 || beside > 0 && !(port.resource() instanceof Delay)) {
			throw new IllegalArgumentException("Stage '" + name + "' cannot run beside others: only a pure delay does.");
		}
	}

	/** A stage that begins when its predecessor is over. */
	public Stage(String name, Port port, ProbabilityDistribution demand, CostTerm term, int lanes) {
		this(name, port, demand, term, lanes, 0);
	}
}
