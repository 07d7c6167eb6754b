package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.design.editing.EditingServices;
import dev.lamina.design.editing.PreconditionServices;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Vm;

/**
 * Every tool of the specification on every element of every example: where its precondition holds, what it leaves can be written,
 * and validation finds no error that it did not find before.
 */
@Tag("fuzz")
class ToolTest {
	private static final EditingServices TOOLS = new EditingServices();
	private static final PreconditionServices OFFERED = new PreconditionServices();

	/**
	 * What a tool is offered on and what it does.
	 *
	 * @param others the choices that it gives, or the other ends that it can be drawn to; null if it needs none
	 */
	private record Tool(Function<EObject, List<? extends EObject>> others, BiPredicate<EObject, EObject> precondition,
			BiConsumer<EObject, EObject> action) {
		static Tool on(Predicate<EObject> precondition, Consumer<EObject> action) {
			return new Tool(element -> null, (element, other) -> precondition.test(element),
					(element, other) -> action.accept(element));
		}

		static Tool choosing(Function<EObject, List<? extends EObject>> choices, Predicate<EObject> precondition,
				BiConsumer<EObject, EObject> action) {
			return new Tool(element -> precondition.test(element) ? choices.apply(element) : List.of(), (element, other) -> true,
					action);
		}
	}

	/** The tools by the services that they call. */
	private static final Map<String, Tool> ALL = new LinkedHashMap<>();

	static {
		ALL.put("createHost", Tool.on(OFFERED::canHaveHost, TOOLS::createHost));
		ALL.put("createGpu", Tool.on(OFFERED::canHaveGpu, TOOLS::createGpu));
		ALL.put("createPolicy", Tool.on(OFFERED::canHavePolicy, TOOLS::createPolicy));
		ALL.put("createPartition", Tool.on(OFFERED::canBeCut, TOOLS::createPartition));
		ALL.put("createVm", Tool.on(OFFERED::hasRoomForVm, TOOLS::createVm));
		ALL.put("createWorkload", Tool.on(OFFERED::canHaveWorkload, TOOLS::createWorkload));
		ALL.put("delete", Tool.on(OFFERED::isRemovable, TOOLS::delete));
		ALL.put("letRunAnywhere", Tool.on(OFFERED::namesItsPlace, TOOLS::letRunAnywhere));
		ALL.put("cutWhatFits", Tool.on(OFFERED::isTooMuch, TOOLS::cutWhatFits));
		ALL.put("rename", Tool.on(element -> OFFERED.isEditable(element) && element instanceof Declaration,
				element -> TOOLS.rename((NamedElement) element, "quite-another-name")));
		ALL.put("assignTo",
				new Tool(
						element -> isOneOfTheFirst(element)
								? tried(EcoreUtil.getURI(element).path().contains("/published/") ? "published/" : "",
										(Model) EcoreUtil.getRootContainer(element))
								: List.of(),
						OFFERED::isAssignableTo,
						(vm, place) -> TOOLS.assignTo((Vm) vm, place)));
		ALL.put("changeProfile", Tool.choosing(TOOLS::profiles, OFFERED::hasProfiles, TOOLS::changeProfile));
		ALL.put("cutPartition", Tool.choosing(TOOLS::cuttable, OFFERED::canBeCut, TOOLS::cutPartition));
		ALL.put("addGpu", Tool.choosing(TOOLS::gpuTypes, OFFERED::canHaveGpu, TOOLS::addGpu));
	}

	/** Services of tools that are tested elsewhere: they check what was typed, or change nothing. */
	private static final List<String> TESTED_ELSEWHERE = List.of("itself", "modelOf", "changeCount", "changeCores",
			"changeMemory");

	@Test
	void everyToolIsTried() {
		OdesignDocument odesignDocument = new OdesignDocument();
		TreeSet<String> called = new TreeSet<>();
		odesignDocument.expressions().filter(each -> each.attribute().equals("browseExpression"))
				.forEach(each -> called.add(each.text().replaceFirst("service:(\\w+\\.)?", "").replaceFirst("\\(.*", "")));
		assertTrue(called.containsAll(ALL.keySet()), called::toString);
		called.removeAll(ALL.keySet());
		called.removeAll(TESTED_ELSEWHERE);
		assertTrue(called.isEmpty(), called::toString);
	}

