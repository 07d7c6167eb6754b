package dev.lamina.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class PromisedGroupTest {
	@Test
	void isUndecidedOnlyIfTheUndecidedWouldDecideIt() {
		assertEquals(Verdict.KEPT, new PromisedGroup(100, 95, 95, 5).verdict());
		assertEquals(Verdict.UNDECIDED, new PromisedGroup(100, 95, 94, 1).verdict());
		assertEquals(Verdict.BROKEN, new PromisedGroup(100, 95, 90, 4).verdict());
		assertEquals(Verdict.KEPT, new PromisedGroup(0, 0, 0, 0).verdict());
	}

	@Test
	void theResultCountsVms() {
		PromiseResult undecided = PromiseResult.ofGroup("fps >= 55 for 95 % of designer", new PromisedGroup(100, 95, 94, 3),
				Optional.of("3 VMs are undecided."), "");
		assertTrue(undecided.isUndecided());
		assertEquals(new Estimate(94, 94, 97), undecided.measured());
		assertEquals(95, undecided.limit());
		PromiseResult broken = PromiseResult.ofGroup("fps >= 55 for 95 % of designer", new PromisedGroup(100, 95, 90, 1),
				Optional.of("1 VM is undecided."), "");
		assertTrue(broken.isBroken());
		assertFalse(broken.undecided().isPresent());
	}
}
