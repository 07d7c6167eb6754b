package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a new user to type works in that order, and the first command prints what the README shows. */
@Tag("process")
class ReadmeTest {
	private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
	private static final Pattern OUTPUT = Pattern.compile("The first prints:\n\n```\n(.*?)```", Pattern.DOTALL);

	private static final Pattern MISTAKE = Pattern.compile("A mistake reads like this:\n\n```\n(.*?)```", Pattern.DOTALL);

	private static final List<String> LINKS = List.of("lamina", "dsl", "releng");

	@TempDir
	private Path folder;
	private String readme;

	/** A folder in which the commands find what they need, and nothing else of the checkout. */
	@BeforeEach
	void linkCheckout() throws IOException {
		readme = Files.readString(Checkout.root().resolve("README.md"));
		for (String name : LINKS) {
			Files.createSymbolicLink(folder.resolve(name), Checkout.root().resolve(name));
		}
	}

	@AfterEach
	void unlinkCheckout() throws IOException {
		for (String name : LINKS) {
			Files.delete(folder.resolve(name));
		}
	}

	@Test
	void itsCommandsWork() throws Exception {
		List<String> commands = COMMANDS.matcher(readme).results().flatMap(block -> block.group(1).lines())
				.map(line -> line.replaceFirst("\\s+#.*", "")).filter(line -> !line.isBlank()).toList();
		assertTrue(commands.size() >= 6, commands.toString());
		String shown = OUTPUT.matcher(readme).results().map(match -> match.group(1)).findFirst().orElseThrow();
		boolean first = true;
		for (String command : commands) {
			if (command.startsWith("./lamina ")) {
				CommandProcess done = script(command);
				assertEquals(0, done.exit(), command + "\n" + done.err());
				if (first) {
					assertEquals(shown, done.out(),
							"README.md shows other figures than '" + command + "' prints: copy them there");
					first = false;
				}
			} else {
				assertTrue(Files.isExecutable(folder.resolve(command.split(" ")[0])), command);
			}
		}
	}

	@Test
	void itsMistakeReadsAsItShows() throws Exception {
		Files.writeString(folder.resolve("broken.lamina"), """
				import nvidia.*
				import stacks.*

				host vdi1 {
				  memroy 1 TiB
				  system     Linux
				  hypervisor KVM
				  gpu desktops : A40
				}
				policy shared for vdi1.desktops {
				  stack     NvidiaVgpu
				  partition A40-8Q x 7
				}
				""");
		String shown = MISTAKE.matcher(readme).results().map(match -> match.group(1)).findFirst().orElseThrow();
		String[] halves = shown.split("\n", 2);
		assertEquals("$ ./lamina validate broken.lamina", halves[0]);
		CommandProcess done = script(halves[0].substring(2));
		assertEquals(1, done.exit(), done.err());
		assertEquals(halves[1], done.out());
	}

	@Test
	void itsLinksLeadSomewhere() {
		List<String> targets = Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme).results()
				.map((MatchResult match) -> match.group(1)).toList();
		assertTrue(targets.size() >= 2, targets.toString());
		targets.forEach(target -> assertTrue(Files.exists(Checkout.root().resolve(target)), target));
	}

	private CommandProcess script(String command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile())
				.redirectOutput(folder.resolve("out.txt").toFile()).redirectError(folder.resolve("err.txt").toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		Process process = builder.start();
		process.getOutputStream().close();
		int exit = process.waitFor();
		return new CommandProcess(exit, Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8),
				Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8));
	}
}
