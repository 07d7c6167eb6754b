package dev.lamina.simulation.measurement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.program.Client;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.simulation.scenario.ScenarioPair;

/**
 * What the processors of one replication were busy with: applications, or virtualizing for them; in cores, as a mean over the
 * measured time.
 *
 * <p>The engine counts what a job used where it ends. What is cut at the edges of the measured time is set right by the busy time
 * of the pool, which is exact.
 */
final class ProcessorUsage {
	/** Cores that do the applications' own work, and cores that do all other. */
	record Cores(double applications, double virtualization) {
		static final Cores NONE = new Cores(0, 0);

		Cores plus(Cores more) {
			return new Cores(applications + more.applications, virtualization + more.virtualization);
		}

		Cores times(double factor) {
			return new Cores(applications * factor, virtualization * factor);
		}

		double sum() {
			return applications + virtualization;
		}
	}

	private final Map<String, Cores> byPool = new HashMap<>();
	private final Map<String, Cores> byClient = new HashMap<>();

	ProcessorUsage(ScenarioPair scenario, PairedReplication pairedReplication) {
		for (Client client : scenario.virtual().clients()) {
			for (Port port : client.ports()) {
				if (port.resource() instanceof ProcessorPool pool) {
					byPool.merge(pool.name(), served(pairedReplication, port), Cores::plus);
				}
			}
		}
		Map<String, Double> exactness = new HashMap<>();
		byPool.replaceAll((pool, served) -> {
			var result = pairedReplication.resources().get(pool);
			double factor = served.sum() == 0 ? 0 : result.busy() / result.measured() / served.sum();
			exactness.put(pool, factor);
			return served.times(factor);
		});
		for (Client client : scenario.virtual().clients()) {
			for (Port port : client.ports()) {
				if (port.resource() instanceof ProcessorPool pool) {
					byClient.merge(client.name(), served(pairedReplication, port).times(exactness.get(pool.name())), Cores::plus);
				}
			}
		}
	}

	/** The cores of a pool. */
	Cores ofPool(String pool) {
		return byPool.getOrDefault(pool, Cores.NONE);
	}

	/** The cores that one VM and those who virtualize for it use, wherever they are. */
	Cores ofClient(String client) {
		return byClient.getOrDefault(client, Cores.NONE);
	}

	private static Cores served(PairedReplication pairedReplication, Port port) {
		List<Long> terms = pairedReplication.port(port.resource().name(), port.name()).map(PortResult::terms).orElse(List.of());
		double all = terms.stream().mapToDouble(Long::doubleValue).sum();
		double own = terms.isEmpty() ? 0 : terms.get(CostTerm.CPU.ordinal());
		return new Cores(own, all - own);
	}
}
