package dev.lamina.design.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.design.DesignTestModels;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Model;
import dev.lamina.model.Profile;

/** Whatever a tool of the specification makes of an example can be saved, and is read again as it was. */
@Tag("fuzz")
class SavedToolsTest {
	private static final Pattern OPERATION = Pattern
			.compile("<firstModelOperations?[^>]* browseExpression=\"service:(?:\\w+\\.)?(\\w+)(?:\\(\\w*\\))?\"");
	/** How many places each element is tried with, and how many elements of a class of a published case. */
	private static final int PLACES = 4;
	private static final int FIRST = 1;
	private static final List<String> NAMES = List.of("another", "gpu", "1bad", "");

	/** The services that tools call. */
	private static List<Method> tools() throws IOException {
		Set<String> names = new LinkedHashSet<>();
		try (InputStream file = SavedToolsTest.class.getResourceAsStream("/description/lamina.odesign")) {
			Matcher operation = OPERATION.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
			while (operation.find()) {
				names.add(operation.group(1));
			}
		}
		return Stream.of(EditingServices.class.getMethods())
				.filter(method -> names.contains(method.getName()) && method.getParameterCount() <= 2)
				.sorted((left, right) -> left.toString().compareTo(right.toString())).toList();
	}

	@Test
	void theSpecificationHasTools() throws Exception {
		assertTrue(tools().stream().map(Method::getName).toList()
				.containsAll(List.of("createVm", "createPolicy", "createPartition", "assignTo", "changeProfile",
						"delete", "letRunAnywhere", "rename", "cutWhatFits")),
				() -> "the pattern does not find them");
	}

	@ParameterizedTest
	@MethodSource("dev.lamina.design.DesignTestModels#examples")
	void whatAToolHasMadeIsSavedAndReadAgain(String example) throws Exception {
		SourceFile sourceFile = DesignTestModels.source(DesignTestModels.file(example));
		List<EObject> elements = tried(example, all(sourceFile.model().orElseThrow()));
		EcoreUtil.resolveAll(sourceFile.resource());
		int changed = 0;
		for (Method tool : tools()) {
			for (EObject element : elements) {
				if (tool.getParameterTypes()[0].isInstance(element)) {
					for (Object argument : arguments(tool, element)) {
						changed += run(sourceFile.resource(), tool, element, argument) ? 1 : 0;
					}
				}
			}
		}
		assertTrue(changed > 0);
	}

	/** Every element; of a published case, which has many alike, the first of each class. */
	private static List<EObject> tried(String example, List<EObject> all) {
		Map<Object, Integer> seen = new HashMap<>();
		return example.startsWith("published")
				? all.stream().filter(element -> seen.merge(element.eClass(), 1, Integer::sum) <= FIRST).toList() : all;
	}

	/** What a second argument can be, some of them if there are many; one of no meaning if there is none. */
	private static List<Object> arguments(Method tool, EObject element) {
		if (tool.getParameterCount() == 1) {
			return List.of(-1);
		} else if (tool.getParameterTypes()[1] == String.class) {
			return List.copyOf(NAMES);
		} else if (tool.getName().equals("changeProfile")) {
			List<Profile> profiles = new EditingServices().profiles(element);
			return profiles.isEmpty() ? List.of() : List.copyOf(
					new LinkedHashSet<>(List.of(profiles.getFirst(), profiles.get(profiles.size() / 2), profiles.getLast())));
		}
		Class<?> kind = tool.getParameterTypes()[1];
		List<EObject> places = all(EcoreUtil.getRootContainer(element)).stream().filter(kind::isInstance)
				.filter(place -> !place.eClass().getName()
						.matches("Constant|Distribution|Operation|Requirement|Calls|Import|GpuWork|Expectation"))
				.toList();
		int step = Math.ceilDiv(places.size(), PLACES);
		return IntStream.range(0, places.size()).filter(number -> number % step == 0).mapToObj(places::get)
				.map(Object.class::cast).toList();
	}

	/** Whether the tool has changed anything; afterwards the model is as it was. */
	private static boolean run(XtextResource file, Method tool, EObject element, Object argument) throws Exception {
		Model model = (Model) file.getContents().getFirst();
		// offered only if the profile can still be named without the place
		if (tool.getName().equals("letRunAnywhere") && !new PreconditionServices().namesItsPlace(element)) {
			return false;
		}
		EditingServices services = new EditingServices();
		Object[] given = tool.getParameterCount() == 1 ? new Object[] { element } : new Object[] { element, argument };
		String said = tool.getName() + " of " + element + " with " + argument;
		ChangeRecorder recorder = new ChangeRecorder(file);
		tool.invoke(services, given);
		ChangeDescription changes = recorder.endRecording();
		if (changes.getObjectChanges().isEmpty() && changes.getResourceChanges().isEmpty()) {
			return false;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			file.save(bytes, Map.of());
		} catch (IOException refused) {
			throw new AssertionError(said + ": " + refused.getMessage(), refused);
		}
		String text = bytes.toString(StandardCharsets.UTF_8);
		Resource again = file.getResourceSet().createResource(file.getURI().trimSegments(1).appendSegment("again.lamina"));
		again.load(new ByteArrayInputStream(bytes.toByteArray()), Map.of());
		EcoreUtil.resolveAll(again);
		assertEquals(List.of(), again.getErrors(), () -> said + "\n" + text);
		assertTrue(EcoreUtil.equals(model, again.getContents().getFirst()), () -> said + "\n" + text);
		file.getResourceSet().getResources().remove(again);
		changes.apply();
		return true;
	}

	private static List<EObject> all(EObject root) {
		List<EObject> all = new ArrayList<>(List.of(root));
		root.eAllContents().forEachRemaining(all::add);
		return all;
	}

	@Test
	void aModelWithoutItsHostCanBeSaved() throws Exception {
		SourceFile sourceFile = DesignTestModels.source(DesignTestModels.file("vdi"));
		Model model = sourceFile.model().orElseThrow();
		new EditingServices().delete(model.getDeclarations().getFirst());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		sourceFile.resource().save(bytes, Map.of());
		String text = bytes.toString(StandardCharsets.UTF_8);
		assertFalse(text.contains("vdi1") || text.contains("A40-8Q"), text);
		assertEquals(2, text.split("\nvm ", -1).length - 1);
	}
}
