package dev.lamina.dsl.ide.snapshot;

/** A small site for tests: a host with two A40, one of them cut, a workload, and two designers. */
public final class SampleModelText {
	public static final String TEXT = """
			import nvidia.*
			import stacks.*
			/** Two boards. */
			host vdi1 {
			  cpu 2 x 32 cores at 2.8 GHz
			  memory 1 TiB
			  system Linux
			  hypervisor KVM
			  gpu desktops : A40
			  gpu renderer : A40
			}
			policy shared for vdi1.desktops { stack NvidiaVgpu partition A40-8Q x 5 }
			policy free for vdi1.renderer { stack NvidiaVgpu }
			workload Cad { each frame at 60 fps { gpu 5 ms } memory 3 GiB }
			vm designer x 2 { cpu 2 cores memory 8 GiB gpu A40-8Q on vdi1.desktops runs Cad }
			""";

	private SampleModelText() {
	}
}
