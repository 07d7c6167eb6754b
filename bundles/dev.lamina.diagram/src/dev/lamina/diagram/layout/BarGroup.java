package dev.lamina.diagram.layout;

import java.util.List;

/**
 * Bars that stand beside each other.
 *
 * @param title what is written above them; empty for nothing
 * @param bars  the bars, from left to right
 */
public record BarGroup(String title, List<Bar> bars) {
	public BarGroup {
		bars = List.copyOf(bars);
	}
}
