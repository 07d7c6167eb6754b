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

import dev.lamina.report.compare.ResultComparison;
import dev.lamina.report.compare.ResultComparison.MetricChange;
import dev.lamina.report.compare.ResultComparison.PromiseChange;
import dev.lamina.report.compare.ResultComparison.ResultPair;
import dev.lamina.report.compare.ResultComparison.Trend;
import dev.lamina.result.PromiseResult;
import dev.lamina.ui.icon.LaminaImages;

/**
 * What changed from one result to another: the promises, those that are broken now first, and the figures of each VM. A change
 * beyond chance is marked as better or worse.
 */
final class ComparisonPage extends Composite {
	private final Label title;
	private final Label verdict;
	private final SortableTable<PromiseChange> promises;
	private final SortableTable<MetricChange> metricChanges;

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
		promises = new SortableTable<>(both, "Compared promises",
				List.of(SortableColumn.words("VM", 12, promiseChange -> promiseChange.promise().vm()),
						SortableColumn.words("Promise", 24, outcome -> outcome.promise().text()),
						new SortableColumn<>("Before", 7, PromiseChange::measuredBefore,
								Comparator.comparingDouble(outcome -> measured(outcome.before())), true),
						new SortableColumn<>("After", 7, PromiseChange::measuredAfter,
								Comparator.comparingDouble(outcome -> measured(outcome.after())), true),
						new SortableColumn<>("Verdict", 17, PromiseChange::verdict,
								Comparator.comparingInt(ComparisonPage::urgency),
								false)),
				outcome -> LaminaImages.image(outcome.after() != null && outcome.after().kept() ? "promise" : "broken"));
		metricChanges = new SortableTable<>(both, "Compared figures",
				List.of(SortableColumn.words("VM", 12, MetricChange::vm),
						SortableColumn.words("Figure", 9, metricChange -> metricChange.measure().label()),
						new SortableColumn<>("Before", 7, change -> change.text(change.before()),
								Comparator.comparingDouble(MetricChange::before), true),
						new SortableColumn<>("After", 7, change -> change.text(change.after()),
								Comparator.comparingDouble(MetricChange::after),
								true),
						new SortableColumn<>("Difference", 11, MetricChange::differenceText,
								Comparator.comparingDouble(MetricChange::difference),
								true),
						new SortableColumn<>("Change", 11, MetricChange::relativeText,
								Comparator.comparingDouble(MetricChange::relative),
								true),
						new SortableColumn<>("Significant", 10, ComparisonPage::worth, Comparator.comparing(MetricChange::trend),
								false)),
				ComparisonPage::mark);
		both.setWeights(1, 1);
	}

	List<SortableTable<?>> tables() {
		return List.of(promises, metricChanges);
	}

	/**
	 * Shows a comparison.
	 *
	 * @param before what the older result is called
	 * @param after  what the newer one is called
	 */
	void show(ResultComparison resultComparison, String before, String after) {
		List<PromiseChange> promiseChanges = resultComparison.pairs().stream()
				.flatMap(resultPair -> resultPair.outcomes().stream())
				.sorted(Comparator.comparingInt(ComparisonPage::urgency)).toList();
		promises.show(promiseChanges);
		metricChanges.show(resultComparison.pairs().stream().flatMap(pair -> pair.changes().stream()).toList());
		title.setText("Before: " + before + "    After: " + after);
		verdict.setText(
				resultComparison.isEmpty()
						? "The two results have no run in common: no simulation of the same name and combination."
						: resultComparison.pairs().stream().allMatch(ResultPair::isEqual) ? "The results are equal."
						: verdict(resultComparison, promiseChanges));
		layout(true, true);
	}

	private static String verdict(ResultComparison resultComparison, List<PromiseChange> promiseChanges) {
		long broken = resultComparison.newlyBroken();
		long mended = promiseChanges.stream().filter(PromiseChange::isNewlyKept).count();
		String promises = (broken == 0 ? "No promise that was kept is broken" : broken == 1 ? "1 promise that was kept is broken"
				: broken + " promises that were kept are broken")
				+ (mended == 0 ? "" : mended == 1 ? ", 1 that was broken is kept" : ", " + mended + " that were broken are kept");
		return promises + ". " + count(resultComparison, Trend.BETTER) + " figures are better, "
				+ count(resultComparison, Trend.WORSE)
				+ " are worse.";
	}

	private static long count(ResultComparison resultComparison, Trend trend) {
		return resultComparison.pairs().stream().map(ResultPair::changes).flatMap(List::stream)
				.filter(metricChange -> metricChange.trend() == trend)
				.count();
	}

	/** The first is what to look at first. */
	private static int urgency(PromiseChange promiseChange) {
		return promiseChange.isNewlyBroken() ? 0 : promiseChange.after() != null && !promiseChange.after().kept() ? 1
				: promiseChange.isNewlyKept() ? 2
				: promiseChange.after() == null ? 3 : 4;
	}

	private static double measured(PromiseResult promise) {
		return promise == null ? Double.NaN : promise.measured().value();
	}

	private static String worth(MetricChange metricChange) {
		return switch (metricChange.trend()) {
			case BETTER -> "better";
			case WORSE -> "worse";
			case NONE -> "";
		};
	}

	private static Image mark(MetricChange metricChange) {
		return switch (metricChange.trend()) {
			case BETTER -> LaminaImages.image("better");
			case WORSE -> LaminaImages.image("worse");
			case NONE -> LaminaImages.image("same");
		};
	}
}
