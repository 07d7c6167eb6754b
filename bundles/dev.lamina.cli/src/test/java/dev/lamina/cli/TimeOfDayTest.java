package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/** Times of day, rates by time, events that take time and promises of a part of the run, held to what can be counted by hand. */
class TimeOfDayTest {
	private static final String HOST = "host h { cpu 2 x 32 cores  memory 1 TiB }\n";

	@TempDir
	Path folder;

	private JsonObject simulate(String model) throws IOException {
		InProcessRunner lamina = new InProcessRunner(folder);
		lamina.file("m.lamina", HOST + model);
		Outcome valid = lamina.lamina("validate", "m.lamina");
		assertEquals(0, valid.exit(), valid::out);
		Outcome run = lamina.lamina("simulate", "m.lamina", "--format", "json");
		assertTrue(run.exit() < 2, run::err);
		return JsonParser.parseString(run.out()).getAsJsonObject();
	}

	private static JsonObject promise(JsonObject result, String text) {
		for (JsonElement each : result.getAsJsonArray("expectations")) {
			if (each.getAsJsonObject().get("text").getAsString().equals(text)) {
				return each.getAsJsonObject();
			}
		}
		throw new AssertionError(text + " is not among " + result.getAsJsonArray("expectations"));
	}

	private static double measured(JsonObject result, String text) {
		return promise(result, text).get("measured").getAsDouble();
	}

	/** Paced requests come as often as the rate says, to within one; the simulation goes over midnight. */
	@Test
	void aNightHasItsRates() throws IOException {
		JsonObject result = simulate("""
				workload Night { each request at { 0:00 1 /s to 3 /s, 2:00 0 /s, 6:00 9 /s, 22:30 1 /s } { cpu 2 ms } }
				vm a { cpu 1 cores  memory 1 GiB  runs Night }
				simulation night {
				  from 22:00 to 3:00
				  warm-up 0 s
				  expect throughput of a >= 8.99 /s between 22:00 and 22:30
				  expect throughput of a <= 1.01 /s between 22:30 and 0:00
				  expect throughput of a >= 1.99 /s between 0:00 and 2:00
				  expect throughput of a <= 0 /s between 2:00 and 3:00
				  expect overhead of h <= 1 between 10 min and 20 min
				}
				""");
		assertEquals("22:00", result.get("start").getAsString());
		assertEquals(18_000, result.get("duration").getAsDouble());
		assertEquals(9, measured(result, "throughput of a >= 8.99 /s between 22:00 and 22:30"), 0.01);
		assertEquals(1, measured(result, "throughput of a <= 1.01 /s between 22:30 and 0:00"), 0.01);
		assertEquals(2, measured(result, "throughput of a >= 1.99 /s between 0:00 and 2:00"), 0.01);
		assertEquals(0, measured(result, "throughput of a <= 0 /s between 2:00 and 3:00"), 0.001);
	}

	/** VM i of 4 starts i quarters of 20 s after 5 s, and stops i quarters of 8 s after 40 s. */
	@Test
	void vmsStartAndStopOneAfterTheOther() throws IOException {
		JsonObject result = simulate("""
				workload W { each request at 10 /s { cpu 1 ms } }
				vm a x 4 { cpu 1 cores  memory 1 GiB  runs W }
				simulation s { for 60 s  warm-up 0 s  at 5 s start a over 20 s  at 40 s stop a over 8 s }
				""");
		for (int index = 0; index < 4; index++) {
			long there = 40 + 2 * index - (5 + 5 * index);
			assertEquals(10 * there, result.getAsJsonArray("vms").get(index).getAsJsonObject().get("completed").getAsLong(), 1,
					"a[" + index + "]");
		}
	}

	/** What a later event wants of a VM that is not there yet at its own time is refused. */
	@Test
	void eachVmHasItsOwnState() throws IOException {
		InProcessRunner lamina = new InProcessRunner(folder);
		lamina.file("m.lamina", HOST + """
				workload W { each request at 10 /s { cpu 1 ms } }
				vm a x 4 { cpu 1 cores  memory 1 GiB  runs W }
				simulation s { from 8:00 to 9:00  at 8:10 start a over 20 min  at 8:20 suspend a }
				""");
		Outcome valid = lamina.lamina("validate", "m.lamina");
		assertEquals(1, valid.exit(), valid::out);
		assertTrue(valid.out().contains("a[3] has not started yet and cannot suspend"), valid::out);
	}

	/** 25 ms each in the phase, 10 ms after it; both are measured where they are, whatever the warm-up. */
	@Test
	void aPhaseIsMeasuredByItself() throws IOException {
		JsonObject result = simulate("""
				workload W {
				  phase boot { for 5 s  each iteration { cpu 25 ms } }
				  each request at 20 /s { cpu 10 ms }
				}
				vm a x 2 {
				  cpu 1 cores  memory 1 GiB  runs W
				  expect latency p95 <= 30 ms in boot
				  expect throughput >= 39 /s in boot
				  expect latency p95 <= 11 ms after boot
				  expect slowdown <= 50 % after boot
				}
				simulation s { for 30 s }
				""");
		assertEquals(25, measured(result, "latency p95 <= 30 ms in boot"), 0.1);
		assertEquals(40, measured(result, "throughput >= 39 /s in boot"), 0.3);
		assertEquals(10, measured(result, "latency p95 <= 11 ms after boot"), 0.1);
		assertTrue(promise(result, "slowdown <= 50 % after boot").get("holds").getAsBoolean());
	}

	/** 50 requests each second for 20 s come in vain: 1000, within four standard deviations. */
	@Test
	void requestsForAVmThatIsDownAreCounted() throws IOException {
		JsonObject result = simulate("""
				workload W { each request poisson at 50 /s { cpu 1 ms } }
				vm a { cpu 1 cores  memory 1 GiB  runs W }
				simulation s { for 60 s  warm-up 0 s  at 10 s fail h for 20 s }
				""");
		JsonObject vm = result.getAsJsonArray("vms").get(0).getAsJsonObject();
		assertEquals(1000, vm.get("dropped").getAsDouble(), 4 * Math.sqrt(1000));
		assertEquals(2000, vm.get("completed").getAsDouble(), 4 * Math.sqrt(2000));
		assertTrue(result.getAsJsonArray("remarks").toString().contains("requests for a came while it was down and were lost."),
				result::toString);
	}

	/** 10 iterations each second until 30 s, all lost, and nothing after: no throughput. */
	@Test
	void workThatWasLostIsNoThroughput() throws IOException {
		JsonObject result = simulate("""
				workload W { each iteration { cpu 100 ms } }
				vm a { cpu 1 cores  memory 1 GiB  runs W }
				vm b { cpu 1 cores  memory 1 GiB  runs Saved }
				workload Saved extends W { checkpoint every 10 s }
				simulation s { for 60 s  warm-up 0 s  at 25 s fail h }
				""");
		assertEquals(0, throughput(result, 0), 1e-9);
		assertEquals(200.0 / 60, throughput(result, 1), 0.1);
	}

	private static double throughput(JsonObject result, int vm) {
		return result.getAsJsonArray("vms").get(vm).getAsJsonObject().getAsJsonObject("throughput").get("value").getAsDouble();
	}
}
