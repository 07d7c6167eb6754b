package dev.lamina.fleet.inventory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.lamina.model.file.FileAccess;
import dev.lamina.model.file.RefusedFileException;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.ResourceDemand;

/**
 * Reads hosts and demands from CSV files with a header line, columns in any order, others ignored. What is wrong with a file is
 * said by line and column, never by quoting it: it may be a file that its reader must not see.
 *
 * <p>Hosts: {@code sn, cpu_milli, memory_mib, gpu, model}. Demands: {@code name, cpu_milli, memory_mib, num_gpu, gpu_milli,
 * gpu_spec}, the last a list of models separated by {@code |}. These are the columns of the openb trace.
 */
public final class CsvInventory {
	private CsvInventory() {
	}

	/**
	 * The hosts of a file, in its order.
	 *
	 * @param file as the model names it
	 * @throws InventoryException if the file may not or cannot be read, or a line says no host
	 */
	public static List<NodeCapacity> nodes(FileAccess files, String file) throws InventoryException {
		return read(files, file,
				row -> new NodeCapacity(row.text("sn"), row.number("cpu_milli", Long.MAX_VALUE),
						row.number("memory_mib", Long.MAX_VALUE),
						(int) row.number("gpu", 1024), row.optional("model")));
	}

	/**
	 * The demands of a file, in its order.
	 *
	 * @param file as the model names it
	 * @throws InventoryException if the file may not or cannot be read, or a line says no demand
	 */
	public static List<ResourceDemand> demands(FileAccess files, String file) throws InventoryException {
		return read(files, file, row -> {
			int gpus = (int) row.number("num_gpu", 1024);
			int milli = gpus == 0 ? 0 : (int) row.number("gpu_milli", NodeCapacity.WHOLE_GPU);
			if (gpus > 1 && milli != NodeCapacity.WHOLE_GPU) {
				throw row.refuse(
						"asks for " + gpus + " GPUs and " + milli + " thousandths of each; only a single GPU can be shared");
			}
			String models = row.optional("gpu_spec");
			return new ResourceDemand(row.text("name"), row.number("cpu_milli", Long.MAX_VALUE),
					row.number("memory_mib", Long.MAX_VALUE),
					gpus, milli,
					models.isEmpty() ? List.of() : List.of(models.split("\\|")));
		});
	}

	private interface RowReader<T> {
		T read(Row row) throws InventoryException;
	}

	private static <T> List<T> read(FileAccess files, String file, RowReader<T> reader) throws InventoryException {
		CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
		List<T> all = new ArrayList<>();
		try (CSVParser parser = CSVParser.parse(new StringReader(files.text(file, FileAccess.MAX_TABLE_BYTES)), format)) {
			for (CSVRecord line : parser) {
				all.add(reader.read(new Row(file, parser.getCurrentLineNumber(), line)));
			}
		} catch (RefusedFileException refused) {
			throw new InventoryException(refused.getMessage());
		} catch (IllegalArgumentException doubled) {
			throw new InventoryException(
					"'" + file + "' cannot be read as CSV: its header names a column twice, or leaves one without a name.");
		} catch (IOException | UncheckedIOException broken) {
			throw new InventoryException("'" + file + "' cannot be read as CSV: behind line " + all.size()
					+ " of its entries a quotation mark is not closed, or "
					+ "something other than a comma follows one.");
		}
		if (all.isEmpty()) {
			throw new InventoryException("'" + file + "' has no lines below its header.");
		}
		return all;
	}

	/** One line of a file that knows how to refuse itself. */
	private record Row(String file, long line, CSVRecord values) {
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
				throw refuse("has a number in column '" + column + "' that is not between 0 and " + most);
			} catch (NumberFormatException notWhole) {
				throw refuse("has no whole number in column '" + column + "'");
			}
		}

		InventoryException refuse(String what) {
			return new InventoryException(file + ":" + line + ": the line " + what + ".");
		}
	}
}
