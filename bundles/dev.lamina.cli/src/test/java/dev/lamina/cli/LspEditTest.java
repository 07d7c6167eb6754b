package dev.lamina.cli;

import static dev.lamina.cli.LspRequests.applied;
import static dev.lamina.cli.LspRequests.assertRefused;
import static dev.lamina.cli.LspRequests.codes;
import static dev.lamina.cli.LspRequests.edits;
import static dev.lamina.cli.LspRequests.initialize;
import static dev.lamina.cli.LspRequests.open;
import static dev.lamina.cli.LspTestClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the model that an editor has the language server make, over the pipes of its process. */
@Tag("process")
class LspEditTest {
	private static final String HOSTS = """
			package site

			import nvidia.*

			host vdi1 {
			  gpu desktops : A40
			  gpu renderer : A40  // spare
			}
			""";
	private static final String MODEL = """
			package site

			import stacks.*

			policy shared for vdi1.desktops {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			}

			vm designer x 6 {
			  gpu A40-8Q on vdi1.desktops  // by contract
			}
			""";

	@TempDir
	private Path folder;

	private static Object execute(LspTestClient lspTestClient, String command, String document, String arguments)
			throws Exception {
		JsonObject object = JsonParser.parseString(arguments).getAsJsonObject();
		object.addProperty("document", document);
		return answer(lspTestClient.server().getWorkspaceService()
				.executeCommand(new ExecuteCommandParams("lamina." + command, List.of(object))));
	}

	@Test
	void commandsChangeTheModelInItsText() throws Exception {
		String hosts = Files.writeString(folder.toRealPath().resolve("hosts.lamina"), HOSTS).toUri().toString();
		String model = Files.writeString(folder.toRealPath().resolve("model.lamina"), MODEL).toUri().toString();
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			assertTrue(initialize(lspTestClient, folder, false).getCapabilities().getExecuteCommandProvider().getCommands()
					.containsAll(List.of("lamina.assign", "lamina.delete")));
			open(lspTestClient, model, MODEL);
			assertEquals(List.of(), codes(lspTestClient.diagnostics(model, 1).getDiagnostics()));

			assertEquals(true, execute(lspTestClient, "assign", model, "{ \"vm\": \"designer\", \"place\": \"vdi1.renderer\" }"));
			ApplyWorkspaceEditParams change = lspTestClient.asked();
			assertEquals("Assign designer to vdi1.renderer", change.getLabel());
			assertEquals(MODEL.replace("on vdi1.desktops", "on vdi1.renderer"),
					applied(MODEL, edits(change.getEdit(), model, 1)));

			// in two files, one of them not open, as one change
			execute(lspTestClient, "delete", model, "{ \"name\": \"vdi1.desktops\", \"withReferences\": true }");
			change = lspTestClient.asked();
			assertEquals(HOSTS.replace("  gpu desktops : A40\n", ""), applied(HOSTS, edits(change.getEdit(), hosts, null)));
			assertEquals("package site\n\nimport stacks.*\n\nvm designer x 6 {\n  gpu A40-8Q  // by contract\n}\n",
					applied(MODEL, edits(change.getEdit(), model, 1)));

			// every other command
			assertEquals(MODEL.replace(" on vdi1.desktops", ""),
					made(lspTestClient, model, "unassign", "{ \"vm\": \"designer\" }"));
			assertEquals(MODEL.replace("gpu A40-8Q on vdi1.desktops  //", "//"),
					made(lspTestClient, model, "withoutGpu", "{ \"vm\": \"designer\" }"));
			assertEquals(MODEL.replace("gpu A40-8Q", "gpu A40-4Q"),
					made(lspTestClient, model, "changeProfile", "{ \"vm\": \"designer\", \"profile\": \"A40-4Q\" }"));
			assertEquals(MODEL.replace("partition A40-8Q", "partition A40-4Q"),
					made(lspTestClient, model, "changeProfile",
							"{ \"policy\": \"shared\", \"from\": \"A40-8Q\", \"profile\": \"A40-4Q\" }"));
			assertEquals(MODEL.replace("designer x 6", "designer x 7"),
					made(lspTestClient, model, "changeCount", "{ \"name\": \"designer\", \"count\": 7 }"));
			assertEquals(MODEL.replace("A40-8Q x 6", "A40-8Q x 2"),
					made(lspTestClient, model, "changeCount",
							"{ \"policy\": \"shared\", \"profile\": \"A40-8Q\", \"count\": 2 }"));
			assertEquals(MODEL.replace("A40-8Q x 6", "A40-8Q x 5"),
					made(lspTestClient, model, "removePartition", "{ \"policy\": \"shared\", \"profile\": \"A40-8Q\" }"));
			assertEquals(MODEL.replace("A40-8Q x 6\n", "A40-8Q x 6\n  partition A40-4Q\n"),
					made(lspTestClient, model, "addPartition", "{ \"policy\": \"shared\", \"profile\": \"A40-4Q\" }"));
			assertEquals(MODEL + "\nvm guest x 2 {\n  gpu on vdi1.renderer\n}\n",
					made(lspTestClient, model, "addVm", "{ \"name\": \"guest\", \"count\": 2, \"place\": \"vdi1.renderer\" }"));
			assertEquals(MODEL.replace("x 6\n}\n", "x 6\n}\n\npolicy owned for vdi1.renderer {\n  stack Vfio\n}\n"),
					made(lspTestClient, model, "addPolicy",
							"{ \"name\": \"owned\", \"targets\": [\"vdi1.renderer\"], \"stack\": \"Vfio\" }"));

			assertRefused("There is no VM 'nobody' visible from 'model.lamina'.",
					() -> execute(lspTestClient, "unassign", model, "{ \"vm\": \"nobody\" }"));
			assertRefused("'lamina.assign' needs a text as 'place'.",
					() -> execute(lspTestClient, "assign", model, "{ \"vm\": \"designer\", \"place\": 3 }"));
			assertRefused(
					"gpu desktops is still named in line 5 of 'model.lamina', line 11 of 'model.lamina'. Delete these too, or "
							+ "name something else there first.",
					() -> execute(lspTestClient, "delete", model, "{ \"name\": \"vdi1.desktops\" }"));
			assertRefused("'lamina.changeCount' needs a whole number as 'count'.",
					() -> execute(lspTestClient, "changeCount", model, "{ \"name\": \"designer\", \"count\": 1.5 }"));
			assertEquals("", lspTestClient.err());
		}
	}

	private static String made(LspTestClient lspTestClient, String model, String command, String arguments) throws Exception {
		assertEquals(true, execute(lspTestClient, command, model, arguments));
		return applied(MODEL, edits(lspTestClient.asked().getEdit(), model, 1));
	}
}
