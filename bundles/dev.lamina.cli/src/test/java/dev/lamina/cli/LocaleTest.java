package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.version.VersionCommand;

/**
 * The jar in the locale "C", in which Java knows no name of a file that is not ASCII: the sentence names the locale, and such a
 * file takes no other with it. Such files are made by a shell, as the locale of this test may be "C", too.
 */
@Tag("process")
class LocaleTest {
	private static final String NAMES = "u=$(printf '\\303\\274'); o=$(printf '\\303\\266'); ";
	private static final String NOT_HERE = "cannot be opened: a name in its path does not fit the locale (LC_ALL=C), whose names "
			+ "are ASCII. Set LC_ALL=C.UTF-8.";

	@TempDir
	private Path folder;

	@BeforeEach
	void makeFiles() throws Exception {
		CommandProcess made = new ShellRunner(folder)
				.run(NAMES + "mkdir models models/$u models/$u/inner; echo 'host h { memroy 1 TiB }' >models/wrong.lamina;"
						+ " echo 'host i { memory 1 TiB }' >models/$o.lamina; cp models/$o.lamina models/$u/inner/sound.lamina");
		assertEquals(new CommandProcess(0, "", ""), made);
	}

	@Test
	void aFileThatCannotBeNamedTakesNoOtherWithIt() throws Exception {
		for (String paths : List.of("models", "models/$o.lamina models/$u/inner/sound.lamina models/wrong.lamina")) {
			CommandProcess commandProcess = run("LC_ALL=C " + ShellRunner.LAMINA + "validate " + paths);
			assertEquals(2, commandProcess.exit(), commandProcess.toString());
			assertTrue(commandProcess.out().contains("models/wrong.lamina:1:10: error[property.unknown]")
					&& commandProcess.out().endsWith("1 error in 1 file\n"), commandProcess.out());
			List<String> said = commandProcess.err().lines().toList();
			assertEquals(2, said.size(), commandProcess.err());
			assertTrue(
					said.stream().allMatch(line -> line.startsWith("lamina: 'models/") && line.endsWith(".lamina' " + NOT_HERE)),
					commandProcess.err());
		}
		CommandProcess json = run("LC_ALL=C " + ShellRunner.LAMINA + "validate models --format json");
		assertEquals(2, json.exit(), json.toString());
		assertTrue(json.out().contains("property.unknown") && json.out().contains(NOT_HERE), json.out());
		CommandProcess fixed = run("LC_ALL=C " + ShellRunner.LAMINA + "validate --fix models models/$o.lamina");
		assertTrue(fixed.out().endsWith("no problems in 1 file\n"), fixed.toString());
	}

	@Test
	void everyCommandNamesTheLocale() throws Exception {
		for (String command : List.of("simulate models/$o.lamina", "format models/$o.lamina", "format models/$u",
				"new models/$u/new.lamina", "report models/$o.json",
				"validate models/wrong.lamina -o $o.txt", "diagram models/$o.lamina", "import libvirt $o.xml",
				"generate libvirt " + Checkout.examples().resolve("vdi.lamina") + " -o $o")) {
			CommandProcess refused = run("LC_ALL=C " + ShellRunner.LAMINA + command);
			assertEquals(2, refused.exit(), refused.toString());
			assertTrue(refused.err().startsWith("lamina: '") && refused.err().endsWith(NOT_HERE + "\n"),
					command + ": " + refused);
			assertEquals(1, refused.err().lines().count(), refused.err());
		}
	}

	@Test
	void aFileThatAModelNamesIsRefusedLikeAnyOther() throws Exception {
		String model = "echo \"workload w { each request from \\\"t$o.csv\\\" { cpu 1 ms } }\" >models/w.lamina; echo 7 "
				+ ">models/t$o.csv; ";
		CommandProcess refused = run(model + "LC_ALL=C " + ShellRunner.LAMINA + "validate models/w.lamina");
		assertEquals(1, refused.exit(), refused.toString());
		assertTrue(refused.out().contains("error[file.unreadable]: ") && refused.out().contains(".csv' " + NOT_HERE + "\n"),
				refused.out());
		assertEquals(new CommandProcess(0, "no problems in 1 file\n", ""),
				run("LC_ALL=C.UTF-8 " + ShellRunner.LAMINA + "validate models/w.lamina"));
	}

	@Test
	void aFolderThatCannotBeNamedIsNotTakenForAnEmptyOne() throws Exception {
		for (String command : List.of("validate .", "validate sound.lamina", "new new.lamina")) {
			CommandProcess refused = run("cd models/$u/inner && LC_ALL=C " + ShellRunner.LAMINA + command);
			assertEquals(2, refused.exit(), refused.toString());
			assertTrue(refused.err().startsWith("lamina: '") && refused.err().endsWith("' " + NOT_HERE + "\n"), refused.err());
		}
		CommandProcess version = run("cd models/$u/inner && LC_ALL=C " + ShellRunner.LAMINA + "version");
		assertEquals(new CommandProcess(0, "lamina " + VersionCommand.NUMBER + "\n", ""), version);
	}

	@Test
	void theLocaleIsTheOneThatCounts() throws Exception {
		String from = "cannot be opened: a name in its path does not fit the locale (";
		for (List<String> locale : List.of(List.of("env -u LC_ALL -u LC_CTYPE -u LANG", "none is set"),
				List.of("env -u LC_ALL LC_CTYPE=POSIX LANG=de_DE.UTF-8", "LC_CTYPE=POSIX"),
				List.of("env -u LC_ALL -u LC_CTYPE LANG=xx_XX.UTF-8", "LANG=xx_XX.UTF-8"))) {
			CommandProcess refused = run(locale.getFirst() + " " + ShellRunner.LAMINA + "validate models/$o.lamina");
			assertTrue(refused.err().contains(from + locale.getLast() + ")"), refused.err());
		}
		assertEquals(new CommandProcess(0, "no problems in 1 file\n", ""),
				run("LC_ALL=C.UTF-8 " + ShellRunner.LAMINA + "validate models/$o.lamina"));
		CommandProcess latin = run("cp models/wrong.lamina \"$(printf 'gr\\374n.lamina')\"; LC_ALL=C.UTF-8 " + ShellRunner.LAMINA
				+ "validate . models/$o.lamina");
		assertEquals(2, latin.exit(), latin.toString());
		assertTrue(latin.err().endsWith("n.lamina' cannot be opened: a name in its path is not UTF-8. Rename it.\n"),
				latin.err());
		assertTrue(latin.out().contains("property.unknown"), latin.out());
	}

	private CommandProcess run(String script) throws Exception {
		return new ShellRunner(folder).run(NAMES + script);
	}
}
