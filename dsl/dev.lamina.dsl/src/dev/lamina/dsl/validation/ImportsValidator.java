package dev.lamina.dsl.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.inject.Inject;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Declaration;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Variation;

/** Refuses imports that lead nowhere, to files that cannot be read, or back to where they come from. */
public class ImportsValidator extends RuleValidator {
	public static final String UNRESOLVED = "import.unresolved";
	public static final String CYCLE = "import.cycle";
	private static final int MAX_SHOWN_OF_CYCLE = 3;
	private static final String ARROW = " → ";

	@Inject
	private PackageResolver packageResolver;

	@Check
	public void importLeadsSomewhere(Import statement) {
		String imported = statement.getImportedNamespace();
		if (imported == null || statement.eResource() == null) {
			return;
		}
		Resource here = statement.eResource();
		int dot = imported.lastIndexOf('.');
		if (dot < 0) {
			refuse(statement, "'" + imported + "' names a package as a whole. Write 'import " + imported + ".*'.",
					List.of(imported + ".*"));
			return;
		}
		String packageName = imported.substring(0, dot);
		String name = imported.substring(dot + 1);
		List<String> known = packageResolver.known(here);
		if (!known.contains(packageName) && !packageName.equals(DeclarationNames.packageOf((Model) statement.eContainer()))) {
			refuse(statement, "There is no package '" + packageName + "', neither in this project nor in the library."
					+ SpellingSuggestions.suggestion(packageName, known),
					SpellingSuggestions.ranked(packageName, known).stream().map(near -> near + '.' + name).toList());
			return;
		}
		Optional<String> unreadable = packageResolver.unreadable(here, packageName);
		if (unreadable.isPresent()) {
			error("Package '" + packageName + "' cannot be read whole: " + unreadable.get() + ".", statement,
					ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, Rule.IMPORT_UNREADABLE.code());
		} else if (!name.equals("*") && packageResolver.find(here, packageName, name, kind -> true).isEmpty()) {
			List<String> names = packageResolver.names(here, packageName);
			refuse(statement,
					"Package '" + packageName + "' declares no '" + name + "'." + SpellingSuggestions.suggestion(name, names),
					SpellingSuggestions.ranked(name, names).stream().map(near -> packageName + '.' + near).toList());
		}
	}

	/** An import is used where a reference leads to what it names, or a variation names it. */
	@Check
	public void importsAreUsed(Model model) {
		if (model.getImports().isEmpty() || model.eResource() == null || !model.eResource().getErrors().isEmpty()) {
			return; // a name that is not known yet may be what the import is for
		}
		Set<String> used = used(model);
		Set<String> before = new HashSet<>();
		for (Import statement : model.getImports()) {
			String imported = statement.getImportedNamespace();
			if (imported != null && imported.indexOf('.') > 0) {
				boolean all = imported.endsWith(".*");
				String prefix = all ? imported.substring(0, imported.length() - 1) : imported;
				boolean needed = all
						? used.stream().anyMatch(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
						: used.contains(prefix);
				boolean known = packageResolver.known(model.eResource())
						.contains(imported.substring(0, imported.lastIndexOf('.')));
				if (known && (!needed || !before.add(imported))) {
					warning(needed ? "'" + imported + "' is imported twice. Remove one."
							: "Nothing of '" + imported + "' is used. Remove the import.", statement,
							ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, Rule.IMPORT_UNUSED.code());
				}
			}
		}
	}

	/** The qualified names of all declarations of other packages that the model refers to. */
	private Set<String> used(Model model) {
		Set<String> used = new HashSet<>();
		Set<EObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (TreeIterator<EObject> all = model.eAllContents(); all.hasNext();) {
			EObject each = all.next();
			for (EObject target : each.eCrossReferences()) {
				if (target instanceof Declaration declaration && seen.add(target)
						&& declaration.eContainer() instanceof Model other && other.getName() != null) {
					used.add(other.getName() + '.' + declaration.getName());
				}
			}
			if (each instanceof Variation variation) {
				model.getImports().stream().map(Import::getImportedNamespace)
						.filter(name -> name != null && name.indexOf('.') > 0)
						.map(name -> name.substring(0, name.lastIndexOf('.'))).distinct()
						.forEach(name -> variation.getValues().stream()
								.filter(value -> packageResolver.names(model.eResource(), name).contains(value))
								.forEach(value -> used.add(name + '.' + value)));
			}
		}
		return used;
	}

	private void refuse(Import statement, String sentence, List<String> proposals) {
		error(sentence, statement, ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, UNRESOLVED,
				proposals.toArray(String[]::new));
	}

	@Check
	public void importDoesNotLeadBack(Import statement) {
		String imported = statement.getImportedNamespace();
		String own = DeclarationNames.packageOf((Model) statement.eContainer());
		if (imported == null || imported.indexOf('.') < 0 || own.isEmpty() || statement.eResource() == null) {
			return;
		}
		String target = imported.substring(0, imported.lastIndexOf('.'));
		PackageFiles.of(statement.eResource().getResourceSet()).filter(files -> !target.equals(own))
				.map(files -> path(files, target, own)).filter(path -> !path.isEmpty())
				.ifPresent(path -> error("This import closes a circle: " + own + " → " + shortened(path)
						+ ". Move what both need into a package of its own.", statement,
						ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, CYCLE));
	}

	/**
	 * A way of many packages by its beginning and its end: a thousand of them, told of each of a thousand imports, help no one.
	 */
	private static String shortened(List<String> path) {
		int left = path.size() - 2 * MAX_SHOWN_OF_CYCLE;
		return left < 2 ? String.join(ARROW, path)
				: String.join(ARROW, path.subList(0, MAX_SHOWN_OF_CYCLE)) + ARROW + "… (" + left + " more)" + ARROW
						+ String.join(ARROW, path.subList(path.size() - MAX_SHOWN_OF_CYCLE, path.size()));
	}

	/** The shortest way over imports from one package to another, both included; empty if there is none. */
	private static List<String> path(PackageFiles files, String from, String to) {
		Map<String, String> cameFrom = new HashMap<>();
		Deque<String> waiting = new ArrayDeque<>(List.of(from));
		cameFrom.put(from, from);
		while (!waiting.isEmpty()) {
			String each = waiting.removeFirst();
			if (each.equals(to)) {
				LinkedList<String> path = new LinkedList<>(List.of(each));
				while (!path.getFirst().equals(from)) {
					path.addFirst(cameFrom.get(path.getFirst()));
				}
				return new ArrayList<>(path);
			}
			files.importsOf(each).stream().filter(next -> cameFrom.putIfAbsent(next, each) == null).forEach(waiting::addLast);
		}
		return List.of();
	}
}
