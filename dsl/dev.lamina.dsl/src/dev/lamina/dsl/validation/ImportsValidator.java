package dev.lamina.dsl.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.validation.AbstractDeclarativeValidator;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.EValidatorRegistrar;

import com.google.inject.Inject;

import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.dsl.linking.Packages;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.spelling.NearMiss;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;

/** Refuses imports that lead nowhere, to files that cannot be read, or back to where they come from. */
public class ImportsValidator extends AbstractDeclarativeValidator {
	public static final String UNRESOLVED = "import.unresolved";
	public static final String CYCLE = "import.cycle";

	@Inject
	private Packages packages;

	@Override
	public void register(EValidatorRegistrar registrar) {
		// part of LaminaValidator, which is registered for the metamodel
	}

	@Check
	public void importLeadsSomewhere(Import statement) {
		String imported = statement.getImportedNamespace();
		if (imported == null || statement.eResource() == null) {
			return;
		}
		Resource here = statement.eResource();
		int dot = imported.lastIndexOf('.');
		if (dot < 0) {
			refuse(statement, "'" + imported + "' names a package as a whole. Write 'import " + imported + ".*'.", List.of(imported + ".*"));
			return;
		}
		String packageName = imported.substring(0, dot);
		String name = imported.substring(dot + 1);
		List<String> known = packages.known(here);
		if (!known.contains(packageName) && !packageName.equals(DeclarationNames.packageOf((Model) statement.eContainer()))) {
			refuse(statement, "There is no package '" + packageName + "', neither in this project nor in the library."
					+ NearMiss.suggestion(packageName, known), NearMiss.ranked(packageName, known).stream().map(near -> near + '.' + name).toList());
			return;
		}
		Optional<String> unreadable = packages.unreadable(here, packageName);
		if (unreadable.isPresent()) {
			error("Package '" + packageName + "' cannot be read whole: " + unreadable.get() + ".", statement,
					ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, Rule.IMPORT_UNREADABLE.code());
		} else if (!name.equals("*") && packages.find(here, packageName, name, kind -> true).isEmpty()) {
			List<String> names = packages.names(here, packageName);
			refuse(statement, "Package '" + packageName + "' declares no '" + name + "'." + NearMiss.suggestion(name, names),
					NearMiss.ranked(name, names).stream().map(near -> packageName + '.' + near).toList());
		}
	}

	private void refuse(Import statement, String sentence, List<String> proposals) {
		error(sentence, statement, ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, UNRESOLVED, proposals.toArray(String[]::new));
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
				.ifPresent(path -> error("This import closes a circle: " + own + " → " + String.join(" → ", path)
						+ ". Move what both need into a package of its own.", statement, ModelPackage.Literals.IMPORT__IMPORTED_NAMESPACE, CYCLE));
	}

	/** The shortest way over imports from one package to another, both included; empty where there is none. */
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
