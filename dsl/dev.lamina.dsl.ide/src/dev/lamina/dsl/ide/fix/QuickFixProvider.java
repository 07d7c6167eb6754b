package dev.lamina.dsl.ide.fix;

import java.util.List;

/** Knows fixes of one kind of problem, best first. */
@FunctionalInterface
interface QuickFixProvider {
	List<Fix> fixes(QuickFixContext quickFixContext);
}
