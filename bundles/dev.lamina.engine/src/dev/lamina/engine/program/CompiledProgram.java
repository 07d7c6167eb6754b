package dev.lamina.engine.program;

import java.util.List;
import java.util.Map;

import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.random.RandomStream;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Station;
import dev.lamina.engine.statistics.CostTerm;

/**
 * A stage program in arrays, bound to the stations of one run and to the random streams of one client. All demands of
 * an operation are drawn when it begins, so that the n-th operation of a client asks for the same whatever happens to
 * it afterwards.
 */
final class CompiledProgram {
	final StageProgram text;
	final int length;
	final Station[] stations;
	final int[] ports;
	final CostTerm[] terms;
	final int[] lanes;
	/** The stage that runs beside others, and the first of those; -1 if there is none. */
	final int beside;
	final int besideFrom;
	/** By what demands are multiplied since the client moved; null before. */
	private double[] factors;
	private final ProbabilityDistribution[] demands;
	private final RandomStream[] streams;

	CompiledProgram(StageProgram program, String client, long seed, Map<Port, StationPort> stationPorts) {
		List<Stage> stages = program.stages();
		text = program;
		length = stages.size();
		stations = new Station[length];
		ports = new int[length];
		terms = new CostTerm[length];
		lanes = new int[length];
		demands = new ProbabilityDistribution[length];
		streams = new RandomStream[length];
		RandomStream operations = new RandomStream(seed, client, program.name());
		int runsBeside = -1;
		int from = -1;
		for (int i = 0; i < length; i++) {
			Stage stage = stages.get(i);
			StationPort stationPort = stationPorts.get(stage.port());
			stations[i] = stationPort.station();
			ports[i] = stationPort.port();
			terms[i] = stage.term();
			lanes[i] = stage.lanes();
			demands[i] = stage.demand();
			if (stage.beside() > 0) {
				runsBeside = i;
				from = i - stage.beside();
			}
			long namesakes = stages.subList(0, i).stream().filter(other -> other.name().equals(stage.name())).count();
			streams[i] = operations.substream(stage.name(), Long.toString(namesakes));
		}
		beside = runsBeside;
		besideFrom = from;
	}

	/** Draws the demands of one operation; the array has room for at least as many as there are stages. */
	void sampleDemands(long[] drawn) {
		for (int i = 0; i < length; i++) {
			drawn[i] = Math.max(0, Math.round(demands[i].sample(streams[i])));
		}
	}

	/** What a stage asks for, given what was drawn for it. */
	long demand(int stage, long drawn) {
		return factors == null ? drawn : Math.round(drawn * factors[stage]);
	}

	/** Goes on with the same stages as they are at another place. */
	void rebind(StageProgram there, Map<Port, StationPort> stationPorts) {
		factors = new double[length];
		for (int i = 0; i < length; i++) {
			Stage stage = there.stages().get(i);
			StationPort stationPort = stationPorts.get(stage.port());
			stations[i] = stationPort.station();
			ports[i] = stationPort.port();
			double factor = stage.demand().mean() / demands[i].mean();
			factors[i] = factor > 0 && factor < Double.POSITIVE_INFINITY ? factor : 1;
		}
	}

	/** A station and the index of a port there. */
	record StationPort(Station station, int port) {
	}
}
