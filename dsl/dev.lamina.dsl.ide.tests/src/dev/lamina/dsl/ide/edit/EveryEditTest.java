package dev.lamina.dsl.ide.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.scoping.GpuTypes;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.Expectation;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Requirement;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;

/**
 * Every edit that a file allows: afterwards the model is the intended one and no other, every comment is there, the declarations
 * that were not meant stand as they stood, a file in the usual layout is in it, and undoing gives the bytes of before.
 */
class EveryEditTest {
	private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
	private static final int MAX_TRIALS = 10;
	private static final int MAX_DELETIONS = 4;

	/** Computes a change, which may be refused. */
	@FunctionalInterface
	private interface Editing {
		Change of(ModelEdits edits) throws EditRefusedException;
	}

	/** Computes a change of the model that another change has made. */
	@FunctionalInterface
	private interface Inverse {
		Change of(ModelEdits edits, Model changed) throws EditRefusedException;
	}

	/**
	 * An edit and what to expect of it.
	 *
	 * @param intended what it should make of a copy of the model
	 * @param touched  the declaration that it is about; null for many
	 * @param inverse  the edit after which everything is as it was, where the file is in the usual layout; null if there is
	 *                 none
	 */
	private record EditCase(String label, Editing edit, Consumer<Model> intended, String touched, Inverse inverse) {
		EditCase(String label, Editing edit, Consumer<Model> intended, String touched) {
			this(label, edit, intended, touched, null);
		}
	}

	@TestFactory
	Stream<DynamicTest> everyEditOfEveryFile() throws IOException {
		return files().stream().map(file -> DynamicTest.dynamicTest(checkout().relativize(file).toString(), () -> {
			String text = Files.readString(file);
			EditFixture editFixture = EditFixture.of("a.lamina", text);
			Model model = editFixture.model("a.lamina");
			assertTrue(isLaidOut(editFixture) || !file.toString().contains("dev.lamina.examples"),
					"an example is not in the usual layout, so that nothing is said of it");
			int done = 0;
			for (EditCase trial : some(trials(model), MAX_TRIALS)) {
				done += check(trial, editFixture, model, text) ? 1 : 0;
			}
			for (Declaration declaration : some(model.getDeclarations(), MAX_DELETIONS)) {
				deleted(editFixture, declaration, text);
			}
			for (EObject part : some(parts(model), MAX_DELETIONS)) {
				without(editFixture, model, part, text);
			}
			boolean onGpus = model.getDeclarations().stream()
					.anyMatch(declaration -> declaration instanceof Vm vm && vm.getGpu() != null);
			assertTrue(done > 0 || !onGpus, "no edit was possible");
		}));
	}

	/** Of long lists every second, third or so: the published cases declare hundreds of VMs that are alike. */
	private static <T> List<T> some(List<T> all, int most) {
		int step = 1 + all.size() / most;
		return all.stream().filter(each -> all.indexOf(each) % step == 0).toList();
	}

	private static boolean check(EditCase trial, EditFixture editFixture, Model model, String text) throws Exception {
		Change change;
		try {
			change = trial.edit().of(editFixture.edits());
		} catch (EditRefusedException refused) {
			assertTrue(refused.getMessage().matches(
					"(?s)(.* has no profile .*|The GPU of .*, which it extends\\. .*|That cannot be written: .*|The name .* is taken.*|With the name .*|.*Put its "
							+ "syntax errors right first\\.)"),
					trial.label() + ": " + refused.getMessage());
			return false;
		}
		Model copy = EcoreUtil.copy(model);
		trial.intended().accept(copy);
		FileChange file = change.files().getFirst();
		assertEquals(1, change.files().size(), trial.label());
		String after = file.after();
		EditFixture afterwards = EditFixture.of("a.lamina", after);
		assertEquals(EditFixture.said(copy), EditFixture.said(afterwards.model("a.lamina")), () -> trial.label() + "\n" + after);
		assertEquals(comments(text), comments(after), trial.label());
		if (isLaidOut(editFixture)) {
			assertTrue(isLaidOut(afterwards), () -> trial.label() + "\n" + after);
			if (trial.inverse() != null) {
				Change back = trial.inverse().of(afterwards.edits(), afterwards.model("a.lamina"));
				assertEquals(text, back.files().getFirst().after(), trial.label() + " and back");
			}
		}
		Map<String, String> rest = texts(afterwards.model("a.lamina"));
		texts(model).forEach((name, declared) -> assertTrue(
				trial.touched() == null || name.equals(trial.touched()) || declared.equals(rest.get(name)),
				() -> trial.label() + " changes " + name + "\n" + after));
		assertEquals(text, Edit.applied(file.file(), after, file.undo(2).edits()), trial.label());
		return true;
	}

