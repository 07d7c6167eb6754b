package dev.lamina.dsl.ide.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScopeProvider;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.ide.rename.NameSyntax;
import dev.lamina.dsl.ide.rename.RenameRefusedException;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.scoping.GpuTypes;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;

/** How a file can name something: what it has to import for that, and which names are free or mean something there. */
final class NamingRules {
	private static final int MAX_NAMES = 8;

	private NamingRules() {
	}

	/** What a file must import so that it can name a declaration by its simple name; nothing if it can already. */
	static List<Edit> imports(Model from, Declaration wanted) throws EditRefusedException {
		IEObjectDescription meant = named(from, Literals.TARGET__ELEMENT, wanted.getName());
		if (meant != null && meant.getEObjectURI().equals(EcoreUtil.getURI(wanted))) {
			return List.of();
		}
		String home = DeclarationNames.packageOf((Model) EcoreUtil.getRootContainer(wanted));
		if (meant != null) {
			throw new EditRefusedException("'" + wanted.getName() + "' means something else in '"
					+ from.eResource().getURI().lastSegment() + "'. Rename one of the two first.");
		}
		if (home.isEmpty()) {
			throw new EditRefusedException(
					"'" + wanted.eResource().getURI().lastSegment() + "', which declares " + wanted.getName()
							+ ", names no package, so that no other file can name what is in it. Give it the package of '"
							+ from.eResource().getURI().lastSegment() + "'.");
		}
		return List.of(TextEdits.importing(from.eResource().getURI(), Optional.of(from), home));
	}

	/** What a file must import so that it can name a stack, of the project or of the library, by its simple name. */
	static List<Edit> importsOfStack(Model from, String name) throws EditRefusedException {
		if (named(from, Literals.POLICY__STACK, name) != null) {
			return List.of();
		}
		String home = LibraryFiles.names().stream().filter(known -> known.endsWith('.' + name)).findFirst()
				.map(known -> known.substring(0, known.length() - name.length() - 1))
				.orElseThrow(() -> new EditRefusedException(
						"There is no stack '" + name + "' visible from '" + from.eResource().getURI().lastSegment() + "'."));
		return List.of(TextEdits.importing(from.eResource().getURI(), Optional.of(from), home));
	}

	private static IEObjectDescription named(Model from, EReference reference, String name) {
		return service(from, IScopeProvider.class).getScope(from, reference)
				.getSingleElement(QualifiedName.create(name.split("\\.")));
	}

	/** Makes sure that one of some types of GPU has a profile of that name. */
	static void checkProfile(EObject anywhere, Stream<GpuType> types, String profile, String where) throws EditRefusedException {
		GpuTypes known = service(anywhere, GpuTypes.class);
		List<String> names = types.distinct().flatMap(type -> known.profiles(type).keySet().stream()).distinct().toList();
		if (!names.contains(profile)) {
			String choice = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
					+ (names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "");
			throw new EditRefusedException(
					where + (names.isEmpty() ? " has no profiles, so that '" + profile + "' means nothing there."
							: " has no profile '" + profile + "'. It has " + choice + "."));
		}
	}

	/** Makes sure that a declaration of that kind and name can be added to a file. */
	static void checkNew(Model file, String name, EClass kind, ProjectSnapshot project) throws EditRefusedException {
		try {
			NameSyntax.check(file, name);
		} catch (RenameRefusedException refused) {
			throw new EditRefusedException(refused.getMessage());
		}
		if (neighbours(file, project)
				.anyMatch(declaration -> declaration.eClass() == kind && name.equals(declaration.getName()))) {
			throw new EditRefusedException(
					"The name '" + name + "' is taken. Choose another one, such as '" + freeName(file, name, project) + "'.");
		}
	}

	/** The name that was asked for, or that with the first number that makes it free. */
	static String freeName(Model file, String wanted, ProjectSnapshot project) {
		List<String> taken = neighbours(file, project).map(Declaration::getName).toList();
		return Stream.concat(Stream.of(wanted), IntStream.iterate(2, number -> number + 1).mapToObj(number -> wanted + number))
				.filter(name -> !taken.contains(name)).findFirst().orElseThrow();
	}

	/** The declarations of a file and of the other files of its package. */
	private static Stream<Declaration> neighbours(Model file, ProjectSnapshot project) {
		String name = DeclarationNames.packageOf(file);
		return project.sources().stream().flatMap((SourceFile sourceFile) -> sourceFile.model().stream())
				.filter(model -> model == file || !name.isEmpty() && name.equals(DeclarationNames.packageOf(model)))
				.flatMap(model -> model.getDeclarations().stream());
	}

	private static <T> T service(EObject element, Class<T> kind) {
		return ((XtextResource) element.eResource()).getResourceServiceProvider().get(kind);
	}
}
