package dev.lamina.diagram.layout;

/** Rounds pixels to tenths, so that files are small and the last digits of a sum show nowhere. */
final class PixelRounding {
	private PixelRounding() {
	}

	static double toTenths(double pixels) {
		return Math.rint(pixels * 10) / 10;
	}
}