	private static void deleted(EditFixture editFixture, Declaration declaration, String text) throws Exception {
		Change change;
		try {
			change = editFixture.edits().delete(declaration, true);
		} catch (EditRefusedException refused) {
			assertTrue(refused.getMessage().startsWith("That cannot be written"),
					declaration.getName() + ": " + refused.getMessage());
			return;
		}
		String after = change.files().getFirst().after();
		EditFixture afterwards = EditFixture.of("a.lamina", after);
		Model left = afterwards.model("a.lamina");
		assertTrue(left.getDeclarations().stream()
				.noneMatch(each -> each.getName() != null && each.getName().equals(declaration.getName())
						&& each.eClass() == declaration.eClass())
				|| twice(declaration), after);
		List<String> before = EditFixture.said(editFixture.model("a.lamina"));
		List<String> now = EditFixture.said(left);
		assertTrue(now.size() < before.size(), after);
		assertTrue(errors(left) <= errors((Model) declaration.eContainer()), () -> declaration.getName() + "\n" + after);
		if (isLaidOut(editFixture)) {
			assertTrue(isLaidOut(afterwards), () -> "delete " + declaration.getName() + "\n" + after);
		}
		assertEquals(text, Edit.applied(change.files().getFirst().file(), after, change.files().getFirst().undo(2).edits()));
	}

	private static List<EObject> parts(Model model) {
		List<EObject> parts = new ArrayList<>();
		model.eAllContents().forEachRemaining(part -> {
			if (part instanceof Expectation || part instanceof Event || part instanceof Variation || part instanceof Partition
					|| part instanceof GpuDemand
					|| part instanceof Requirement || part instanceof ApiVersion
					|| part instanceof Target && part.eContainer() instanceof Policy || part instanceof Scheduler) {
				parts.add(part);
			}
		});
		return parts;
	}

	/** Takes a part away: the model without it, and every comment still there. */
	private static void without(EditFixture editFixture, Model model, EObject part, String text) throws Exception {
		Change change;
		try {
			change = editFixture.edits().delete(part, true);
		} catch (EditRefusedException refused) {
			assertTrue(refused.getMessage().startsWith("That cannot be written"), part + ": " + refused.getMessage());
			return;
		}
		EcoreUtil.Copier copier = new EcoreUtil.Copier();
		Model copy = (Model) copier.copy(model);
		copier.copyReferences();
		boolean last = part instanceof Target && ((Policy) part.eContainer()).getTargets().size() == 1;
		EcoreUtil.remove(copier.get(last ? part.eContainer() : part));
		String after = change.files().getFirst().after();
		if (!last) {
			assertEquals(EditFixture.said(copy), EditFixture.said(EditFixture.of("a.lamina", after).model("a.lamina")),
					() -> part + "\n" + after);
			assertEquals(comments(text), comments(after));
		}
		assertEquals(text, Edit.applied(change.files().getFirst().file(), after, change.files().getFirst().undo(2).edits()));
	}

	private static boolean twice(Declaration declaration) {
		return ((Model) declaration.eContainer()).getDeclarations().stream()
				.filter(each -> declaration.getName() == null || declaration.getName().equals(each.getName())).count() > 1;
	}

	private static int errors(Model model) {
		return model.eResource().getErrors().size();
	}

