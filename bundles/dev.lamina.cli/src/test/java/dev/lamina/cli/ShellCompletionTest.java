package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.version.VersionCommand;

/** The shells themselves complete the words of the command line. The folder has a model, a text and a folder. */
@Tag("process")
class ShellCompletionTest {
	/** Prints what the function of the script answers to the words in place of the parameters. */
	private static final String BASH = """
			. ./lamina.bash
			COMP_WORDS=(%s)
			COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
			_lamina
			printf '%%s\\n' "${COMPREPLY[@]}"
			""";

	/** A shell in a terminal of its own that is typed into; prints what would be offered. */
	private static final String ZSH = """
			zmodload zsh/zpty
			zpty shell zsh -f -i
			zpty -w shell 'source ./setup'
			repeat 20; do
				zpty -r shell line
				[[ $line == ready* ]] && break
			done
			zpty -w shell %s$'\\t'
			while zpty -r shell line; do
				print -r -- "${line%%$'\\r\\n'}"
				[[ $line == *over* ]] && break
			done
			""";

	private static final String ZSH_SETUP = """
			PROMPT=
			fpath=($PWD $fpath)
			autoload -Uz compinit
			compinit -u -D
			bindkey '^I' complete-word
			zstyle ':completion:*' list-separator ''
			compadd () {
				if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then
					builtin compadd "$@"
					return
				fi
				typeset -a hits
				builtin compadd -A hits "$@"
				local hit
				for hit in $hits; do print -r -- "offer:$hit"; done
			}
			over () { print over; exit }
			comppostfuncs=(over)
			print ready
			""";

	@TempDir
	private Path folder;

	@BeforeEach
	void prepare() throws IOException {
		Files.createFile(folder.resolve("office.lamina"));
		Files.createFile(folder.resolve("notes.txt"));
		Files.createDirectory(folder.resolve("models"));
		for (String shell : List.of("bash", "zsh", "fish")) {
			InProcessRunner.Outcome script = new InProcessRunner(folder).lamina("completion", shell);
			assertEquals(0, script.exit(), script.toString());
			Files.writeString(folder.resolve(shell.equals("zsh") ? "_lamina" : "lamina." + shell), script.out());
		}
	}

	@Test
	void bashOffersWhatCanFollow() throws Exception {
		assumeTrue(GeneratedOutput.has("bash"), "Bash is not installed");
		assertEquals(Set.of("validate", "version"), bash("lamina", "v"));
		assertEquals(Set.of("text", "json", "sarif", "junit"), bash("lamina", "validate", "--format", ""));
		assertEquals(Set.of("sarif"), bash("lamina", "validate", "a b.lamina", "--format", "=", "s"));
		assertEquals(Set.of("--severity"), bash("lamina", "validate", "--sev"));
		assertEquals(Set.of("libvirt"), bash("lamina", "generate", "lib"));
		assertEquals(Set.of("models"), bash("lamina", "generate", "all", "office.lamina", "-o", "m"));
		assertEquals(Set.of("nvidia-smi"), bash("lamina", "import", "nv"));
		assertEquals(Set.of("simulate", "simulation"), bash("lamina", "help", "sim"));
		assertEquals(Set.of("policy.unused"), bash("lamina", "rules", "policy.un"));
		assertEquals(Set.of(""), bash("lamina", "validate", "off"), "files are offered by Bash itself");
		assertFalse(bash("lamina", "").contains("rehearse"));
	}

