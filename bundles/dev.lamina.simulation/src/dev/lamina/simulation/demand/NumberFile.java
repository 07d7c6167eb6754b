package dev.lamina.simulation.demand;

import dev.lamina.model.quantity.NumberColumn;
import dev.lamina.simulation.SimulationRefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;

/** Reads the {@link NumberColumn numbers} of files, each once. */
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
		try {
			return NumberColumn.parse(name, lines(name, subject), plainUnit);
		} catch (IllegalArgumentException noNumbers) {
			throw new SimulationRefusedException(noNumbers.getMessage(), subject);
		}
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
}