	private List<EditCase> trials(Model model) {
		List<EditCase> trials = new ArrayList<>();
		List<HostGpu> gpus = model.getDeclarations().stream().filter(Host.class::isInstance)
				.flatMap(host -> ((Host) host).getGpus().stream())
				.filter(gpu -> gpu.getName() != null && !twice((Declaration) gpu.eContainer())).toList();
		for (Declaration declaration : model.getDeclarations()) {
			if (declaration.getName() == null || twice(declaration)) {
				continue;
			}
			int index = model.getDeclarations().indexOf(declaration);
			trials.add(
					new EditCase("rename " + declaration.getName(),
							edits -> edits.rename(declaration, declaration.getName() + "9"),
							copy -> copy.getDeclarations().get(index).setName(declaration.getName() + "9"), null));
			switch (declaration) {
				case Vm vm -> ofVm(vm, index, gpus, trials);
				case Host host -> {
					trials.add(new EditCase("count " + host.getName(), edits -> edits.changeCount(host, host.getCount() + 1),
							copy -> ((Host) copy.getDeclarations().get(index)).setCount(host.getCount() + 1), host.getName(),
							host.getCount() == 1 ? null : (edits, changed) -> edits
									.changeCount(changed.getDeclarations().get(index), host.getCount())));
					host.getGpus().forEach(gpu -> trials.add(new EditCase("count " + gpu.getName(),
							edits -> edits.changeCount(gpu, gpu.getNumber() + 1),
							copy -> ((Host) copy.getDeclarations().get(index)).getGpus().get(host.getGpus().indexOf(gpu))
									.setNumber(gpu.getNumber() + 1),
							host.getName(),
							(edits, changed) -> edits.changeCount(
									((Host) changed.getDeclarations().get(index)).getGpus().get(host.getGpus().indexOf(gpu)),
									gpu.getNumber()))));
				}
				case Policy policy -> policy.getPartitions()
						.forEach(partition -> ofPartition(policy, index, policy.getPartitions().indexOf(partition), trials));
				default -> {
					// is only deleted
				}
			}
		}
		trials.add(new EditCase("add VM",
				edits -> edits.addVm(model, new VmSpec("added", 3, Optional.empty(), Optional.empty(), Optional.empty())),
				copy -> {
					Vm added = ModelFactory.eINSTANCE.createVm();
					added.setName("added");
					added.setCount(3);
					int last = -1;
					for (Class<?> kind : List.of(Vm.class, dev.lamina.model.Workload.class, Policy.class, Host.class)) {
						for (int i = 0; last < 0 && i < copy.getDeclarations().size(); i++) {
							int place = copy.getDeclarations().size() - 1 - i;
							last = kind.isInstance(copy.getDeclarations().get(place)) ? place : last;
						}
					}
					copy.getDeclarations().add(last < 0 ? copy.getDeclarations().size() : last + 1, added);
				}, "added", (edits, changed) -> edits.delete(changed.getDeclarations().stream()
						.filter(each -> each.getName().equals("added")).findFirst().orElseThrow(), false)));
		return trials;
	}

	private static void ofVm(Vm vm, int index, List<HostGpu> gpus, List<EditCase> trials) {
		trials.add(trial("count", vm, index, edits -> edits.changeCount(vm, vm.getCount() + 5),
				copy -> copy.setCount(vm.getCount() + 5),
				(edits, changed) -> edits.changeCount(changed.getDeclarations().get(index), vm.getCount())));
		if (vm.getCount() > 1) {
			trials.add(trial("one", vm, index, edits -> edits.changeCount(vm, 1), copy -> copy.setCount(1)));
		}
		if (vm.getGpu() != null) {
			trials.add(trial("without GPU", vm, index, edits -> edits.removeGpu(vm), copy -> copy.setGpu(null)));
			if (vm.getGpu().getPlace() != null) {
				trials.add(trial("unassign", vm, index, edits -> edits.unassign(vm), copy -> anywhere(copy.getGpu(), gpus)));
			}
		}
		for (HostGpu gpu : gpus) {
			int host = ((Model) vm.eContainer()).getDeclarations().indexOf(gpu.eContainer());
			int board = ((Host) gpu.eContainer()).getGpus().indexOf(gpu);
			if (vm.getGpu() != null && vm.getGpu().getPlace() != null && vm.getGpu().getPlace().getGpu() == gpu) {
				continue;
			}
			trials.add(trial("assign to " + gpu.getName(), vm, index,
					edits -> edits.assign(vm, PlacementTarget.on(gpu), Optional.empty()),
					copy -> assign(copy, host, board, likewise(vm, gpu)),
					assignedBack(vm, index)));
			Optional<Profile> profile = profiles(gpu).skip(1).findFirst();
			profile.ifPresent(other -> trials.add(trial("assign with " + other.getName(), vm, index,
					edits -> edits.assign(vm, PlacementTarget.on(gpu), Optional.of(other.getName())),
					copy -> assign(copy, host, board, other))));
		}
	}

	/** The VM on the GPU where it was, or on any again. */
	private static Inverse assignedBack(Vm vm, int index) {
		Target place = vm.getGpu() == null ? null : vm.getGpu().getPlace();
		if (place != null && (place.getGpu() == null || place.getIndices() != null || place.getGpuIndices() != null)) {
			return null;
		}
		return (edits, changed) -> {
			Vm moved = (Vm) changed.getDeclarations().get(index);
			if (place == null) {
				return vm.getGpu() == null ? edits.removeGpu(moved) : edits.unassign(moved);
			}
			Host host = (Host) changed.getDeclarations().stream()
					.filter(each -> each instanceof Host && each.getName().equals(place.getElement().getName())).findFirst()
					.orElseThrow();
			return edits.assign(moved, PlacementTarget.on(host.getGpus().stream()
					.filter(gpu -> gpu.getName().equals(place.getGpu().getName())).findFirst().orElseThrow()), Optional.empty());
		};
	}

	private static EditCase trial(String what, Vm vm, int index, Editing edit, Consumer<Vm> intended) {
		return trial(what, vm, index, edit, intended, null);
	}

	private static EditCase trial(String what, Vm vm, int index, Editing edit, Consumer<Vm> intended, Inverse inverse) {
		return new EditCase(what + " " + vm.getName(), edit, copy -> intended.accept((Vm) copy.getDeclarations().get(index)),
				vm.getName(), inverse);
	}

