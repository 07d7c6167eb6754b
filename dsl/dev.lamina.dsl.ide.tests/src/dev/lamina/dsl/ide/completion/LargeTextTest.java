package dev.lamina.dsl.ide.completion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.hint.InlayHintProvider;
import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.SampleModelText;

/**
 * In a file of a thousand lines a list comes at once. The limit is wide: it is for what grows with the square, not for a busy
 * machine.
 */
class LargeTextTest {
	private static String racks(int number) {
		StringBuilder text = new StringBuilder(SampleModelText.TEXT);
		for (int i = 0; i < number; i++) {
			text.append("""
					/** Rack. */
					host rack%1$d[4] {
					  cpu        2 x 32 cores at 2.8 GHz
					  memory     1 TiB
					  hypervisor KVM
					  gpu desk x 2 : A40 { numa 0 }
					  gpu cad : A40 { numa 1 }
					}
					policy desks%1$d for rack%1$d.desk {
					  stack NvidiaVgpu
					  partition A40-8Q x 6
					}
					policy cads%1$d for rack%1$d.cad { stack NvidiaVgpu }
					vm d%1$d x 8 {
					  cpu    4 cores
					  memory 16 GiB
					  gpu    A40-8Q on rack%1$d.desk
					  expect fps >= 50
					}
					vm o%1$d x 2 {
					  gpu A40-16Q on rack%1$d.cad
					}
					""".formatted(i));
		}
		return text.toString();
	}

	@Test
	void aListComesAtOnce() {
		var place = CursorFixture.placed(racks(50) + "vm z { gpu on <|>");
		place.snapshot().assignment();
		long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		assertTrue(CompletionProvider.at(place.snapshot(), place.offset()).size() >= 150);
		assertTrue(InlayHintProvider.of(place.snapshot()).size() >= 300);
		// of the processor, because the machine may have more to do; ten times what it takes
		long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
		assertTrue(took < TimeUnit.SECONDS.toNanos(5), took + " ns");
	}
}
