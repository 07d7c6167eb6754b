package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds that {@code simulate} runs each model that {@code validate} accepts, with sound models in which something is changed. */
@Tag("fuzz")
class AlteredModelsTest {
	private static final int MODELS = Integer.getInteger("lamina.altered.count", 100);
	private static final long SEED = Long.getLong("lamina.altered.seed", 15);
	private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*|[0-9][0-9.]*");
	private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "7", "0.5", "100", "5000");

	@TempDir
	Path folder;

	@Test
	void whatIsAcceptedRuns() throws IOException {
		List<String> sound = sound();
		Random random = new Random(SEED);
		InProcessRunner lamina = new InProcessRunner(folder);
		int accepted = 0;
		List<String> refused = new ArrayList<>();
		for (int number = 0; number < MODELS; number++) {
			String model = sound.get(random.nextInt(sound.size()));
			for (int change = 1 + random.nextInt(2); change > 0; change--) {
				model = altered(model, random);
			}
			lamina.file("m.lamina", model);
			if (lamina.lamina("validate", "m.lamina").exit() == 0) {
				accepted++;
				InProcessRunner.Outcome run = lamina.lamina("simulate", "m.lamina", "--for", "1us", "--replications", "1");
				if (run.exit() > 1 || run.err().contains("error[")) {
					refused.add(run.err() + model);
				}
			}
		}
		int sure = accepted;
		assertTrue(refused.isEmpty(), () -> String.join("\n-----\n", refused));
		assertTrue(sure > MODELS / 10, () -> sure + " models were accepted");
	}

	/** Models of one file that can be simulated. */
	private List<String> sound() throws IOException {
		List<String> sound = new ArrayList<>();
		for (Path root : List.of(Checkout.root().resolve("dsl/dev.lamina.dsl.tests/corpus/valid"), Checkout.examples())) {
			List<Path> files;
			try (Stream<Path> found = Files.list(root)) {
				files = found.filter(Files::isRegularFile).sorted().toList();
			}
			for (Path file : files) {
				if (!file.toString().endsWith(".lamina")) {
					Files.copy(file, folder.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
				} else {
					String text = Files.readString(file).replaceAll("(?m)^\\s*//.*\\n", "");
					String model = text.contains("simulation ") || text.contains("fleet ") ? text
							: text + "\nsimulation drawn { for 1 s }\n";
					InProcessRunner lamina = new InProcessRunner(folder).file("m.lamina", model);
					if (text.contains("vm ") && !text.contains("fleet ") && model.length() < 6000
							&& lamina.lamina("validate", "m.lamina").exit() == 0) {
						sound.add(model);
					}
				}
			}
		}
		return sound;
	}

	private static String altered(String model, Random random) {
		List<String> lines = new ArrayList<>(model.lines().toList());
		int line = random.nextInt(lines.size());
		List<MatchResult> words = WORD.matcher(model).results().toList();
		MatchResult word = words.get(random.nextInt(words.size()));
		MatchResult other = words.get(random.nextInt(words.size()));
		return switch (random.nextInt(8)) {
			case 0 -> {
				lines.remove(line);
				yield String.join("\n", lines) + "\n";
			}
			case 1 -> {
				lines.add(random.nextInt(lines.size()), lines.remove(line));
				yield String.join("\n", lines) + "\n";
			}
			case 2, 3, 4 -> {
				List<MatchResult> numbers = words.stream().filter(each -> Character.isDigit(each.group().charAt(0))).toList();
				MatchResult chosen = numbers.isEmpty() ? word : numbers.get(random.nextInt(numbers.size()));
				yield replaced(model, chosen, NUMBERS.get(random.nextInt(NUMBERS.size())));
			}
			// two words: a property with its value, a number with its unit
			case 5 -> {
				int first = random.nextInt(words.size());
				int last = Math.min(words.size() - 1, first + 1);
				yield model.substring(0, words.get(first).start()) + model.substring(words.get(last).end());
			}
			default -> replaced(model, word, other.group());
		};
	}

	private static String replaced(String model, MatchResult word, String by) {
		return model.substring(0, word.start()) + by + model.substring(word.end());
	}
}
