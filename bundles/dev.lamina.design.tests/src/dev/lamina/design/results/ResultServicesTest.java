package dev.lamina.design.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;
import dev.lamina.result.FleetResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.Verdict;
import dev.lamina.result.json.ResultWriter;

class ResultServicesTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.*
			host h { gpu g : A40 }
			vm v x 2 {
			  gpu A40-8Q on h.g
			  expect fps >= 55
			  expect frame-time p99 <= 25 ms
			}
			vm quiet { gpu A40-8Q on h.g }
			""";

	private static SimulationResult run(double graphics) {
		return new SampleRun().vm("v[0]", 59.9).vm("v[1]", 40.99996).gpu("h.g", graphics, 0.1)
				.promise("v[0]", "fps >= 55 fps", 59.9722, "fps", true)
				.promise("v[1]", "fps >= 55 fps", 41, "fps", false)
				.promise("v[0]", "frame-time p99 <= 25 ms", 20, "ms", true)
				.promise("v[1]", "frame-time p99 <= 25 ms", 21.0166, "ms", true).result();
	}

	private final ResultServices services = new ResultServices();

	@TempDir
	private Path folder;

	@Test
	void withoutARunEverythingIsNeutral() throws Exception {
		Model model = DesignTestModels.parse(folder, MODEL);
		Vm vm = DesignTestModels.declared(model, Vm.class, "v");
		HostGpu gpu = DesignTestModels.gpu(model, "g");
		assertFalse(services.keepsPromises(vm) || services.breaksPromise(vm));
		assertFalse(services.isCalm(gpu) || services.isBusy(gpu) || services.isFull(gpu) || services.isSaturated(gpu));
		assertEquals("fps >= 55", services.expectationLabel(vm.getExpectations().getFirst()));
		assertEquals("g : A40", services.gpuResultLabel(gpu));
	}

	@Test
	void figuresThatWereInstalledCount() throws Exception {
		Model model = DesignTestModels.parse(folder, MODEL);
		RunSummary.of(run(0.955)).install(model.eResource().getResourceSet());
		check(model);
	}

	@Test
	void figuresBesideTheModelCount() throws Exception {
		Model model = DesignTestModels.parse(folder, MODEL);
		Path results = folder.resolve("test.lamina.results.json");
		write(results, run(0.955));
		check(model);
		write(results, run(0.2));
		assertTrue(services.isCalm(DesignTestModels.gpu(model, "g")), "a new run counts at once");
		Files.writeString(results, "{\"schema\": \"something else\"}");
		assertFalse(services.breaksPromise(DesignTestModels.declared(model, Vm.class, "v")), "what is no result says nothing");
	}

	private void check(Model model) {
		Vm vm = DesignTestModels.declared(model, Vm.class, "v");
		HostGpu gpu = DesignTestModels.gpu(model, "g");
		assertTrue(services.breaksPromise(vm));
		assertFalse(services.keepsPromises(vm));
		assertFalse(services.keepsPromises(DesignTestModels.declared(model, Vm.class, "quiet")), "nothing was promised");
		assertTrue(services.isBroken(vm.getExpectations().getFirst()));
		assertTrue(services.isKept(vm.getExpectations().getLast()));
		assertEquals("fps >= 55: 41 fps", services.expectationLabel(vm.getExpectations().getFirst()));
		assertEquals("fps >= 55, kept for 1 of 2", services.expectationTooltip(vm.getExpectations().getFirst()));
		assertEquals("fps >= 55: 41 fps\nframe-time p99 <= 25 ms: 21.02 ms", services.promiseText(vm));
		assertTrue(services.isSaturated(gpu));
		assertEquals("g : A40, graphics 95.5 %", services.gpuResultLabel(gpu));
		assertEquals("v x 2, 41 fps", services.vmResultLabel(vm));
	}

	@Test
	void undecidedIsAStateOfItsOwn() throws Exception {
		Model model = DesignTestModels.parse(folder, MODEL.replace("expect fps >= 55", "expect fps >= 55 for 50 % of v"));
		Vm vm = DesignTestModels.declared(model, Vm.class, "v");
		Map<String, List<RunSummary.Promise>> promises = Map.of(
				"", List.of(new RunSummary.Promise("fps >= 55 for 50 % of v", new RunSummary.Amount(0, ""), Verdict.UNDECIDED)),
				"v[0]", List.of(new RunSummary.Promise("frame-time p99 <= 25 ms", new RunSummary.Amount(20, "ms"), Verdict.KEPT)),
				"v[1]", List.of(
						new RunSummary.Promise("frame-time p99 <= 25 ms", new RunSummary.Amount(24, "ms"), Verdict.UNDECIDED)));
		new RunSummary("monday", Map.of(), promises, Map.of()).install(model.eResource().getResourceSet());
		assertTrue(services.hasUndecidedPromise(vm));
		assertFalse(services.breaksPromise(vm) || services.keepsPromises(vm));
		assertTrue(services.isUndecided(vm.getExpectations().getFirst()) && services.isUndecided(vm.getExpectations().getLast()));
		assertFalse(services.isBroken(vm.getExpectations().getLast()) || services.isKept(vm.getExpectations().getLast()));
		assertEquals("frame-time p99 <= 25 ms: 24 ms, undecided", services.expectationLabel(vm.getExpectations().getLast()));
		assertEquals("frame-time p99 <= 25 ms, kept for 1 of 2, undecided for 1",
				services.expectationTooltip(vm.getExpectations().getLast()));
	}

	@Test
	void onlyASingleRunCounts() {
		ModelResult single = new ModelResult.OfSimulation(List.of(run(0.5)), List.of());
		assertEquals("monday", RunSummary.ofSingle(List.of(single)).orElseThrow().simulation());
		assertTrue(RunSummary.ofSingle(List.of(single, single)).isEmpty());
		assertTrue(RunSummary.ofSingle(List.of(new ModelResult.OfSimulation(List.of(run(0.5), run(0.6)), List.of()))).isEmpty());
		assertTrue(RunSummary.ofSingle(
				List.of(new ModelResult.OfFleet("m", new FleetResult("f", "best-fit", 1, 1, 1, 1, 1, List.of())))).isEmpty());
	}

	private static void write(Path file, SimulationResult result) throws IOException {
		try (Writer writer = Files.newBufferedWriter(file)) {
			ResultWriter.write(List.of(new ModelResult.OfSimulation(List.of(result), List.of())), writer);
		}
	}
}
