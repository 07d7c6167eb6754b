package dev.lamina.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.gpu.BestEffort;
import dev.lamina.engine.gpu.Fifo;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.ArrivalProcess.ClosedLoop;
import dev.lamina.engine.program.ArrivalProcess.Open;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.random.LogNormal;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.replication.Replications;
import dev.lamina.engine.resource.ConcurrentEngine;
import dev.lamina.engine.resource.Delay;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.ConfidenceInterval;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ReplicationSummary;
import dev.lamina.engine.statistics.RunResult;

/** Whole runs against the closed forms of queueing theory. Times are microseconds of simulated time. */
class QueueingTest {
	private static final double US = 1_000;
	private static final double SERVICE = 100 * US;

	private static Stage stage(String name, Port port, ProbabilityDistribution demand) {
		return new Stage(name, port, demand, CostTerm.GPU, 0);
	}

	private static Client client(String name, ArrivalProcess arrivalProcess, int inFlight, Stage... stages) {
		return Client.of(name, ClientPhase.steady(new StageProgram("operation", List.of(stages)), arrivalProcess, inFlight));
	}

	private static ReplicationSummary replicate(int milliseconds, Client... clients) {
		Scenario scenario = new Scenario(List.of(clients));
		MeasurementWindow measurementWindow = MeasurementWindow.of(milliseconds * 1_000_000L, milliseconds * 200_000L)
				.withBatches(1);
		return new ReplicationSummary(
				new Replications(1, 17, RunControl.NONE).run(10,
						(seed, control) -> scenario.run(seed, measurementWindow, control)));
	}

	/** The exact value lies in the interval, doubled so that the fixed seed is no lottery, and the interval is narrow. */
	private static void assertAgrees(double exact, ConfidenceInterval confidenceInterval, String what) {
		assertEquals(exact, confidenceInterval.value(), 2 * confidenceInterval.halfWidth(), what + " " + confidenceInterval);
		assertTrue(confidenceInterval.relativeError() < 0.08, what + " is uncertain: " + confidenceInterval);
	}

