package dev.lamina.benchmarks.language;

/** Text of racks that follow each other, each with a host of two GPUs, its policies and its VMs. */
final class GeneratedModel {
	private static final String HEAD = """
			package generated

			import nvidia.*
			import stacks.*

			workload Office {
			  each frame at 30 fps {
			    cpu    3 ms
			    gpu    2 ms on graphics
			    upload 1 MiB
			  }
			  memory 2 GiB
			}
			""";

	private static final String RACK = """

			host rack# {
			  cpu        2 x 32 cores at 2.8 GHz
			  memory     1 TiB
			  system     Linux
			  hypervisor KVM
			  gpu desk : A40
			  gpu cad  : A40
			}

			policy shared# for rack#.desk {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			  scheduler equal-share
			}

			policy halves# for rack#.cad {
			  stack     NvidiaVgpu
			  partition A40-24Q x 2
			  scheduler best-effort
			}

			vm office# x 6 {
			  system Windows
			  cpu    4 cores
			  memory 8 GiB
			  gpu    A40-8Q on rack#.desk
			  runs   Office
			  expect fps >= 20
			}

			vm cad# x 2 {
			  system Windows
			  cpu    8 cores
			  memory 32 GiB
			  gpu    A40-24Q on rack#.cad
			  runs   Office
			  expect frame-time p99 <= 80 ms
			}
			""";

	private GeneratedModel() {
	}

	/** A text of at least so many lines in which nothing is wrong. */
	static String sound(int lines) {
		StringBuilder text = new StringBuilder(HEAD);
		long racks = Math.ceilDiv(lines - HEAD.lines().count(), RACK.lines().count());
		for (int rack = 0; rack < racks; rack++) {
			text.append(RACK.replace("#", Integer.toString(rack)));
		}
		return text.toString();
	}

	/** The same with names, words and units misspelt in every tenth rack, and cut off in the middle of the last one. */
	static String broken(int lines) {
		String text = sound(lines).replaceAll("(vm office\\d*0 [^}]*)runs   Office", "$1runs   Offise")
				.replaceAll("(host rack\\d*3 [^}]*)hypervisor", "$1hypervisr").replaceAll("(vm cad\\d*7 [^}]*)32 GiB", "$132 GB");
		return text.substring(0, text.lastIndexOf("runs"));
	}
}
