package dev.lamina.design.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;

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

	private static final String RESULT = """
			{
			  "schema": "lamina-result/1", "model": "test", "simulation": "monday", "variation": {},
			  "vms": [
			    {"name": "v[0]", "throughput": {"value": 59.9, "unit": "fps"}},
			    {"name": "v[1]", "throughput": {"value": 40.99996, "unit": "fps"}}
			  ],
			  "gpus": [
			    {"name": "h.g", "engines": [{"name": "graphics", "utilization": 0.955}, {"name": "copy", "utilization": 0.1}]}
			  ],
			  "expectations": [
			    {"vm": "v[0]", "text": "fps >= 55", "measured": 59.9722, "unit": "fps", "holds": true},
			    {"vm": "v[1]", "text": "fps >= 55", "measured": 41, "unit": "fps", "holds": false},
			    {"vm": "v[0]", "text": "frame-time p99 <= 25 ms", "measured": 20, "unit": "ms", "holds": true},
			    {"vm": "v[1]", "text": "frame-time p99 <= 25 ms", "measured": 21.0166, "unit": "ms", "holds": true}
			  ]
			}
			""";

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
		RunSummary.read(new StringReader(RESULT)).install(model.eResource().getResourceSet());
		check(model);
	}

	@Test
	void figuresBesideTheModelCount() throws Exception {
		Model model = DesignTestModels.parse(folder, MODEL);
		Path results = Files.writeString(folder.resolve("test.lamina.results.json"), RESULT);
		check(model);
		Files.writeString(results, RESULT.replace("0.955", "0.2"));
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

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{\"schema\": \"lamina-result/1\"}", "{\"runs\": []}", "{\"schema\": 1}",
			"{\"schema\": \"lamina-result/1\", \"gpus\": 3, \"vms\": [], \"expectations\": []}",
			"{\"schema\": \"lamina-result/1\", \"gpus\": [{\"name\": \"g\", \"engines\": [{\"name\": \"e\", \"utilization\": "
					+ "1e999}]}]}" })
	void whatIsNoResultIsRefusedWithASentence(String text) {
		String message = assertThrows(IOException.class, () -> RunSummary.read(new StringReader(text))).getMessage();
		assertTrue(message.matches("[A-Z].*\\."), message);
	}
}
