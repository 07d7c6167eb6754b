package dev.lamina.engine.statistics;

/** How evenly something is shared. */
public final class FairnessIndex {
	private FairnessIndex() {
	}

	/**
	 * Jain's index (Jain, Chiu, Hawe 1984): (Σx)² / (n Σx²), from 1/n if one has everything to 1 where all have the
	 * same; 1 if there is nothing to share.
	 */
	public static double jain(double... shares) {
		double sum = 0;
		double squares = 0;
		for (double share : shares) {
			sum += share;
			squares += share * share;
		}
		return squares == 0 ? 1 : sum * sum / (shares.length * squares);
	}
}
