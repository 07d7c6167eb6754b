package dev.lamina.report.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import dev.lamina.report.QuantityFormat;

/**
 * Members of a result that are equal in all but their figures: one, or several whose names differ in their indices alone.
 *
 * @param name    what they are called together: {@code student x 100}, {@code course[0..11].g[0..3]}; the name of a single one
 * @param members at least one, in the order of the model
 */
public record ResultGroup<T>(String name, List<T> members) {
	public ResultGroup {
		members = List.copyOf(members);
	}

	/**
	 * The groups, in the order of their first members.
	 *
	 * @param name the name of a member: {@code student[3]}
	 * @param kind what equal members have in common besides the name that they share
	 */
	public static <T> List<ResultGroup<T>> of(List<T> all, Function<T, String> name, Function<T, ?> kind) {
		SequencedMap<List<Object>, List<T>> groups = new LinkedHashMap<>();
		for (T member : all) {
			String pattern = IndexedName.pattern(name.apply(member));
			groups.computeIfAbsent(List.of(pattern, kind.apply(member)), key -> new ArrayList<>()).add(member);
		}
		return groups.values().stream().map(members -> new ResultGroup<>(IndexedName.together(
				members.stream().map(name).distinct().toList()), members)).toList();
	}

	/** Every member by itself. */
	public static <T> List<ResultGroup<T>> each(List<T> all, Function<T, String> name) {
		return all.stream().map(member -> new ResultGroup<>(name.apply(member), List.of(member))).toList();
	}

	/** The first member, which stands for all in what they have in common. */
	public T first() {
		return members.getFirst();
	}

	/** Whether there are several members. */
	public boolean isMany() {
		return members.size() > 1;
	}

	/** How many members hold. */
	public long count(Predicate<T> condition) {
		return members.stream().filter(condition).count();
	}

	/**
	 * The smallest and the largest of a figure as people read them, {@code 482 to 518 ms}; the figure if they look alike.
	 *
	 * @param format a number with its unit behind a space
	 */
	public String range(ToDoubleFunction<T> figure, Function<Double, String> format) {
		double[] measured = members.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
		if (measured.length == 0) {
			return QuantityFormat.NONE;
		}
		String low = format.apply(measured[0]);
		String high = format.apply(measured[measured.length - 1]);
		if (low.equals(high)) {
			return low;
		}
		int unit = low.indexOf(' ');
		boolean same = unit > 0 && high.endsWith(low.substring(unit));
		return (same ? low.substring(0, unit) : low) + " to " + high;
	}
}
