package dev.lamina.design.editing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.NamedElement;

/** Which names elements can have: those of the language, each once among its neighbours. */
final class NameRules {
	/** Letters, digits and _, and - between them; the first is not a digit. */
	private static final Pattern NAME = Pattern
			.compile("[A-Za-z_\u00b5\u00c0-\u024f\u03bc][\\w\u00b5\u00c0-\u024f\u03bc]*(-[\\w\u00b5\u00c0-\u024f\u03bc]+)*");

	private NameRules() {
	}

	static boolean isName(String text) {
		return NAME.matcher(text).matches();
	}

	/** Whether another element beside this one has the name. */
	static boolean isTaken(NamedElement element, String name) {
		EObject holder = element.eContainer();
		return holder != null && holder.eContents().stream()
				.anyMatch(other -> other != element && other instanceof NamedElement named && name.equals(named.getName()));
	}

	/** The first of {@code stem1}, {@code stem2} and so on that none of the neighbours has. */
	static String free(List<? extends NamedElement> neighbours, String stem) {
		return Stream.iterate(1, number -> number + 1).map(number -> stem + number)
				.filter(name -> neighbours.stream().noneMatch(each -> name.equals(each.getName()))).findFirst().orElseThrow();
	}
}
