import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/**
 * Checks a viewpoint specification against Sirius's own metamodels: every type and feature is known, every reference leads
 * somewhere, nothing required is missing, names that serve as keys are unique, every mapping says what the delete key does, and
 * every tool where it is offered.
 *
 * <p>Arguments: the folder with the metamodels (viewpoint.ecore and others, at any depth), the metamodel of the language, the
 * specification. Prints a line for each finding. Exit status: 0 none, 1 some, 2 something cannot be read.
 */
final class CheckOdesign {
	private final ResourceSet resources = new ResourceSetImpl();
	private final List<String> findings = new ArrayList<>();

	private CheckOdesign() {
		resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*", new XMIResourceFactoryImpl());
		resources.getPackageRegistry().put("platform:/plugin/org.eclipse.emf.ecore/model/Ecore.ecore", EcorePackage.eINSTANCE);
	}

	public static void main(String[] arguments) {
		if (arguments.length != 3) {
			System.err.println("check-odesign: expected the folder of Sirius's metamodels, a metamodel and a specification");
			System.exit(2);
		}
		try {
			CheckOdesign check = new CheckOdesign();
			check.metamodels(Path.of(arguments[0]));
			check.metamodel(Path.of(arguments[1]));
			check.specification(Path.of(arguments[2]));
			check.findings.forEach(System.out::println);
			System.out.println(check.findings.size() + (check.findings.size() == 1 ? " finding" : " findings"));
			System.exit(check.findings.isEmpty() ? 0 : 1);
		} catch (IOException | RuntimeException unreadable) {
			System.err.println("check-odesign: " + unreadable.getMessage());
			System.exit(2);
		}
	}

	private void metamodels(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(file -> file.getFileName().toString().endsWith(".ecore")).sorted().toList();
		}
		if (files.stream().noneMatch(file -> file.getFileName().toString().equals("viewpoint.ecore"))) {
			throw new IOException(folder + " holds no viewpoint.ecore");
		}
		for (Path file : files) {
			// some name Ecore as a neighbour of theirs
			resources.getPackageRegistry().put(uri(file.resolve("../../../org.eclipse.emf.ecore/model/Ecore.ecore")).toString(),
					EcorePackage.eINSTANCE);
			metamodel(file);
		}
		EcoreUtil.resolveAll(resources);
	}

	private void metamodel(Path file) throws IOException {
		for (EObject root : resources.getResource(uri(file), true).getContents()) {
			register((EPackage) root);
		}
	}

	private void register(EPackage metamodel) {
		resources.getPackageRegistry().put(metamodel.getNsURI(), metamodel);
		metamodel.getESubpackages().forEach(this::register);
	}

	private void specification(Path file) throws IOException {
		Resource specification = resources.createResource(uri(file));
		try {
			specification.load(Map.of());
		} catch (IOException unknown) {
			if (specification.getErrors().isEmpty()) {
				throw unknown;
			}
		}
		specification.getErrors()
				.forEach(error -> findings.add(file.getFileName() + ":" + error.getLine() + ": " + error.getMessage()));
		specification.getContents().forEach(this::unresolved);
		specification.getContents().forEach(root -> report(Diagnostician.INSTANCE.validate(root)));
		specification.getAllContents().forEachRemaining(this::usable);
	}

	/**
	 * What Sirius takes without a word and users pay for: a mapping without deletion lets the delete key delete the element
	 * behind it, a tool without precondition is offered everywhere.
	 */
	private void usable(EObject element) {
		if (isA(element, "DiagramElementMapping")
				&& !element.eIsSet(element.eClass().getEStructuralFeature("deletionDescription"))) {
			findings.add(path(element) + " has no deletionDescription: Sirius deletes the element by its own means");
		}
		EStructuralFeature deletion = element.eClass().getEStructuralFeature("delete");
		if ((isA(element, "TableMapping") || isA(element, "TreeMapping")) && deletion != null && !element.eIsSet(deletion)) {
			findings.add(path(element) + " has no delete: Sirius deletes the element by its own means");
		}
		if (isA(element, "AbstractToolDescription") && !element.eIsSet(element.eClass().getEStructuralFeature("precondition"))) {
			findings.add(path(element) + " has no precondition: it is offered everywhere");
		}
	}

	/** Whether an element is of a class of that name, in whichever of the metamodels. */
	private static boolean isA(EObject element, String name) {
		return element.eClass().getName().equals(name)
				|| element.eClass().getEAllSuperTypes().stream().anyMatch(type -> type.getName().equals(name));
	}

	private void unresolved(EObject root) {
		Map<EObject, Collection<EStructuralFeature.Setting>> unresolved = EcoreUtil.UnresolvedProxyCrossReferencer.find(root);
		unresolved.forEach((target, settings) -> settings.forEach(setting -> findings.add(path(setting.getEObject()) + " "
				+ setting.getEStructuralFeature().getName() + " leads nowhere: " + EcoreUtil.getURI(target).fragment())));
	}

	private void report(Diagnostic diagnostic) {
		if (!diagnostic.getChildren().isEmpty()) {
			diagnostic.getChildren().forEach(this::report);
		} else if (diagnostic.getSeverity() != Diagnostic.OK && !isComputed(diagnostic)) {
			findings.add(path((EObject) diagnostic.getData().getFirst()) + " " + diagnostic.getMessage());
		}
	}

	/** Whether the diagnostic is about a feature that no file holds: Sirius sets it after loading. */
	private static boolean isComputed(Diagnostic diagnostic) {
		return diagnostic.getData().stream()
				.anyMatch(part -> part instanceof EStructuralFeature feature && feature.isTransient());
	}

	private static String path(EObject element) {
		return element.eResource() == null ? element.eClass().getName() : element.eResource().getURIFragment(element);
	}

	/**
	 * One address for one file: metamodels name each other by ways without detours, and a file read twice has two of each class.
	 */
	private static URI uri(Path file) {
		return URI.createFileURI(file.toAbsolutePath().normalize().toString());
	}
}