	/** Pollaczek and Khinchine: W = λ E[S²] / (2 (1 − ρ)) + E[S]. */
	private static double meanTime(double load, ProbabilityDistribution service) {
		double second = service.variance() + service.mean() * service.mean();
		return load / service.mean() * second / (2 * (1 - load)) + service.mean();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 0.7, 0.85 })
	void singleServersFollowPollaczekAndKhinchine(double load) {
		GpuEngine gpu = new GpuEngine("gpu", 1, GpuEngine.NEVER, 0, new Fifo());
		for (ProbabilityDistribution service : List.of(new Exponential(SERVICE), new ConstantDistribution(SERVICE),
				new LogNormal(SERVICE, 1.5))) {
			ReplicationSummary replicationSummary = replicate(8_000,
					client("vm", new Open(new Exponential(SERVICE / load)), 1000, stage("gpu", gpu.port("vm"), service)));
			assertAgrees(meanTime(load, service), replicationSummary.meanLatency(0), "M/G/1 " + service);
			assertAgrees(load, replicationSummary.of(run -> run.resource("gpu").utilization()), "load");
		}
	}

	@Test
	void theTimeInAnMm1QueueIsExponential() {
		GpuEngine gpu = new GpuEngine("gpu", 1, GpuEngine.NEVER, 0, new Fifo());
		ReplicationSummary replicationSummary = replicate(10_000, client("vm", new Open(new Exponential(SERVICE / 0.6)), 1000,
				stage("gpu", gpu.port("vm"), new Exponential(SERVICE))));
		double mean = SERVICE / (1 - 0.6);
		assertAgrees(mean * Math.log(2), replicationSummary.percentile(0, 0), "p50");
		assertAgrees(mean * Math.log(20), replicationSummary.percentile(0, 1), "p95");
		assertAgrees(mean * Math.log(100), replicationSummary.percentile(0, 2), "p99");
	}

	/** Under processor sharing only the mean of the service matters: E[T] = E[S] / (1 − ρ). */
	@Test
	void processorSharingDoesNotMindTheDistribution() {
		for (ProbabilityDistribution service : List.of(new Exponential(SERVICE), new ConstantDistribution(SERVICE),
				new LogNormal(SERVICE, 1.5))) {
			ReplicationSummary pool = replicate(5_000, client("vm", new Open(new Exponential(SERVICE / 0.7)), 1000,
					stage("cpu", new ProcessorPool("host", 1).port("vm", 1), service)));
			assertAgrees(SERVICE / 0.3, pool.meanLatency(0), "M/G/1-PS " + service);
			// with one job per client the level clock serves in the same way
			ConcurrentEngine engine = new ConcurrentEngine("gpu", 1);
			Client[] clients = new Client[20];
			for (int i = 0; i < clients.length; i++) {
				clients[i] = client("vm" + i, new ClosedLoop(new Exponential(20 * SERVICE)), 1,
						stage("gpu", engine.port("vm" + i, 1), service));
			}
			ReplicationSummary closed = replicate(1_000, clients);
			double[] exact = meanValueAnalysis(20, 20 * SERVICE, SERVICE);
			assertAgrees(20 * exact[0] * 1e9,
					closed.of(run -> run.clients().stream().mapToDouble(client -> client.throughput()).sum() * 20),
					"closed PS " + service);
		}
	}

	@Test
	void manyCoresAreAnMmcProcessorSharingQueue() {
		// Erlang C for 4 cores at 80 %: with exponential service the mean time is that of M/M/4
		int cores = 4;
		double offered = 3.2;
		double term = 1;
		double sum = 1;
		for (int i = 1; i < cores; i++) {
			term *= offered / i;
			sum += term;
		}
		double full = term * offered / cores / (1 - offered / cores);
		double waiting = full / (sum + full);
		double exact = SERVICE + waiting * SERVICE / (cores - offered);
		ReplicationSummary replicationSummary = replicate(5_000, client("vm", new Open(new Exponential(SERVICE / offered)), 1000,
				stage("cpu", new ProcessorPool("host", cores).port("vm", 64), new Exponential(SERVICE))));
		assertAgrees(exact, replicationSummary.meanLatency(0), "M/M/4");
	}

	/** Throughput per nanosecond of a closed network by exact mean value analysis (Reiser and Lavenberg 1980). */
	private static double[] meanValueAnalysis(int customers, double think, double... demands) {
		double[] queue = new double[demands.length];
		double throughput = 0;
		double total = 0;
		for (int n = 1; n <= customers; n++) {
			double[] time = new double[demands.length];
			total = 0;
			for (int k = 0; k < demands.length; k++) {
				time[k] = demands[k] * (1 + queue[k]);
				total += time[k];
			}
			throughput = n / (think + total);
			for (int k = 0; k < demands.length; k++) {
				queue[k] = throughput * time[k];
			}
		}
		return new double[] { throughput, total };
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 8 })
	void closedNetworksFollowMeanValueAnalysis(int customers) {
		ProcessorPool host = new ProcessorPool("host", 1);
		Delay network = new Delay("network");
		GpuEngine gpu = new GpuEngine("gpu", 1, GpuEngine.NEVER, 0, new Fifo());
		Client[] clients = new Client[customers];
		for (int i = 0; i < customers; i++) {
			String name = "vm" + i;
			clients[i] = client(name, new ClosedLoop(new Exponential(200 * US)), 1,
					stage("cpu", host.port(name, 1), new LogNormal(60 * US, 0.5)),
					stage("way", network.port(name), new ConstantDistribution(100 * US)),
					stage("gpu", gpu.port(name), new Exponential(90 * US)));
		}
		ReplicationSummary replicationSummary = replicate(2_000, clients);
		double[] exact = meanValueAnalysis(customers, 300 * US, 60 * US, 90 * US);
		assertAgrees(exact[0] * 1e9, replicationSummary.of(QueueingTest::throughput), "throughput of " + customers);
		assertAgrees(exact[1] + 100 * US, replicationSummary.of(QueueingTest::meanLatency), "latency of " + customers);
	}

	private static double throughput(RunResult run) {
		return run.clients().stream().mapToDouble(client -> client.throughput()).sum();
	}

	private static double meanLatency(RunResult run) {
		return run.clients().stream().mapToDouble(client -> client.meanLatency() * client.completed()).sum()
				/ run.clients().stream().mapToLong(client -> client.completed()).sum();
	}

	/** With slices far shorter than the jobs round robin comes close to processor sharing, slowed by its switches. */
	@Test
	void roundRobinWithSwitchesSlowsProcessorSharing() {
		GpuEngine gpu = new GpuEngine("gpu", 1, 0, 1_000, new BestEffort(4_000));
		Client[] clients = new Client[2];
		for (int i = 0; i < clients.length; i++) {
			clients[i] = client("vm" + i, ClosedLoop.eager(), 1, stage("gpu", gpu.port("vm" + i), new Exponential(SERVICE)));
		}
		ReplicationSummary replicationSummary = replicate(2_000, clients);
		// both always have work: four of five microseconds serve, one switches
		assertAgrees(0.8 / SERVICE * 1e9, replicationSummary.of(QueueingTest::throughput), "throughput");
		assertEquals(0.2, replicationSummary.of(run -> run.resource("gpu").switchOverhead()).value(), 0.001);
	}

	/** Every nanosecond of every operation is accounted for, under all kinds of contention at once. */
	@Test
	void theTermsAddUpToTheLatency() {
		ProcessorPool host = new ProcessorPool("host", 2);
		ConcurrentEngine copy = new ConcurrentEngine("copy", 1);
		GpuEngine gpu = new GpuEngine("gpu", 0.7, 3_000, 5_000, new BestEffort(20_000));
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			String name = "vm" + i;
			StageProgram frame = new StageProgram("frame", List.of(
					new Stage("cpu", host.port(name, 1.5), new LogNormal(40 * US, 0.4), CostTerm.CPU, Lane.APPLICATION.bit()),
					new Stage("call", host.port(name, 1.5), new Exponential(9 * US), CostTerm.CALL,
							Lane.mask(Lane.APPLICATION, Lane.BACKEND)),
					new Stage("upload", copy.port(name, 0.5), new Exponential(15 * US), CostTerm.COPY, Lane.UPLOAD.bit()),
					new Stage("gpu", gpu.port(name), new LogNormal(30 * US, 0.8), CostTerm.GPU, Lane.RING.bit())));
			clients.add(Client.of(name, ClientPhase.steady(frame, ClosedLoop.eager(), 3)));
		}
		RunResult result = new Scenario(clients).run(3, MeasurementWindow.of(500_000_000, 100_000_000), RunControl.NONE);
		for (var client : result.clients()) {
			assertTrue(client.completed() > 500);
			assertEquals(client.totalLatency(), client.terms().stream().mapToLong(Long::longValue).sum());
			client.terms().forEach(term -> assertTrue(term >= 0));
			assertTrue(client.terms().get(CostTerm.WAIT.ordinal()) > 0);
			assertTrue(client.terms().get(CostTerm.SWITCH.ordinal()) > 0);
		}
		var engine = result.resource("gpu");
		assertEquals(400_000_000, engine.busy() + engine.switching() + engine.idle());
		result.resources().forEach(resource -> assertTrue(resource.utilization() <= 1 + 1e-9, resource.name()));
	}

	/** The interval of a single run comes from its batches and holds the exact value. */
	@Test
	void batchMeansEstimateWithOneRun() {
		GpuEngine gpu = new GpuEngine("gpu", 1, GpuEngine.NEVER, 0, new Fifo());
		Scenario scenario = new Scenario(List.of(client("vm", new Open(new Exponential(SERVICE / 0.5)), 1000,
				stage("gpu", gpu.port("vm"), new Exponential(SERVICE)))));
		RunResult run = scenario.run(4, MeasurementWindow.of(40_000_000_000L, 1_000_000_000), RunControl.NONE);
		ReplicationSummary replicationSummary = new ReplicationSummary(List.of(run));
		assertEquals(MeasurementWindow.DEFAULT_BATCHES, run.client("vm").batches().size());
		assertAgrees(2 * SERVICE, replicationSummary.meanLatency(0), "mean");
		assertAgrees(1e9 / SERVICE * 0.5, replicationSummary.throughput(0), "throughput");
	}
}
