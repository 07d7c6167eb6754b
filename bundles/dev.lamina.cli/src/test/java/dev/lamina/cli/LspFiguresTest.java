package dev.lamina.cli;

import static dev.lamina.cli.LspRequests.at;
import static dev.lamina.cli.LspRequests.change;
import static dev.lamina.cli.LspRequests.id;
import static dev.lamina.cli.LspRequests.initialize;
import static dev.lamina.cli.LspRequests.open;
import static dev.lamina.cli.LspTestClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated figures beside a text, for an editor that wants them. */
@Tag("process")
class LspFiguresTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.*

			host vdi1 {
			  cpu        2 x 32 cores
			  memory     1 TiB
			  system     Linux
			  hypervisor KVM
			  gpu board : A40
			}

			policy own for vdi1.board {
			  stack Vfio
			}

			workload Cad {
			  each frame at 60 fps { gpu 5 ms on graphics }
			}

			vm designer {
			  cpu    8 cores
			  memory 32 GiB
			  gpu    on vdi1.board
			  runs   Cad
			  expect fps >= 55
			}
			""";

	@TempDir
	private Path folder;

	private static List<String> lenses(LspTestClient lspTestClient, String document) throws Exception {
		return answer(lspTestClient.server().getTextDocumentService().codeLens(new CodeLensParams(id(document)))).stream()
				.map(lens -> lens.getCommand().getTitle()).toList();
	}

	@Test
	void figuresComeWhenTheyAreKnownAndGoWithTheNextEdit() throws Exception {
		String model = Files.writeString(folder.toRealPath().resolve("model.lamina"), MODEL).toUri().toString();
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, "liveFigures");
			open(lspTestClient, model, MODEL);
			lenses(lspTestClient, model);
			assertTrue(lspTestClient.lensesChange());
			List<String> known = lenses(lspTestClient, model);
			assertTrue(known.getFirst().matches(".* · \\d+\\.\\d % busy"), known.toString());
			assertTrue(known.getLast().matches("on vdi1\\.board · 60\\.0 fps, p95 \\d+\\.\\d+ ms, promise kept"),
					known.toString());
			change(lspTestClient, model, 2, new Range(at(MODEL, "60 fps", 0), at(MODEL, "60 fps", 2)), "58");
			assertFalse(lenses(lspTestClient, model).getLast().contains("60.0 fps"));
			assertTrue(lspTestClient.lensesChange());
			known = lenses(lspTestClient, model);
			assertTrue(known.getLast().contains(" · 58.0 fps, p95 "), known.toString());
		}
	}

	@Test
	void whoDoesNotWantThemHasNone() throws Exception {
		String model = Files.writeString(folder.toRealPath().resolve("model.lamina"), MODEL).toUri().toString();
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, MODEL);
			assertEquals("on vdi1.board", lenses(lspTestClient, model).getLast());
		}
	}
}
