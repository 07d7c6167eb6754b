package dev.lamina.simulation.demand;

import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.SimulationRefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;

/**
 * The numbers of the first column of a CSV file, or a sentence that says what is wrong with the file.
 *
 * <p>A first line that is no number is a heading. A number may carry its unit ({@code 5.5 ms}); a plain number counts in
 * the unit that the reader gives. Empty lines and lines that start with # are skipped.
 */
public final class NumberFile {
	private record Known(String name, double plainUnit) {
	}

	private final Path baseDirectory;
	private final Map<Known, double[]> known = new HashMap<>();

	/** Files are looked for relative to that directory, and each is read once. */
	public NumberFile(Path baseDirectory) {
		this.baseDirectory = baseDirectory;
	}

	/**
	 * Reads a file.
	 *
	 * @param name      as in the model
	 * @param plainUnit what a plain number is multiplied with to be in base units
	 * @param subject   the element of the model that names the file
	 * @return at least one number, none negative
	 */
	public double[] read(String name, double plainUnit, EObject subject) throws SimulationRefusedException {
		double[] numbers = known.get(new Known(name, plainUnit));
		if (numbers == null) {
			numbers = parse(name, plainUnit, subject);
			known.put(new Known(name, plainUnit), numbers);
		}
		return numbers;
	}

	private double[] parse(String name, double plainUnit, EObject subject) throws SimulationRefusedException {
		List<String> lines = lines(name, subject);
		List<Double> numbers = new ArrayList<>(lines.size());
		boolean headed = false;
		for (int i = 0; i < lines.size(); i++) {
			String cell = firstCell(lines.get(i));
			if (cell.isEmpty() || cell.startsWith("#")) {
				continue;
			}
			try {
				Quantity quantity = Quantity.valueOf(cell);
				double number = quantity.unitText().isEmpty() ? quantity.value() * plainUnit : quantity.value();
				if (!(number >= 0) || quantity.dimension().isEmpty()) {
					throw new IllegalArgumentException();
				}
				numbers.add(number);
			} catch (IllegalArgumentException noNumber) {
				if (headed || !numbers.isEmpty()) {
					throw new SimulationRefusedException("'" + name + "', line " + (i + 1) + ": '" + cell
							+ "' is not a number of at least 0 with a known unit.", subject);
				}
				headed = true;
			}
		}
		if (numbers.isEmpty()) {
			throw new SimulationRefusedException("'" + name + "' holds no numbers.", subject);
		}
		return numbers.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private List<String> lines(String name, EObject subject) throws SimulationRefusedException {
		try {
			return Files.readAllLines(baseDirectory.resolve(name), StandardCharsets.UTF_8);
		} catch (NoSuchFileException missing) {
			throw new SimulationRefusedException("The file '" + name + "' does not exist in " + baseDirectory + ".", subject);
		} catch (CharacterCodingException notText) {
			throw new SimulationRefusedException("The file '" + name + "' is not UTF-8 text.", subject);
		} catch (IOException | InvalidPathException unreadable) {
			throw new SimulationRefusedException("The file '" + name + "' cannot be read.", subject);
		}
	}

	private static String firstCell(String line) {
		String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
		int end = text.length();
		for (char separator : new char[] {',', ';', '\t'}) {
			int at = text.indexOf(separator);
			end = at >= 0 ? Math.min(end, at) : end;
		}
		String cell = text.substring(0, end).strip();
		return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
	}
}
