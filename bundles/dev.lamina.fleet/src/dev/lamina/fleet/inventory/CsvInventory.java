package dev.lamina.fleet.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.lamina.capacity.placement.Demand;
import dev.lamina.capacity.placement.Node;

/**
 * Reads hosts and demands from CSV files with a header line, columns in any order, others ignored.
 *
 * <p>Hosts: {@code sn, cpu_milli, memory_mib, gpu, model}. Demands: {@code name, cpu_milli, memory_mib, num_gpu, gpu_milli,
 * gpu_spec}, the last a list of models separated by {@code |}. These are the columns of the openb trace.
 */
public final class CsvInventory {
	private CsvInventory() {
	}

	/** The hosts of a file, in its order. */
	public static List<Node> nodes(Path file) throws InventoryException {
		return read(file, row -> new Node(row.text("sn"), row.number("cpu_milli", Long.MAX_VALUE), row.number("memory_mib", Long.MAX_VALUE),
				(int) row.number("gpu", 1024), row.optional("model")));
	}

	/** The demands of a file, in its order. */
	public static List<Demand> demands(Path file) throws InventoryException {
		return read(file, row -> {
			int gpus = (int) row.number("num_gpu", 1024);
			int milli = gpus == 0 ? 0 : (int) row.number("gpu_milli", Node.WHOLE_GPU);
			if (gpus > 1 && milli != Node.WHOLE_GPU) {
				throw row.refuse("asks for " + gpus + " GPUs and " + milli + " thousandths of each; only a single GPU can be shared");
			}
			String models = row.optional("gpu_spec");
			return new Demand(row.text("name"), row.number("cpu_milli", Long.MAX_VALUE), row.number("memory_mib", Long.MAX_VALUE), gpus, milli,
					models.isEmpty() ? List.of() : List.of(models.split("\\|")));
		});
	}

	private interface RowReader<T> {
		T read(Row row) throws InventoryException;
	}

	private static <T> List<T> read(Path file, RowReader<T> reader) throws InventoryException {
		CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
		List<T> all = new ArrayList<>();
		try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), format)) {
			for (CSVRecord line : parser) {
				all.add(reader.read(new Row(file, parser.getCurrentLineNumber(), line)));
			}
		} catch (NoSuchFileException missing) {
			throw new InventoryException("There is no file '" + file + "'. Paths are relative to the model.");
		} catch (CharacterCodingException notUtf8) {
			throw new InventoryException("'" + file + "' is not UTF-8 text. Save it as UTF-8.");
		} catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
			throw new InventoryException("'" + file + "' cannot be read as CSV: " + broken.getMessage());
		}
		if (all.isEmpty()) {
			throw new InventoryException("'" + file + "' has no lines below its header.");
		}
		return all;
	}

	/** One line of a file that knows how to refuse itself. */
	private record Row(Path file, long line, CSVRecord values) {
		String text(String column) throws InventoryException {
			String value = optional(column);
			if (value.isEmpty()) {
				throw refuse("has nothing in column '" + column + "'");
			}
			return value;
		}

		String optional(String column) {
			return values.isSet(column) ? values.get(column).strip() : "";
		}

		long number(String column, long most) throws InventoryException {
			String value = text(column);
			try {
				long number = Long.parseLong(value);
				if (number >= 0 && number <= most) {
					return number;
				}
				throw refuse("has " + value + " in column '" + column + "', which must lie between 0 and " + most);
			} catch (NumberFormatException notWhole) {
				throw refuse("has '" + value + "' in column '" + column + "', which must be a whole number");
			}
		}

		InventoryException refuse(String what) {
			return new InventoryException(file + ":" + line + ": the line " + what + ".");
		}
	}
}
