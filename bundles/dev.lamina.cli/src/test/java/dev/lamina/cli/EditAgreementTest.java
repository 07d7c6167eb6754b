package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.design.editing.EditingServices;
import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.edit.FileChange;
import dev.lamina.dsl.ide.edit.ModelEdits;
import dev.lamina.dsl.ide.edit.PlacementTarget;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.model.Declaration;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;

/**
 * An edit makes the same model whichever way it is made: by a tool of a diagram in Sirius, which changes the model, or in an editor
 * of text, which changes words. Each edit that both know is made on each element of each example.
 */
class EditAgreementTest {
	private static final URI FILE = URI.createURI("memory:/example.lamina");
	/** How many elements of a kind are tried: the published cases have hundreds of VMs that are alike. */
	private static final int MAX_ELEMENTS = 6;

	/** Makes an edit by changing the model. */
	@FunctionalInterface
	private interface Tool {
		void run(EditingServices tools, EObject element, EObject argument);
	}

	/** Makes the same edit by changing the text. */
	@FunctionalInterface
	private interface TextEdit {
		Change of(ModelEdits edits, EObject element, EObject argument) throws EditRefusedException;
	}

	/**
	 * An edit, both ways.
	 *
	 * @param element  what is edited, by its place in the file
	 * @param argument the place of what it is given, or of itself
	 */
	private record Edit(String kind, String element, String argument, Tool tool, TextEdit text) {
	}

	@TestFactory
	Stream<DynamicTest> everyEditBothWays() throws IOException {
		Path examples = Checkout.root().resolve("dsl/dev.lamina.examples");
		List<Path> files;
		try (Stream<Path> all = Files.walk(examples)) {
			files = all.filter(file -> file.toString().endsWith(".lamina")).sorted().toList();
		}
		return files.stream().map(file -> DynamicTest.dynamicTest(examples.relativize(file).toString(),
				() -> agree(Files.readString(file))));
	}

	private static void agree(String text) {
		Map<String, Integer> made = new TreeMap<>();
		List<String> differences = new ArrayList<>();
		List<Edit> edits = edits(model(read(text)));
		for (Edit edit : edits) {
			ProjectSnapshot before = read(text);
			String after;
			try {
				EObject element = at(before, edit.element());
				after = edit.text().of(new ModelEdits(before), element, at(before, edit.argument())).files().stream()
						.map(FileChange::after).findFirst().orElse(text);
			} catch (EditRefusedException refused) {
				continue; // a diagram asks its preconditions before, and what is refused there is never made
			}
			ProjectSnapshot diagram = read(text);
			List<String> untouched = said(model(diagram));
			edit.tool().run(new EditingServices(), at(diagram, edit.element()), at(diagram, edit.argument()));
			List<String> drawn = said(model(diagram));
			if (drawn.equals(untouched)) {
				continue;
			}
			made.merge(edit.kind(), 1, Integer::sum);
			List<String> written = said(model(read(after)));
			if (!drawn.equals(written)) {
				List<String> tool = new ArrayList<>(drawn);
				written.forEach(tool::remove);
				List<String> words = new ArrayList<>(written);
				drawn.forEach(words::remove);
				differences.add(edit.kind() + " of " + edit.element() + " with " + edit.argument() + ": the diagram says\n"
						+ String.join("\n", tool) + "\nand the text\n" + String.join("\n", words));
			}
		}
		assertEquals("", differences.stream().limit(20).collect(Collectors.joining("\n\n")));
		assertTrue(!made.isEmpty(), () -> "none of " + edits.size() + " edits was made both ways");
	}

