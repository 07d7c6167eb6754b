package dev.lamina.dsl.ide.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

class SymbolProviderTest {
	private static final String MODEL = """
			package acme.vdi
			import nvidia.*
			import stacks.*
			/** Two boards. */
			host vdi1 {
			  cpu 2 x 32 cores at 2.8 GHz
			  memory 1 TiB
			  hypervisor KVM
			  gpu desktops x 2 : A40
			}
			policy shared for vdi1.desktops { stack NvidiaVgpu partition A40-8Q x 6 scheduler fixed-share { slice 2 ms } }
			workload Cad { each frame at 60 fps { gpu 5 ms on graphics } memory 3 GiB }
			vm designer x 6 { gpu A40-8Q on vdi1.desktops runs Cad expect fps >= 55 expect frame-time p99 <= 25 ms }
			simulation monday { for 60 s at 10 s stop designer[1] vary vm designer.count over 1, 2 }
			gpu Half extends A40 { memory 24 GiB engine graphics { speed 10 TFLOP/s } profile H-1 : vgpu { memory 1 GiB instances 4 } }
			""";

	private static void print(List<Symbol> symbols, String indentation, StringBuilder text) {
		for (Symbol symbol : symbols) {
			text.append(indentation).append(symbol.kind()).append(' ').append(symbol.name())
					.append(symbol.detail().isEmpty() ? "" : " [" + symbol.detail() + "]").append('\n');
			print(symbol.children(), indentation + "  ", text);
		}
	}

	@Test
	void declarationsHaveTheirPartsInTheOrderOfTheText() {
		StringBuilder text = new StringBuilder();
		print(SymbolProvider.of(CursorFixture.snapshot(MODEL)), "", text);
		assertEquals("""
				HOST vdi1 [2 × 32 cores · 1 TiB · KVM]
				  HOST_GPU desktops [2 × A40]
				POLICY shared [NvidiaVgpu · for vdi1.desktops]
				  PARTITION partition A40-8Q x 6
				  SCHEDULER scheduler fixed-share
				WORKLOAD Cad [frame · at 60 fps · 3 GiB]
				  OPERATION each frame
				VM designer [6 VMs · gpu A40-8Q on vdi1.desktops · runs Cad]
				  DEMAND gpu A40-8Q on vdi1.desktops
				  EXPECTATION expect fps >= 55
				  EXPECTATION expect frame-time p99 <= 25 ms
				SIMULATION monday [60 s · seed 1]
				  EVENT at 10 s stop designer[1]
				  VARIATION vary vm designer.count over 1, 2
				GPU_TYPE Half [NVIDIA · Ampere · 24 GiB]
				  ENGINE graphics [10 TFLOP/s]
				  PROFILE H-1 [vgpu · 1 GiB · at most 4]
				""", text.toString());
	}

	@Test
	void aSymbolIncludesItsDocCommentAndSelectsItsName() {
		Snapshot snapshot = CursorFixture.snapshot(MODEL);
		Symbol host = SymbolProvider.of(snapshot).getFirst();
		assertTrue(snapshot.text().substring(host.range().offset()).startsWith("/** Two boards. */"));
		assertEquals("vdi1", snapshot.text().substring(host.selection().offset(), host.selection().end()));
		assertEquals("}", snapshot.text().substring(host.range().end() - 1, host.range().end()));
	}

	@Test
	void brokenTextKeepsItsOutline() {
		assertEquals(List.of("a", "b"),
				SymbolProvider.of(CursorFixture.snapshot("host a { memory } vm b { gpu")).stream().map(Symbol::name).toList());
		assertEquals(List.of("(host without a name)"),
				SymbolProvider.of(CursorFixture.snapshot("host")).stream().map(Symbol::name).toList());
	}

	@Test
	void namesAreFoundInAllFilesTheNearestFirst(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("a.lamina"), MODEL);
		Files.writeString(folder.resolve("b.lamina"), "host designers { gpu signed : A40 } vm des");
		List<SymbolMatch> found = SymbolProvider.find(new Workspace(List.of(folder.toRealPath())).projectSnapshot(), "des");
		assertEquals(List.of("desktops in vdi1", "designer in acme.vdi", "designers in ", "des in "),
				found.stream().map(symbol -> symbol.name() + " in " + symbol.container()).toList());
		assertEquals(List.of("signed"),
				SymbolProvider.find(new Workspace(List.of(folder.toRealPath())).projectSnapshot(), "sgd").stream()
						.map(SymbolMatch::name).toList());
	}
}
