package dev.lamina.dsl.project;

/**
 * Writes data centres of any length: racks of hosts, a policy for each, workloads that extend a common one, and VMs on the hosts.
 */
final class LargeModel {
	private static final String HEAD = """
			import nvidia.*
			import stacks.*

			gpu Slow40 extends A40 { power 200 W }

			stack House extends NvidiaVgpu { cost { trap 6 us } }

			workload Office {
			  reference A40
			  memory 1 GiB
			  each frame at 30 fps { cpu 3 ms  gpu 4 ms  calls 200 of OpenGL 3.3 }
			}

			""";
	private static final String RACK = """
			/** Rack %1$d. */
			host rack%1$d[4] {
			  cpu        2 x 32 cores at 2.8 GHz
			  memory     1 TiB
			  system     Linux
			  hypervisor KVM
			  gpu desk x 2 : Slow40 { numa 0 }
			  gpu cad : A40 {
			    numa        1
			    iommu-group 7
			  }
			}

			policy desks%1$d for rack%1$d.desk {
			  stack House
			  partition A40-8Q x 6
			  scheduler best-effort { slice 2 ms }
			}

			policy cads%1$d for rack%1$d.cad {
			  stack    NvidiaVgpu
			  scheduler equal-share
			}

			workload Drawing%1$d extends Office {
			  memory 2 GiB
			  each frame at 60 fps {
			    cpu   normal(mean 4 ms cv 0.2)
			    gpu   6 ms
			    calls 900 of OpenGL 4.0
			  }
			}

			vm designer%1$d x 8 {
			  system Windows
			  cpu    4 cores
			  memory 16 GiB
			  needs  live-migration
			  gpu    A40-8Q on rack%1$d.desk
			  runs   Drawing%1$d
			  expect fps >= 50
			}

			vm office%1$d x 2 {
			  cpu    2 cores
			  memory 8 GiB
			  gpu    A40-16Q on rack%1$d.cad
			  runs   Office
			}

			""";

	private LargeModel() {
	}

	/** A model without errors of about that many lines. */
	static String ofLines(int lines) {
		return ofRacks(Math.toIntExact(lines / RACK.lines().count()));
	}

	static String ofRacks(int racks) {
		StringBuilder text = new StringBuilder(HEAD);
		for (int rack = 0; rack < racks; rack++) {
			text.append(RACK.formatted(rack));
		}
		return text.toString();
	}
}
