package dev.lamina.report.check;

import java.util.List;

/**
 * How well a list of published figures is met.
 *
 * @param holds       verified figures that hold
 * @param misses      verified figures that do not
 * @param information figures that are not verified
 * @param meanError   the mean absolute error of the verified figures that are values; NaN if there is none
 */
public record CheckSummary(int holds, int misses, int information, double meanError) {
	/** The summary of some figures. */
	public static CheckSummary of(List<PublishedFigure> figures) {
		List<PublishedFigure> verified = figures.stream().filter(PublishedFigure::verified).toList();
		int holds = (int) verified.stream().filter(PublishedFigure::holds).count();
		double error = verified.stream().filter(PublishedFigure::isValue).mapToDouble(figure -> Math.abs(figure.error()))
				.filter(Double::isFinite).average().orElse(Double.NaN);
		return new CheckSummary(holds, verified.size() - holds, figures.size() - verified.size(), error);
	}
}
