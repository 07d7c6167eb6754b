package dev.lamina.dsl.ide.fix;

import java.util.List;

/** Knows fixes of one kind of problem, best first. */
@FunctionalInterface
interface Remedy {
	List<Fix> fixes(Place place);
}
