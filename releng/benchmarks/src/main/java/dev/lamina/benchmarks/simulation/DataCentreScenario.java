package dev.lamina.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.gpu.BestEffort;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.ArrivalProcess;
import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.ClientPhase;
import dev.lamina.engine.program.Lane;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.program.Stage;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.LogNormal;
import dev.lamina.engine.random.Uniform;
import dev.lamina.engine.resource.FairShareLink;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.CostTerm;

/**
 * Hosts of 64 cores with four GPUs, each shared by a designer at 60 frames/s and a renderer without pause, who meet on
 * the cores, on both directions of the PCIe link and on the GPU. Hosts have nothing in common: an event on one is no
 * reason to look at another.
 */
final class DataCentreScenario {
	private static final int GPUS = 4;
	private static final double MILLISECOND = 1e6;
	private static final double MEBIBYTE = 1 << 20;

	private DataCentreScenario() {
	}

	/** So many hosts with 8 VMs each. */
	static Scenario of(int hosts) {
		List<Client> clients = new ArrayList<>();
		for (int host = 0; host < hosts; host++) {
			ProcessorPool cores = new ProcessorPool("host" + host, 64);
			for (int gpu = 0; gpu < GPUS; gpu++) {
				HostHardware hostHardware = new HostHardware("host" + host + ".gpu" + gpu, cores);
				clients.add(hostHardware.designer());
				clients.add(hostHardware.renderer());
			}
		}
		return new Scenario(clients);
	}

	private record HostHardware(String name, ProcessorPool cores, FairShareLink upload, FairShareLink readBack,
			GpuEngine engine) {
		HostHardware(String name, ProcessorPool cores) {
			this(name, cores, new FairShareLink(name + " upload", 31.5e9, 0), new FairShareLink(name + " read-back", 31.5e9, 0),
					new GpuEngine(name + " graphics", 1, 100_000, 20_000, new BestEffort((long) (2 * MILLISECOND))));
		}

		Client designer() {
			double period = 1000 / 60.0 * MILLISECOND;
			return Client.of(name + " designer", ClientPhase.steady(program(name + " designer", "frame", 3, 1.5, 1.4, 8),
					new ArrivalProcess.Paced(period, new Uniform(0, period)), 2));
		}

		Client renderer() {
			return Client.of(name + " renderer",
					ClientPhase.steady(program(name + " renderer", "iteration", 2, 4, 6, 4), ArrivalProcess.ClosedLoop.eager(),
							2));
		}

		private StageProgram program(String client, String operation, double cpu, double up, double gpu, double down) {
			return new StageProgram(operation, List.of(
					new Stage("cpu", cores.port(client, 8), new LogNormal(cpu * MILLISECOND, 0.2), CostTerm.CPU,
							Lane.mask(Lane.APPLICATION)),
					new Stage("upload", upload.port(client), new ConstantDistribution(up * MEBIBYTE), CostTerm.COPY,
							Lane.mask(Lane.UPLOAD)),
					new Stage("gpu", engine.port(client), new LogNormal(gpu * MILLISECOND, 0.2), CostTerm.GPU,
							Lane.mask(Lane.RING)),
					new Stage("read-back", readBack.port(client), new ConstantDistribution(down * MEBIBYTE), CostTerm.COPY,
							Lane.mask(Lane.READ_BACK))));
		}
	}
}
