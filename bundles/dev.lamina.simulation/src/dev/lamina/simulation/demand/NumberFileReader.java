package dev.lamina.simulation.demand;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.file.FileAccess;
import dev.lamina.model.file.RefusedFileException;
import dev.lamina.model.quantity.NumberColumn;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Reads the {@link NumberColumn numbers} of files that a model names and may name, each once. */
public final class NumberFileReader {
	private record FileKey(Path folder, String name, double plainUnit) {
	}

	private final FileAccess access;
	private final Map<FileKey, double[]> known = new HashMap<>();

	/** Files are looked for beside the file that names them, and each is read once. */
	public NumberFileReader(FileAccess access) {
		this.access = access;
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
		FileAccess beside = beside(subject);
		FileKey key = new FileKey(beside.folder(), name, plainUnit);
		double[] numbers = known.get(key);
		if (numbers == null) {
			numbers = parse(beside, name, plainUnit, subject);
			known.put(key, numbers);
		}
		return numbers;
	}

	/** A model may be spread over folders: a name is relative to the file in which it is written. */
	private FileAccess beside(EObject subject) {
		URI file = subject == null || subject.eResource() == null ? null : subject.eResource().getURI();
		Path folder = file == null || !file.isFile() || file.isRelative() ? null : Path.of(file.toFileString()).getParent();
		return folder == null ? access : access.from(folder);
	}

	private static double[] parse(FileAccess access, String name, double plainUnit, EObject subject)
			throws SimulationRefusedException {
		try {
			return NumberColumn.parse(name, access.text(name, FileAccess.MAX_TABLE_BYTES).lines().toList(), plainUnit);
		} catch (RefusedFileException | IllegalArgumentException noNumbers) {
			throw new SimulationRefusedException(RefusalReason.FILE_UNREADABLE, noNumbers.getMessage(), subject);
		}
	}
}