	@Test
	void zshOffersWhatCanFollow() throws Exception {
		assumeTrue(GeneratedOutput.has("zsh"), "zsh is not installed");
		Files.writeString(folder.resolve("setup"), ZSH_SETUP);
		assertEquals(Set.of("validate", "version"), zsh("lamina v"));
		assertEquals(Set.of("text", "json", "sarif", "junit"), zsh("lamina validate --format "));
		assertEquals(Set.of("sarif"), zsh("lamina validate --format=s"));
		assertEquals(Set.of("--severity"), zsh("lamina validate --sev"));
		assertEquals(Set.of("libvirt"), zsh("lamina generate lib"));
		assertEquals(Set.of("models"), zsh("lamina generate all office.lamina -o m"));
		assertEquals(Set.of("simulate", "simulation"), zsh("lamina help sim"));
		assertEquals(Set.of("policy.unused"), zsh("lamina rules policy.un"));
		assertEquals(Set.of("office.lamina"), zsh("lamina validate off"));
		assertFalse(zsh("lamina ").contains("rehearse"));
	}

	@Test
	void fishOffersWhatCanFollow() throws Exception {
		assumeTrue(GeneratedOutput.has("fish"), "fish is not installed");
		assertEquals(Set.of("validate", "version"), fish("lamina v"));
		assertEquals(Set.of("text", "json", "sarif", "junit"), fish("lamina validate --format "));
		assertTrue(fish("lamina validate --format=s").contains("--format=sarif"));
		assertEquals(Set.of("--severity"), fish("lamina validate --sev"));
		assertEquals(Set.of("libvirt"), fish("lamina generate lib"));
		assertEquals(Set.of("models/"), fish("lamina generate all office.lamina -o m"));
		assertEquals(Set.of("simulate", "simulation"), fish("lamina help sim"));
		assertEquals(Set.of("policy.unused"), fish("lamina rules policy.un"));
		assertEquals(Set.of("office.lamina"), fish("lamina validate off"));
		assertEquals(Set.of("office.lamina"), fish("lamina generate all off"));
		assertFalse(fish("lamina ").contains("rehearse"));
	}

	@Test
	void theManualPageIsSoundAndHasEveryCommand() throws Exception {
		InProcessRunner.Outcome page = new InProcessRunner(folder).lamina("manual");
		assertEquals(0, page.exit());
		for (String command : List.of("validate", "simulate", "generate", "workbench", "completion")) {
			assertTrue(page.out().contains(".SS \"lamina " + command + "\"\n"), command);
		}
		assertTrue(page.out().startsWith(".TH \"LAMINA\" 1 \"" + VersionCommand.DATE + "\" \"" + VersionCommand.TEXT + "\""),
				page.out().substring(0, 80));
		assumeTrue(GeneratedOutput.has("mandoc"), "mandoc is not installed");
		Path file = folder.resolve("lamina.1");
		Files.writeString(file, page.out());
		assertEquals("", GeneratedOutput.complaint(file, "mandoc", "-T", "lint", "-W", "warning"));
	}

	private Set<String> bash(String... words) throws Exception {
		return lines(
				run("bash", BASH.formatted(Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" ")))));
	}

	private Set<String> zsh(String line) throws Exception {
		return lines(run("zsh", ZSH.formatted("'" + line + "'"))).stream().filter(found -> found.contains("offer:"))
				.map(found -> found.replaceFirst(".*offer:", "")).collect(Collectors.toCollection(TreeSet::new));
	}

	private Set<String> fish(String line) throws Exception {
		return lines(run("fish", "source lamina.fish\ncomplete -C '" + line + "'\n")).stream()
				.map(found -> found.replaceFirst("\t.*", ""))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> lines(String text) {
		return text.lines().map(line -> line.replaceAll("[\\r\\u0007]", "")).collect(Collectors.toCollection(TreeSet::new));
	}

	private String run(String shell, String script) throws IOException, InterruptedException {
		Path file = Files.writeString(folder.resolve("script"), script);
		Path home = Files.createDirectories(folder.resolve("home"));
		ProcessBuilder builder = new ProcessBuilder(shell, file.toString()).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().put("HOME", home.toString());
		builder.environment().put("ZDOTDIR", home.toString());
		builder.environment().put("TERM", "dumb");
		builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
		Process process = builder.start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}
}