	@ParameterizedTest
	@MethodSource("dev.lamina.design.DesignTestModels#examples")
	void aToolThatIsOfferedLeavesASoundModel(String example) throws Exception {
		List<String> faults = new ArrayList<>();
		int tried = 0;
		for (Map.Entry<String, Tool> tool : ALL.entrySet()) {
			Model model = DesignTestModels.example(example);
			EcoreUtil.resolveAll(model);
			Model untouched = EcoreUtil.copy(model);
			long before = errors(model);
			for (EObject element : tried(example, model)) {
				List<? extends EObject> others = tool.getValue().others().apply(element);
				for (EObject other : others == null ? List.of(element) : others) {
					if (tool.getValue().precondition().test(element, other)) {
						tried++;
						List<String> found = run(model, () -> tool.getValue().action().accept(element, other), before);
						if (!found.isEmpty()) {
							faults.addAll(
									problemsInFreshModel(example, tool.getValue(), EcoreUtil.getURI(element),
											EcoreUtil.getURI(other), before)
											.stream()
											.map(fault -> tool.getKey() + " on " + EcoreUtil.getURI(element).fragment() + " with "
													+ EcoreUtil.getURI(other)
													+ ": " + fault)
											.toList());
						}
					}
				}
			}
			assertTrue(EcoreUtil.equals(untouched, model), "asking whether a tool is offered changes nothing");
		}
		assertEquals(List.of(), faults);
		assertTrue(tried > 0, example);
	}

	/** The same in a model that was just read: what validation remembers of changes that were undone is no fault of the tool. */
	private static List<String> problemsInFreshModel(String example, Tool tool, URI element, URI other, long before)
			throws UnreadableSourceException {
		Model model = DesignTestModels.example(example);
		EcoreUtil.resolveAll(model);
		ResourceSet resources = model.eResource().getResourceSet();
		EObject first = resources.getEObject(element, true);
		EObject second = resources.getEObject(other, true);
		return tool.precondition().test(first, second) ? run(model, () -> tool.action().accept(first, second), before)
				: List.of();
	}

	/**
	 * Every element of an example; of the many published cases, which repeat one thing with other figures, the first three of
	 * each class.
	 */
	private static List<EObject> tried(String example, Model model) {
		Map<EClass, Integer> seen = new HashMap<>();
		return elements(model).stream()
				.filter(each -> !example.startsWith("published/") || seen.merge(each.eClass(), 1, Integer::sum) <= 3).toList();
	}

	/** VMs to be tried on every place: more of a file only repeat what the first were. */
	private static boolean isOneOfTheFirst(EObject element) {
		return element instanceof Vm
				&& elements(element).stream().filter(Vm.class::isInstance).limit(3).anyMatch(element::equals);
	}

	/** What is wrong after a change, which is undone. */
	private static List<String> run(Model model, Runnable change, long before) {
		List<String> faults = new ArrayList<>();
		ChangeRecorder recorder = new ChangeRecorder(model.eResource());
		try {
			change.run();
			try {
				model.eResource().save(new ByteArrayOutputStream(), Map.of());
			} catch (IOException | RuntimeException unwritable) {
				faults.add("cannot be written: " + unwritable.getMessage());
			}
			if (errors(model) > before) {
				faults.add(Diagnostician.INSTANCE.validate(model).getChildren().stream()
						.filter(each -> each.getSeverity() >= Diagnostic.ERROR)
						.map(Diagnostic::getMessage).toList().toString());
			}
		} finally {
			recorder.endRecording().apply();
		}
		return faults;
	}

	private static long errors(Model model) {
		return Diagnostician.INSTANCE.validate(model).getChildren().stream()
				.filter(each -> each.getSeverity() >= Diagnostic.ERROR).count();
	}

	/** The elements of a file that figures, lines and items of the specification stand for. */
	private static List<EObject> elements(EObject element) {
		List<EObject> elements = new ArrayList<>();
		EObject model = EcoreUtil.getRootContainer(element);
		elements.add(model);
		model.eAllContents().forEachRemaining(elements::add);
		return elements.stream().filter(each -> SHOWN.contains(each.eClass().getName())).toList();
	}

	private static final TreeSet<String> SHOWN = new TreeSet<>(new OdesignDocument().elements()
			.filter(each -> each.hasAttribute("domainClass")).map(each -> each.getAttribute("domainClass").replace("model::", ""))
			.toList());
}
