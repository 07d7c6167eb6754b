package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar in the locale "C", in which Java knows no name of a file that is not ASCII: the sentence names the locale, and such a
 * file takes no other with it. Such files are made by a shell, as the locale of this test may be "C", too.
 */
class LocaleTest {
	private static final String NAMES = "u=$(printf '\\303\\274'); o=$(printf '\\303\\266'); ";
	private static final String NOT_HERE = "cannot be opened: a name in its path does not fit the locale (LC_ALL=C), whose names "
			+ "are ASCII. Set LC_ALL=C.UTF-8.";

	@TempDir
	private Path folder;

	@BeforeEach
	void makeFiles() throws Exception {
		Command made = new Shell(folder)
				.run(NAMES + "mkdir models models/$u models/$u/inner; echo 'host h { memroy 1 TiB }' >models/wrong.lamina;"
						+ " echo 'host i { memory 1 TiB }' >models/$o.lamina; cp models/$o.lamina models/$u/inner/sound.lamina");
		assertEquals(new Command(0, "", ""), made);
	}

	@Test
	void aFileThatCannotBeNamedTakesNoOtherWithIt() throws Exception {
		for (String paths : List.of("models", "models/$o.lamina models/$u/inner/sound.lamina models/wrong.lamina")) {
			Command command = run("LC_ALL=C " + Shell.LAMINA + "validate " + paths);
			assertEquals(2, command.exit(), command.toString());
			assertTrue(command.out().contains("models/wrong.lamina:1:10: error[property.unknown]")
					&& command.out().endsWith("1 error in 1 file\n"), command.out());
			List<String> said = command.err().lines().toList();
			assertEquals(2, said.size(), command.err());
			assertTrue(
					said.stream().allMatch(line -> line.startsWith("lamina: 'models/") && line.endsWith(".lamina' " + NOT_HERE)),
					command.err());
		}
		Command json = run("LC_ALL=C " + Shell.LAMINA + "validate models --format json");
		assertEquals(2, json.exit(), json.toString());
		assertTrue(json.out().contains("property.unknown") && json.out().contains(NOT_HERE), json.out());
		Command fixed = run("LC_ALL=C " + Shell.LAMINA + "validate --fix models models/$o.lamina");
		assertTrue(fixed.out().endsWith("no problems in 1 file\n"), fixed.toString());
	}

	@Test
	void everyCommandNamesTheLocale() throws Exception {
		for (String command : List.of("simulate models/$o.lamina", "format models/$o.lamina", "format models/$u",
				"new models/$u/new.lamina", "report models/$o.json",
				"validate models/wrong.lamina -o $o.txt", "diagram models/$o.lamina", "import libvirt $o.xml",
				"generate all " + Checkout.examples().resolve("vdi.lamina") + " -o $o")) {
			Command refused = run("LC_ALL=C " + Shell.LAMINA + command);
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
		Command refused = run(model + "LC_ALL=C " + Shell.LAMINA + "validate models/w.lamina");
		assertEquals(1, refused.exit(), refused.toString());
		assertTrue(refused.out().contains("error[file.unreadable]: ") && refused.out().contains(".csv' " + NOT_HERE + "\n"),
				refused.out());
		assertEquals(new Command(0, "no problems in 1 file\n", ""),
				run("LC_ALL=C.UTF-8 " + Shell.LAMINA + "validate models/w.lamina"));
	}

	@Test
	void aFolderThatCannotBeNamedIsNotTakenForAnEmptyOne() throws Exception {
		for (String command : List.of("validate .", "validate sound.lamina", "new new.lamina")) {
			Command refused = run("cd models/$u/inner && LC_ALL=C " + Shell.LAMINA + command);
			assertEquals(2, refused.exit(), refused.toString());
			assertTrue(refused.err().startsWith("lamina: '") && refused.err().endsWith("' " + NOT_HERE + "\n"), refused.err());
		}
		Command version = run("cd models/$u/inner && LC_ALL=C " + Shell.LAMINA + "version");
		assertEquals(new Command(0, "lamina " + Version.NUMBER + "\n", ""), version);
	}

	@Test
	void theLocaleIsTheOneThatCounts() throws Exception {
		String from = "cannot be opened: a name in its path does not fit the locale (";
		for (List<String> locale : List.of(List.of("env -u LC_ALL -u LC_CTYPE -u LANG", "none is set"),
				List.of("env -u LC_ALL LC_CTYPE=POSIX LANG=de_DE.UTF-8", "LC_CTYPE=POSIX"),
				List.of("env -u LC_ALL -u LC_CTYPE LANG=xx_XX.UTF-8", "LANG=xx_XX.UTF-8"))) {
			Command refused = run(locale.getFirst() + " " + Shell.LAMINA + "validate models/$o.lamina");
			assertTrue(refused.err().contains(from + locale.getLast() + ")"), refused.err());
		}
		assertEquals(new Command(0, "no problems in 1 file\n", ""),
				run("LC_ALL=C.UTF-8 " + Shell.LAMINA + "validate models/$o.lamina"));
		Command latin = run("cp models/wrong.lamina \"$(printf 'gr\\374n.lamina')\"; LC_ALL=C.UTF-8 " + Shell.LAMINA
				+ "validate . models/$o.lamina");
		assertEquals(2, latin.exit(), latin.toString());
		assertTrue(latin.err().endsWith("n.lamina' cannot be opened: a name in its path is not UTF-8. Rename it.\n"),
				latin.err());
		assertTrue(latin.out().contains("property.unknown"), latin.out());
	}

	private Command run(String script) throws Exception {
		return new Shell(folder).run(NAMES + script);
	}
}
