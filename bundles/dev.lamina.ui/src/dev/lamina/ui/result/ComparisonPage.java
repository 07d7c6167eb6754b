package dev.lamina.ui.result;

import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.lamina.report.Comparison;
import dev.lamina.report.Comparison.Change;
import dev.lamina.report.Comparison.Outcome;
import dev.lamina.report.Comparison.Pair;
import dev.lamina.report.Comparison.Worth;
import dev.lamina.result.PromiseResult;
import dev.lamina.ui.icon.Icons;

/**
 * What changed from one result to another: the promises, those that are broken now first, and the figures of each VM. A change
 * beyond chance is marked as better or worse.
 */
final class ComparisonPage extends Composite {
	private final Label title;
	private final Label verdict;
	private final FigureTable<Outcome> promises;
	private final FigureTable<Change> changes;

	ComparisonPage(Composite parent) {
		super(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginHeight = 2;
		layout.marginWidth = 2;
		setLayout(layout);
		title = new Label(this, SWT.NONE);
		title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		verdict = new Label(this, SWT.NONE);
		verdict.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		SashForm both = new SashForm(this, SWT.HORIZONTAL);
		both.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		promises = new FigureTable<>(both, "Compared promises",
				List.of(Column.words("VM", 12, outcome -> outcome.promise().vm()),
						Column.words("Promise", 24, outcome -> outcome.promise().text()),
						new Column<>("Before", 7, Outcome::measuredBefore,
								Comparator.comparingDouble(outcome -> measured(outcome.before())), true),
						new Column<>("After", 7, Outcome::measuredAfter,
								Comparator.comparingDouble(outcome -> measured(outcome.after())), true),
						new Column<>("Verdict", 17, Outcome::verdict, Comparator.comparingInt(ComparisonPage::urgency), false)),
				outcome -> Icons.image(outcome.after() != null && outcome.after().kept() ? "promise" : "broken"));
		changes = new FigureTable<>(both, "Compared figures",
				List.of(Column.words("VM", 12, Change::vm), Column.words("Figure", 9, change -> change.measure().label()),
						new Column<>("Before", 7, change -> change.text(change.before()),
								Comparator.comparingDouble(Change::before), true),
						new Column<>("After", 7, change -> change.text(change.after()), Comparator.comparingDouble(Change::after),
								true),
						new Column<>("Difference", 11, Change::differenceText, Comparator.comparingDouble(Change::difference),
								true),
						new Column<>("Change", 11, Change::relativeText, Comparator.comparingDouble(Change::relative), true),
						new Column<>("Significant", 10, ComparisonPage::worth, Comparator.comparing(Change::worth), false)),
				ComparisonPage::mark);
		both.setWeights(1, 1);
	}

	List<FigureTable<?>> tables() {
		return List.of(promises, changes);
	}

	/**
	 * Shows a comparison.
	 *
	 * @param before what the older result is called
	 * @param after  what the newer one is called
	 */
	void show(Comparison comparison, String before, String after) {
		List<Outcome> outcomes = comparison.pairs().stream().flatMap(pair -> pair.outcomes().stream())
				.sorted(Comparator.comparingInt(ComparisonPage::urgency)).toList();
		promises.show(outcomes);
		changes.show(comparison.pairs().stream().flatMap(pair -> pair.changes().stream()).toList());
		title.setText("Before: " + before + "    After: " + after);
		verdict.setText(
				comparison.isEmpty() ? "The two results have no run in common: no simulation of the same name and combination."
						: comparison.pairs().stream().allMatch(Pair::isEqual) ? "The results are equal."
						: verdict(comparison, outcomes));
		layout(true, true);
	}

	private static String verdict(Comparison comparison, List<Outcome> outcomes) {
		long broken = comparison.newlyBroken();
		long mended = outcomes.stream().filter(Outcome::isMended).count();
		String promises = (broken == 0 ? "No promise that was kept is broken" : broken == 1 ? "1 promise that was kept is broken"
				: broken + " promises that were kept are broken")
				+ (mended == 0 ? "" : mended == 1 ? ", 1 that was broken is kept" : ", " + mended + " that were broken are kept");
		return promises + ". " + count(comparison, Worth.BETTER) + " figures are better, " + count(comparison, Worth.WORSE)
				+ " are worse.";
	}

	private static long count(Comparison comparison, Worth worth) {
		return comparison.pairs().stream().map(Pair::changes).flatMap(List::stream).filter(change -> change.worth() == worth)
				.count();
	}

	/** The first is what to look at first. */
	private static int urgency(Outcome outcome) {
		return outcome.isNewlyBroken() ? 0 : outcome.after() != null && !outcome.after().kept() ? 1 : outcome.isMended() ? 2
				: outcome.after() == null ? 3 : 4;
	}

	private static double measured(PromiseResult promise) {
		return promise == null ? Double.NaN : promise.measured().value();
	}

	private static String worth(Change change) {
		return switch (change.worth()) {
			case BETTER -> "better";
			case WORSE -> "worse";
			case NONE -> "";
		};
	}

	private static Image mark(Change change) {
		return switch (change.worth()) {
			case BETTER -> Icons.image("better");
			case WORSE -> Icons.image("worse");
			case NONE -> Icons.image("same");
		};
	}
}
