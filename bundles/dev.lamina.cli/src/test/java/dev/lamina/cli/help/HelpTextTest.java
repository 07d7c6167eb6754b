package dev.lamina.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class HelpTextTest {
	@Test
	void paragraphsAreFilledAndMeaningsStayInTheirColumn() {
		assertEquals(
				List.of("", "Tools:", "  a           does one thing", "              after the other", "  kubernetes  short", "",
						"One sentence that goes on in", "the next line and ends."),
				HelpText.wrap(List.of("", "Tools:", "  a            does one thing", "               after the other",
						"  kubernetes   short", "",
						"One sentence that goes on", "in the next line and ends."), 31));
	}

	@Test
	void aLongCommandKeepsItsLineAndItsMeaningFollows() {
		assertEquals(List.of("  lamina simulate vdi.lamina \\", "      --for 60s --seed 7"),
				HelpText.wrap(List.of("  lamina simulate vdi.lamina --for 60s --seed 7"), 32));
		assertEquals(
				List.of("Examples:", "  lamina a  short", "  lamina simulate vdi.lamina --for 60s", "      a page with charts",
						"  lamina b"),
				HelpText.wrap(List.of("Examples:", "  lamina a  short",
						"  lamina simulate vdi.lamina --for 60s      a page with charts", "  lamina b"), 40));
	}
}
