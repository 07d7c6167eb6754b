package dev.lamina.importer.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

import org.apache.commons.csv.CSVRecord;

import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** One row: its values by column, each refused with a sentence if it is none of its kind; collects what becomes comments. */
final class CsvRow {
	/** Memory modules are counted in powers of two, whatever their unit is called. */
	private static final Map<String, String> MEMORY_UNITS = Map.of("MB", "MiB", "GB", "GiB", "TB", "TiB", "M", "MiB", "G", "GiB",
			"T", "TiB", "", "GiB");

	private final CSVRecord values;
	private final List<Optional<CsvColumn>> csvColumns;
	private final ImportLocation importLocation;
	private final ImportDiagnostics importDiagnostics;
	private final List<String> notes = new ArrayList<>();

	CsvRow(CSVRecord values, List<Optional<CsvColumn>> csvColumns, ImportLocation importLocation,
			ImportDiagnostics importDiagnostics) {
		this.values = values;
		this.csvColumns = csvColumns;
		this.importLocation = importLocation;
		this.importDiagnostics = importDiagnostics;
		if (values.size() > csvColumns.size()) {
			note(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
					"This row has " + values.size() + " values, the header " + csvColumns.size()
							+ ". Those at its end are left out."));
		}
		text(CsvColumn.NOTE).ifPresent(this::note);
	}

	ImportLocation place() {
		return importLocation;
	}

	List<String> notes() {
		return notes;
	}

	void note(String text) {
		notes.add(text);
	}

	Optional<String> text(CsvColumn csvColumn) {
		int index = csvColumns.indexOf(Optional.of(csvColumn));
		return index >= 0 && index < values.size() ? Optional.of(values.get(index).strip()).filter(text -> !text.isEmpty())
				: Optional.empty();
	}

	/** A value that a function understands. */
	<T> Optional<T> value(CsvColumn csvColumn, Function<String, Optional<T>> read, String kind) {
		Optional<String> text = text(csvColumn);
		Optional<T> value = text.flatMap(read);
		if (text.isPresent() && value.isEmpty()) {
			note(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, importLocation,
					"'" + text.get() + "' in column '" + csvColumn.title() + "' is not " + kind + "."));
		}
		return value;
	}

	OptionalInt number(CsvColumn csvColumn, int least, int most) {
		Optional<Integer> value = value(csvColumn,
				text -> Optional.of(text).filter(digits -> digits.matches("\\d{1,6}")).map(Integer::valueOf)
						.filter(number -> number >= least && number <= most),
				"a number from " + least + " to " + most);
		return value.map(OptionalInt::of).orElse(OptionalInt.empty());
	}

	OptionalLong memory(CsvColumn csvColumn) {
		Optional<Long> bytes = value(csvColumn, this::bytes, "an amount of memory such as 512 GiB");
		return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
	}

	private Optional<Long> bytes(String text) {
		try {
			Quantity said = Quantity.valueOf(decimal(text));
			String unit = MEMORY_UNITS.getOrDefault(said.unitText().toUpperCase(Locale.ROOT), said.unitText());
			if (!unit.equals(said.unitText())) {
				note(text + (said.unitText().isEmpty() ? " without a unit" : "") + " is read as " + said.number().toPlainString()
						+ ' ' + unit);
			}
			Quantity binary = new Quantity(said.number(), unit);
			return Optional.of(binary).filter(amount -> amount.dimension().filter(Dimension.BYTES::equals).isPresent()
					&& amount.isExact() && amount.signum() > 0)
					.map(Quantity::base).filter(amount -> amount <= 1L << 60);
		} catch (IllegalArgumentException noQuantity) {
			return Optional.empty();
		}
	}

	/** A frequency as the language writes it. */
	Optional<String> clock() {
		return value(CsvColumn.CLOCK, text -> {
			try {
				return Optional.of(Quantity.valueOf(decimal(text))).filter(clock -> clock.dimension()
						.filter(Dimension.FREQUENCY::equals).isPresent() && clock.isExact() && clock.signum() > 0)
						.map(Quantity::toString);
			} catch (IllegalArgumentException noQuantity) {
				return Optional.empty();
			}
		}, "a frequency such as 2.8 GHz");
	}

	/** Half of the world writes a comma where the other half writes a point. */
	private static String decimal(String text) {
		return text.matches("\\d{1,9},\\d{1,9}\\D.*") ? text.replaceFirst(",", ".") : text;
	}
}