	private static void assign(Vm copy, int host, int board, Profile profile) {
		GpuDemand demand = copy.getGpu() == null ? ModelFactory.eINSTANCE.createGpuDemand() : copy.getGpu();
		Target target = ModelFactory.eINSTANCE.createTarget();
		Host owner = (Host) ((Model) copy.eContainer()).getDeclarations().get(host);
		target.setElement(owner);
		target.setGpu(owner.getGpus().get(board));
		demand.setPlace(target);
		if (profile != null) {
			demand.setFraction(null);
			demand.setProfile(profile);
		}
		copy.setGpu(demand);
	}

	/** Without a place the profile is that of the first GPU that has one of its name. */
	private static void anywhere(GpuDemand demand, List<HostGpu> gpus) {
		demand.setPlace(null);
		if (demand.getProfile() != null) {
			String name = demand.getProfile().getName();
			demand.setProfile(gpus.stream().flatMap(EveryEditTest::profiles).filter(profile -> profile.getName().equals(name))
					.findFirst().orElse(demand.getProfile()));
		}
	}

	/** What a VM asks for, as another GPU has it. */
	private static Profile likewise(Vm vm, HostGpu gpu) {
		return vm.getGpu() == null || vm.getGpu().getProfile() == null ? null
				: profiles(gpu).filter(profile -> profile.getName().equals(vm.getGpu().getProfile().getName())).findFirst()
						.orElseThrow();
	}

	private static Stream<Profile> profiles(HostGpu gpu) {
		return gpu.getType() == null || gpu.getType().eIsProxy() ? Stream.empty()
				: ((XtextResource) gpu.eResource()).getResourceServiceProvider().get(GpuTypes.class).profiles(gpu.getType())
						.values().stream();
	}

	private static void ofPartition(Policy policy, int index, int number, List<EditCase> trials) {
		Partition partition = policy.getPartitions().get(number);
		if (partition.getProfile() == null || partition.getProfile().eIsProxy()) {
			return;
		}
		trials.add(new EditCase("one less of " + policy.getName(), edits -> edits.removePartition(partition, 1), copy -> {
			Policy changed = (Policy) copy.getDeclarations().get(index);
			Partition less = changed.getPartitions().get(number);
			if (less.getCount() == 1) {
				changed.getPartitions().remove(number);
			} else {
				less.setCount(less.getCount() - 1);
				while (less.getStarts().size() > less.getCount()) {
					less.getStarts().removeLast();
				}
			}
		}, policy.getName()));
		trials.add(new EditCase("one more of " + policy.getName(),
				edits -> edits.addPartition(policy, partition.getProfile().getName(), 1), copy -> {
					Policy changed = (Policy) copy.getDeclarations().get(index);
					Optional<Partition> same = changed.getPartitions().stream().filter(each -> each.getStarts().isEmpty()
							&& each.getProfile().getName().equals(partition.getProfile().getName())).findFirst();
					same.ifPresentOrElse(more -> more.setCount(more.getCount() + 1), () -> {
						Partition more = ModelFactory.eINSTANCE.createPartition();
						more.setProfile(changed.getPartitions().get(number).getProfile());
						changed.getPartitions().add(more);
					});
				}, policy.getName()));
	}

	private static Map<String, String> texts(Model model) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (EObject declaration : model.getDeclarations()) {
			texts.put(((Declaration) declaration).getName(),
					NodeModelUtils.getTokenText(NodeModelUtils.findActualNodeFor(declaration)));
		}
		return texts;
	}

	private static boolean isLaidOut(EditFixture editFixture) {
		try {
			return SourceFormatter.format((XtextResource) editFixture.model("a.lamina").eResource())
					.equals(editFixture.text("a.lamina"));
		} catch (UnformattableSourceException broken) {
			return false;
		}
	}

	private static List<String> comments(String text) {
		return COMMENT.matcher(text).results().map(comment -> comment.group().replaceAll("\\s+", " ").strip()).toList();
	}

	private static List<Path> files() throws IOException {
		List<Path> found = new ArrayList<>();
		for (String folder : List.of("dsl/dev.lamina.examples", "dsl/dev.lamina.dsl.tests/corpus/valid")) {
			try (Stream<Path> all = Files.walk(checkout().resolve(folder))) {
				all.filter(path -> path.toString().endsWith(".lamina") && !path.toString().contains("target")).sorted()
						.forEach(found::add);
			}
		}
		assertFalse(found.isEmpty());
		return found;
	}

	private static Path checkout() {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			if (Files.isDirectory(place.resolve("dsl/dev.lamina.dsl.tests/corpus/refused"))) {
				return place;
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}
}
