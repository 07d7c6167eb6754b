package dev.lamina.benchmarks.simulation;

import java.util.Locale;

/** Text of data centres of any size, whose hosts have four GPUs and eight VMs each: a designer and a renderer on every GPU. */
public final class DataCentreModel {
	private static final int GPUS = 4;

	private static final String TEXT = """
			package centre

			import nvidia.*
			import stacks.*

			host rack[HOSTS] {
			  cpu        2 x 32 cores at 2.8 GHz
			  memory     1 TiB
			  system     Linux
			  hypervisor KVM
			  gpu board x 4 : A40
			}

			policy shared for rack.board {
			  stack     NvidiaVgpu
			  partition A40-24Q x 2
			  scheduler best-effort
			}

			workload Office {
			  each frame at 60 fps {
			    cpu    lognormal(mean 3 ms, cv 20 %)
			    gpu    lognormal(mean 1.4 ms, cv 20 %) on graphics
			    upload 1.5 MiB
			  }
			  memory 2 GiB
			}

			workload Rendering {
			  each iteration {
			    cpu    lognormal(mean 2 ms, cv 20 %)
			    gpu    lognormal(mean 6 ms, cv 20 %) on graphics
			    upload 4 MiB
			  }
			  in-flight 2
			  memory    2 GiB
			}

			vm designer x BOARDS {
			  system Windows
			  cpu    8 cores
			  memory 32 GiB
			  gpu    A40-24Q on rack.board
			  runs   Office
			  expect fps >= 20
			}

			vm renderer x BOARDS {
			  system Linux
			  cpu    8 cores
			  memory 32 GiB
			  gpu    A40-24Q on rack.board
			  runs   Rendering
			}

			simulation run {
			  for     DURATION ms
			  warm-up WARM_UP ms
			  seed    1
			}
			""";

	private DataCentreModel() {
	}

	/** A text of so many hosts, simulated for so long; a tenth of it is warm-up. */
	public static String of(int hosts, int milliseconds) {
		return TEXT.replace("HOSTS", number(hosts)).replace("BOARDS", number(hosts * GPUS))
				.replace("DURATION", number(milliseconds))
				.replace("WARM_UP", number(milliseconds / 10));
	}

	private static String number(int value) {
		return String.format(Locale.ROOT, "%d", value);
	}
}
