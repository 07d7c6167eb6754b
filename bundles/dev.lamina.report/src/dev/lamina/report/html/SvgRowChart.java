package dev.lamina.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.lamina.report.xml.MarkupWriter;

/**
 * A chart of horizontal bars as inline SVG: in each row a name, marks on a common axis, and a figure. Colours come from the page.
 */
final class SvgRowChart {
	/** How many rows a chart has at most; the tables have them all. */
	static final int MAX_ROWS = 40;

	private static final int WIDTH = 960;
	private static final int START = 200;
	private static final int END = 850;
	private static final int TOP = 26;
	private static final int ROW = 26;
	private static final int BAR = 14;
	private static final int MAX_NAME_LENGTH = 28;

	private final MarkupWriter page;
	private final int rows;
	private int row = -1;

	/**
	 * Starts a chart.
	 *
	 * @param title   its name for those who do not see it
	 * @param summary what it shows, likewise
	 * @param figures the heading of the figures at the end of the rows
	 */
	SvgRowChart(MarkupWriter page, int rows, String title, String summary, String figures) {
		this.page = page;
		this.rows = rows;
		String box = "0 0 " + WIDTH + ' ' + (TOP + rows * ROW + 4);
		page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", title).line();
		page.open("svg", "viewBox", box, "role", "img", "aria-label", title + ". " + summary).line();
		label("figure quiet", WIDTH, TOP - 10, figures);
		page.line();
	}

	/** Names a value of the axis and draws a line there through all rows. */
	void drawTick(double part, String name) {
		String at = number(x(part));
		page.empty("line", "class", "grid", "x1", at, "x2", at, "y1", number(TOP - 4), "y2", number(TOP + rows * ROW));
		label(part == 0 ? "quiet" : "tick quiet", x(part), TOP - 10, name);
		page.line();
	}

	/** Starts the next row with its name and the figure at its end. */
	void row(String name, String figure) {
		row++;
		String shown = name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH - 1) + '\u2026' : name;
		page.open("text", "x", "0", "y", number(middle() + 4));
		if (!shown.equals(name)) {
			page.element("title", name);
		}
		page.text(shown).close();
		label("figure", WIDTH, middle() + 4, figure);
		page.line();
	}

	/** The whole length of the axis, behind what is drawn later. */
	void drawTrack() {
		drawBar(0, 1, BAR, "track", "");
	}

	/** A bar over a part of the axis, from 0 to 1, with a text for those who point at it. */
	void drawBar(double from, double to, String style, String hint) {
		drawBar(from, to, BAR, style, hint);
	}

	/** A bar of half the height. */
	void drawThinBar(double from, double to, String style, String hint) {
		drawBar(from, to, BAR / 2 - 1, style, hint);
	}

	/** A round mark. */
	void drawDot(double part, String style, String hint) {
		page.open("circle", "class", style, "cx", number(x(part)), "cy", number(middle()), "r", "5").element("title", hint)
				.closeLine();
	}

	/** An upright line across the row. */
	void drawLimit(double part, String style, String hint) {
		page.open("rect", "class", style, "x", number(x(part) - 1), "y", number(middle() - ROW / 2.0 + 2), "width", "2", "height",
				number(ROW - 4)).element("title", hint).closeLine();
	}

	/** Ends the chart. */
	void finish() {
		page.closeLine().closeLine();
	}

	private void drawBar(double from, double to, int height, String style, String hint) {
		double width = x(to) - x(from);
		if (width <= 0) {
			return;
		}
		page.open("rect", "class", style, "x", number(x(from)), "y", number(middle() - height / 2.0), "width", number(width),
				"height",
				number(height));
		if (!hint.isEmpty()) {
			page.element("title", hint);
		}
		page.closeLine();
	}

	private void label(String style, double x, double y, String text) {
		page.element("text", text, "class", style, "x", number(x), "y", number(y));
	}

	private double middle() {
		return TOP + row * ROW + ROW / 2.0;
	}

	private static double x(double part) {
		return START + part * (END - START);
	}

	private static String number(double value) {
		return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
	}
}
