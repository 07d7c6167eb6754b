package dev.lamina.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.Latency;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.VmResult;

class ResultLabelTest {
	private static VmResult vm(String name, String operation, double throughput, double p95) {
		Latency latency = new Latency(Estimate.NONE, Estimate.NONE, Estimate.exactly(p95), Estimate.NONE, Estimate.NONE);
		return new VmResult(name, "Vfio", "pass-through", "Cad", "h.g", operation, throughput > 0 ? 100 : 0,
				Estimate.exactly(throughput), latency, Estimate.NONE, Estimate.NONE,
				new LinkedHashMap<>());
	}

	private static PromiseResult promise(String vm, String text, boolean holds) {
		return new PromiseResult(vm, text, "fps", "", ">=", Estimate.exactly(57.6), 60, holds, "");
	}

	private static GpuResult gpu(double... utilizations) {
		return new GpuResult("h.g", "A40", "Vfio", "", 0, 0,
				DoubleStream.of(utilizations).mapToObj(busy -> new EngineResult("graphics", busy, 0, 1, new LinkedHashMap<>()))
						.toList());
	}

	@Test
	void aVmIsOneShortLine() {
		VmResult cad = vm("cad", "frame", 57.61, 21e6);
		assertEquals("57.6 fps, p95 21.0 ms", ResultLabel.ofVm(List.of(cad), List.of()));
		assertEquals("57.6 fps, p95 21.0 ms, promise kept",
				ResultLabel.ofVm(List.of(cad), List.of(promise("cad", "fps >= 55", true))));
		assertEquals("57.6 fps, p95 21.0 ms, 1 of 2 promises broken",
				ResultLabel.ofVm(List.of(cad), List.of(promise("cad", "fps >= 55", true), promise("cad", "fps >= 60", false))));
		assertEquals("12.0 /s", ResultLabel.ofVm(List.of(vm("job", "iteration", 12, Double.NaN)), List.of()));
		assertEquals("nothing completed", ResultLabel.ofVm(List.of(vm("idle", "frame", 0, Double.NaN)), List.of()));
	}

	@Test
	void whatARunCannotTellIsNotBroken() {
		VmResult cad = vm("cad", "frame", 57.6, 21e6);
		PromiseResult undecided = new PromiseResult("cad", "fps >= 58", "fps", "", ">=", new Estimate(57.6, 57, 58.2), 58, false,
				Optional.of("58 lies in the interval."), "");
		assertEquals("57.6 fps, p95 21.0 ms, promise undecided", ResultLabel.ofVm(List.of(cad), List.of(undecided)));
		assertEquals("57.6 fps, p95 21.0 ms, 1 of 2 promises undecided",
				ResultLabel.ofVm(List.of(cad), List.of(promise("cad", "fps >= 55", true), undecided)));
		assertEquals("57.6 fps, p95 21.0 ms, 1 of 2 promises broken",
				ResultLabel.ofVm(List.of(cad), List.of(promise("cad", "fps >= 60", false), undecided)));
		assertEquals("cad fps >= 58, measured 57.6 fps: 58 lies in the interval.",
				ResultLabel.brokenPromises(List.of(undecided)));
	}

	@Test
	void ofSeveralItIsTheWorst() {
		List<VmResult> two = List.of(vm("cad[0]", "frame", 60, 17e6), vm("cad[1]", "frame", 48, 30e6));
		List<PromiseResult> promises = List.of(promise("cad[0]", "fps >= 55", true), promise("cad[1]", "fps >= 55", false));
		assertEquals("from 48.0 fps, p95 up to 30.0 ms, promise broken", ResultLabel.ofVm(two, promises));
		assertEquals("cad[1] fps >= 55, but it is 57.6 fps", ResultLabel.brokenPromises(promises));
	}

	@Test
	void aGpuIsAsBusyAsItsBusiestEngine() {
		assertEquals("71.2 % busy", ResultLabel.ofGpu(List.of(gpu(0.3, 0.712, 0))));
		assertEquals("20.0 % to 71.2 % busy", ResultLabel.ofGpu(List.of(gpu(0.712), gpu(0.2))));
		assertEquals("0.0 % busy", ResultLabel.ofGpu(List.of(gpu())));
	}
}
