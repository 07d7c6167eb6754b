package dev.lamina.report.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.report.SampleResults;
import dev.lamina.result.FleetResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

class CsvReportTest {
	@Test
	void oneFigureInEachRow() throws IOException {
		List<String> lines = csv(new ModelResult.OfSimulation(List.of(SampleResults.desktops()), List.of()));
		assertEquals("model,simulation,variation,kind,name,metric,detail,value,unit,low,high", lines.getFirst());
		assertTrue(lines.stream().allMatch(line -> line.split(",", -1).length == 11), lines.toString());
		for (String line : """
				acme.vdi,monday,,vm,designer[0],completed,frame,3295,,,
				acme.vdi,monday,,vm,designer[0],throughput,frame,59.84,fps,59.5,60.18
				acme.vdi,monday,,vm,designer[0],latency,p99,0.02196,s,,
				acme.vdi,monday,,vm,designer[0],slowdown,,0.0812,,,
				acme.vdi,monday,,vm,designer[0],time,gpu,0.0055,s,,
				acme.vdi,monday,,vm,batch,latency,p99,,s,,
				acme.vdi,monday,,gpu,vdi1.desktops,memory,,51539607552,B,,
				acme.vdi,monday,,engine,vdi1.desktops.graphics,utilization,,0.3301,,,
				acme.vdi,monday,,engine,vdi1.desktops.graphics,share,designer[0],0.33,,,
				acme.vdi,monday,,host,vdi1,virtualization,,0.0421,cores,,
				acme.vdi,monday,,promise,designer[0],frame-time,frame-time p99 <= 20 ms,21.96,ms,21.5,22.42
				acme.vdi,monday,,promise,designer[0],limit,frame-time p99 <= 20 ms,20,ms,,
				acme.vdi,monday,,promise,designer[0],kept,frame-time p99 <= 20 ms,0,,,
				""".lines().toList()) {
			assertTrue(lines.contains(line), line + " is not in\n" + String.join("\n", lines));
		}
	}

	@Test
	void runsOfASweepAreToldApart() throws IOException {
		List<String> lines = csv(new ModelResult.OfSimulation(
				List.of(SampleResults.run("Vfio", 99.5, 0.02, true), SampleResults.run("RCuda", 95, 0.31, false)), List.of()));
		assertTrue(
				lines.contains(
						"choice,choice,policy service.stack=RCuda; vm client.count=1,vm,client,throughput,request,95,/s,,"),
				lines.toString());
	}

	@Test
	void fleetHasItsCourse() throws IOException {
		List<String> lines = csv(new ModelResult.OfFleet("acme",
				new FleetResult("openb", "best-fit", 42, 3, 12, 35, 30, List.of(new FleetResult.Point(10, 10, 6.25)))));
		assertTrue(
				lines.containsAll(
						List.of("acme,openb,,fleet,openb,placed,,30,,,", "acme,openb,,fleet,openb,fragmented,10,0.0625,,,")),
				lines.toString());
	}

	@Test
	void nothingIsTakenForAFormulaOrAnotherCell() throws IOException {
		SimulationResult some = SampleResults.desktops();
		PromiseResult promise = new PromiseResult("=HYPERLINK(\"x\")", "a, \"b\"", "fps", "fps", ">=",
				some.promises().getFirst().measured(), 1, true, "");
		SimulationResult hostile = new SimulationResult("@model", some.simulation(), some.variation(), 1, 1, 1, 0, List.of(),
				List.of(), List.of(),
				List.of(promise), "0");
		List<String> lines = csv(new ModelResult.OfSimulation(List.of(hostile), List.of()));
		assertEquals("'@model,monday,,promise,\"'=HYPERLINK(\"\"x\"\")\",limit,\"a, \"\"b\"\"\",1,fps,,", lines.get(2));
	}

	private static List<String> csv(ModelResult modelResult) throws IOException {
		StringWriter writer = new StringWriter();
		CsvReport.write(List.of(modelResult), writer);
		assertTrue(writer.toString().endsWith("\r\n"));
		return List.of(writer.toString().split("\r\n"));
	}

	@Test
	void anInterruptionSaysWhy() throws Exception {
		String csv = String.join("\n", csv(SampleResults.alone(SampleResults.migration())));
		assertTrue(csv.contains("vm,moved,downtime,migrate; fail,0.0017,s"), csv);
	}
}
