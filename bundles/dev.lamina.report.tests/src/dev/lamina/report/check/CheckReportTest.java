package dev.lamina.report.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

class CheckReportTest {
	private static final PublishedFigure VALUE = new PublishedFigure("B17", true, "virtualgl", "VirtualGL", "session fps", "=",
			562, "",
			593.75, 0.1, true);
	private static final PublishedFigure MISSED = new PublishedFigure("B45", true, "gvirtus", "GVirtusTcp",
			"small-triad latency p1", "=",
			226.7, "us", 430.73, 0.19, false);
	private static final PublishedFigure BOUND = new PublishedFigure("C3", true, "vfio", "Vfio", "solver slowdown", "<=", 2, "%",
			0.11, 0,
			true);
	private static final PublishedFigure UNREAD = new PublishedFigure("D4d", false, "gvirt", "GVirt", "game performance", "=",
			0.6, "",
			0.96, 0.083, false);
	private static final PublishedFigure UNMEASURED = new PublishedFigure("D12", true, "gmig", "", "downtime", "=", 302, "ms",
			Double.NaN,
			0.2, false);

	@Test
	void tableShowsEveryFigureAndCountsThoseThatAreVerified() {
		assertEquals("""
				case  system     stack       what                    published  simulated   error  tolerance  verdict
				B17   virtualgl  VirtualGL   session fps                   562        594   5.6 %     10.0 %  holds
				B45   gvirtus    GVirtusTcp  small-triad latency p1     227 us     431 us  90.0 %     19.0 %  MISSES
				C3    vfio       Vfio        solver slowdown         <= 2.00 %    0.110 %       -      0.0 %  holds
				D4d   gvirt      GVirt       game performance            0.600      0.960  60.0 %      8.3 %  information
				D12   gmig                   downtime                   302 ms          -       -     20.0 %  MISSES

				2 of 4 figures hold, mean absolute error 47.8 %; 1 for information.
				""", CheckTextReport.of(List.of(VALUE, MISSED, BOUND, UNREAD, UNMEASURED), false));
	}

	@Test
	void oneFigureThatIsABoundHasNoMeanError() {
		assertEquals("""
				case  system  stack  what             published  simulated  error  tolerance  verdict
				C3    vfio    Vfio   solver slowdown  <= 2.00 %    0.110 %      -      0.0 %  holds

				1 of 1 figure holds.
				""", CheckTextReport.of(List.of(BOUND), false));
	}

	@Test
	void jsonHasTheSameFigures() throws IOException {
		StringWriter text = new StringWriter();
		CheckJsonReport.write(List.of(VALUE, UNMEASURED), text);
		assertEquals("""
				{
				  "schema": "lamina-check/1",
				  "holds": 1,
				  "misses": 1,
				  "information": 0,
				  "meanAbsoluteError": 0.0564947,
				  "figures": [
				    {
				      "case": "B17",
				      "verified": true,
				      "system": "virtualgl",
				      "stack": "VirtualGL",
				      "what": "session fps",
				      "comparison": "=",
				      "published": 562,
				      "simulated": 593.75,
				      "unit": "",
				      "error": 0.0564947,
				      "tolerance": 0.1,
				      "holds": true
				    },
				    {
				      "case": "D12",
				      "verified": true,
				      "system": "gmig",
				      "stack": "",
				      "what": "downtime",
				      "comparison": "=",
				      "published": 302,
				      "simulated": null,
				      "unit": "ms",
				      "error": null,
				      "tolerance": 0.2,
				      "holds": false
				    }
				  ]
				}
				""", text.toString());
	}
}
