package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.report.ResultText;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.PromiseResult;

/** Parts that the tables of several formats share. */
public final class TextTables {
	private TextTables() {
	}

	/** How many of the promises are kept, in the style of good or bad news. */
	public static Cell verdict(List<PromiseResult> promises) {
		TextStyle style = promises.isEmpty() ? TextStyle.PLAIN
				: promises.stream().allMatch(PromiseResult::kept) ? TextStyle.GOOD : TextStyle.BAD;
		return new Cell(ResultText.verdict(promises), style);
	}

	/** The combinations of a sweep that cannot be run, each with its reason. */
	public static ReportTable impossible(List<ImpossibleCombination> combinations) {
		ReportTable reportTable = new ReportTable();
		if (!combinations.isEmpty()) {
			combinations.getFirst().variation().keySet().forEach(reportTable::addTextColumn);
			reportTable.addTextColumn("rule").addTextColumn("reason");
		}
		for (ImpossibleCombination combination : combinations) {
			List<String> row = new ArrayList<>(combination.variation().values());
			row.add(combination.code());
			row.add(combination.reason());
			reportTable.addRow(row);
		}
		return reportTable;
	}
}