	private static List<Edit> edits(Model model) {
		List<Edit> edits = new ArrayList<>();
		List<HostGpu> gpus = some(all(model, HostGpu.class));
		for (Vm vm : some(all(model, Vm.class))) {
			for (HostGpu gpu : gpus) {
				add(edits, "assign", vm, gpu, (tools, element, place) -> tools.assignTo((Vm) element, place),
						(text, element, place) -> text.assign((Vm) element, PlacementTarget.on((HostGpu) place),
								Optional.empty()));
			}
			if (vm.getGpu() != null) {
				add(edits, "unassign", vm, vm, (tools, element, same) -> tools.letRunAnywhere(element),
						(text, element, same) -> text.unassign((Vm) element));
				add(edits, "remove GPU", vm, vm, (tools, element, same) -> tools.delete(((Vm) element).getGpu()),
						(text, element, same) -> text.removeGpu((Vm) element));
			}
			for (Profile profile : some(new EditingServices().profiles(vm))) {
				add(edits, "change profile", vm, profile, EditingServices::changeProfile,
						(text, element, chosen) -> text.changeProfile((Vm) element, ((Profile) chosen).getName()));
			}
		}
		for (Policy policy : some(all(model, Policy.class))) {
			policy.getPartitions().forEach(partition -> add(edits, "delete partition", partition, partition,
					(tools, element, same) -> tools.delete(element), (text, element, same) -> text.delete(element, true)));
		}
		for (Declaration declaration : some(model.getDeclarations())) {
			String name = declaration.getName() + "9";
			add(edits, "rename", declaration, declaration,
					(tools, element, same) -> tools.rename((NamedElement) element, name),
					(text, element, same) -> text.rename((NamedElement) element, name));
			add(edits, "delete", declaration, declaration, (tools, element, same) -> tools.delete(element),
					(text, element, same) -> text.delete(element, true));
		}
		for (HostGpu gpu : gpus) {
			add(edits, "rename GPU", gpu, gpu, (tools, element, same) -> tools.rename((NamedElement) element, "other9"),
					(text, element, same) -> text.rename((NamedElement) element, "other9"));
			add(edits, "delete GPU", gpu, gpu, (tools, element, same) -> tools.delete(element),
					(text, element, same) -> text.delete(element, true));
		}
		return edits;
	}

	private static void add(List<Edit> edits, String kind, EObject element, EObject argument, Tool tool, TextEdit text) {
		edits.add(new Edit(kind, place(element), place(argument), tool, text));
	}

	/** Where an element is, in the file or in one of the library. */
	private static String place(EObject element) {
		return EcoreUtil.getURI(element).toString();
	}

	private static EObject at(ProjectSnapshot project, String place) {
		XtextResource file = project.source(FILE).orElseThrow().resource();
		return file.getResourceSet().getEObject(URI.createURI(place), true);
	}

	private static <T> List<T> some(List<T> all) {
		int step = 1 + all.size() / MAX_ELEMENTS;
		return Stream.iterate(0, index -> index < all.size(), index -> index + step).<T>map(all::get).toList();
	}

	private static <T> List<T> all(Model model, Class<T> kind) {
		List<T> found = new ArrayList<>();
		model.eAllContents().forEachRemaining(element -> {
			if (kind.isInstance(element)) {
				found.add(kind.cast(element));
			}
		});
		return found;
	}

	private static ProjectSnapshot read(String text) {
		Workspace workspace = new Workspace(List.of());
		workspace.put(FILE, 1, text);
		return workspace.projectSnapshot();
	}

	private static Model model(ProjectSnapshot project) {
		return project.source(FILE).orElseThrow().model().orElseThrow();
	}

	/** Everything that a model says, in order, without where it says it. */
	private static List<String> said(EObject element) {
		List<String> said = new ArrayList<>();
		say(element, "", said);
		return said;
	}

	private static void say(EObject element, String indent, List<String> said) {
		StringBuilder line = new StringBuilder(indent + element.eClass().getName());
		for (EAttribute attribute : element.eClass().getEAllAttributes()) {
			line.append(' ').append(attribute.getName()).append('=').append(element.eGet(attribute));
		}
		for (EReference reference : element.eClass().getEAllReferences()) {
			if (!reference.isContainment() && element.eIsSet(reference)) {
				List<?> all = reference.isMany() ? (List<?>) element.eGet(reference) : List.of(element.eGet(reference));
				// a profile of a GPU that is gone is a name without meaning in the text, and nothing in the diagram
				List<?> targets = all.stream().filter(each -> !((EObject) each).eIsProxy()).toList();
				if (targets.isEmpty()) {
					continue;
				}
				line.append(' ').append(reference.getName()).append("->")
						.append(targets.stream().map(each -> name((EObject) each)).toList());
			}
		}
		said.add(line.toString());
		element.eContents().stream().filter(part -> !isOfLostProfile(part)).forEach(part -> say(part, indent + "  ", said));
	}

	/** Whether a partition is of a profile of a GPU that is gone; the diagram takes it away. */
	private static boolean isOfLostProfile(EObject part) {
		return part instanceof Partition partition && partition.getProfile() != null && partition.getProfile().eIsProxy();
	}

	private static String name(EObject element) {
		String own = element instanceof NamedElement named ? named.getName() : element.eClass().getName();
		// a profile is its name: which GPU's it is follows from the place
		boolean outermost = element instanceof Declaration || element instanceof Profile || element.eContainer() == null;
		return (element.eIsProxy() ? "?" : "") + (outermost ? own : name(element.eContainer()) + '.' + own);
	}
}
