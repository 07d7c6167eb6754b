package dev.lamina.dsl.ide.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Edits of models in one file and in two, and the sentences with which others are refused. */
class ModelEditsTest {
	private static final String HOSTS = """
			package site

			import nvidia.*

			host vdi1 {
			  gpu desktops : A40  // the first slot
			  gpu renderer : A40
			}

			/** A spare one. */
			host vdi2 {
			  gpu a : L40
			}
			""";
	private static final String MODEL = """
			package site

			import stacks.*

			policy shared for vdi1.desktops {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6  // all of it
			}

			workload Cad {
			  each frame at 60 fps { gpu 5 ms on graphics }
			}

			vm designer x 6 {
			  cpu    8 cores
			  memory 32 GiB  // each
			  gpu    A40-8Q on vdi1.desktops  // by contract
			  runs   Cad
			}

			vm lone {
			  memory 8 GiB
			}
			""";

	private final EditFixture site = EditFixture.of("hosts.lamina", HOSTS, "model.lamina", MODEL);

	private Vm vm(String name) {
		return site.named(name, Vm.class);
	}

	private Policy policy() {
		return site.named("shared", Policy.class);
	}

	private void becomes(String expected, Change change) throws EditRefusedException {
		site.apply(change);
		assertEquals(expected, site.text("model.lamina"));
		assertEquals(HOSTS, site.text("hosts.lamina"));
	}

	private static void refused(String sentence, org.junit.jupiter.api.function.Executable edit) {
		assertEquals(sentence, assertThrows(EditRefusedException.class, edit).getMessage());
	}

	@Test
	void aVmIsAssigned() throws Exception {
		Change change = site.edits().assign(vm("designer"), site.gpu("vdi1", "renderer"), Optional.empty());
		assertEquals("Assign designer to vdi1.renderer", change.label());
		becomes(MODEL.replace("A40-8Q on vdi1.desktops", "A40-8Q on vdi1.renderer"), change);
	}

	@Test
	void aVmIsAssignedWithAnotherProfile() throws Exception {
		becomes(MODEL.replace("A40-8Q on vdi1.desktops", "L40-8Q on vdi2.a"),
				site.edits().assign(vm("designer"), site.gpu("vdi2", "a"), Optional.of("L40-8Q")));
	}

	@Test
	void aVmThatAskedForNoGpuDoes() throws Exception {
		becomes(MODEL.replace("  memory 8 GiB\n", "  memory 8 GiB\n  gpu    A40-8Q on vdi1.renderer\n"),
				site.edits().assign(vm("lone"), site.gpu("vdi1", "renderer"), Optional.of("A40-8Q")));
	}

	@Test
	void oneOfManyGpusIsMeant() throws Exception {
		Host host = site.named("vdi1", Host.class);
		PlacementTarget placementTarget = new PlacementTarget(host, OptionalInt.of(0), Optional.of(host.getGpus().getFirst()),
				OptionalInt.of(2));
		assertTrue(site.edits().assign(vm("lone"), placementTarget, Optional.empty()).files().getFirst().after()
				.contains("gpu    on vdi1[0].desktops[2]\n"));
	}

	@Test
	void aVmIsTakenFromItsGpu() throws Exception {
		becomes(MODEL.replace("A40-8Q on vdi1.desktops", "A40-8Q"), site.edits().unassign(vm("designer")));
		becomes(MODEL.replace("  gpu    A40-8Q on vdi1.desktops  // by contract\n", "  // by contract\n"),
				site.edits().removeGpu(vm("designer")));
	}

	@Test
	void aProfileThatIsNotThereIsRefused() {
		EditRefusedException refused = assertThrows(EditRefusedException.class,
				() -> site.edits().assign(vm("designer"), site.gpu("vdi2", "a"), Optional.empty()));
		assertTrue(refused.getMessage().startsWith("vdi2.a has no profile 'A40-8Q'. It has L40-"), refused.getMessage());
		assertTrue(assertThrows(EditRefusedException.class, () -> site.edits().changeProfile(vm("designer"), "nonsense"))
				.getMessage()
				.startsWith("vdi1.desktops has no profile 'nonsense'. It has A40-"));
	}

	@Test
	void profilesChange() throws Exception {
		becomes(MODEL.replace("A40-8Q on", "A40-12Q on"), site.edits().changeProfile(vm("designer"), "A40-12Q"));
		becomes(MODEL.replace("A40-8Q on", "A40-12Q on").replace("A40-8Q x 6", "A40-12Q x 6"),
				site.edits().changeProfile(policy().getPartitions().getFirst(), "A40-12Q"));
	}

	@Test
	void partitionsComeAndGo() throws Exception {
		becomes(MODEL.replace("A40-8Q x 6  //", "A40-8Q x 5  //"),
				site.edits().removePartition(policy().getPartitions().getFirst(), 1));
		becomes(MODEL, site.edits().addPartition(policy(), "A40-8Q", 1));
		becomes(MODEL.replace("// all of it\n", "// all of it\n  partition A40-4Q x 2\n"),
				site.edits().addPartition(policy(), "A40-4Q", 2));
		becomes(MODEL, site.edits().removePartition(policy().getPartitions().getLast(), 2));
		becomes(MODEL.replace("  partition A40-8Q x 6  // all of it\n", "  // all of it\n").replace("stack     ", "stack "),
				site.edits().removePartition(policy().getPartitions().getFirst(), 6));
		becomes(MODEL.replace("  partition A40-8Q x 6  // all of it\n", "  // all of it\n  partition A40-8Q\n"),
				site.edits().addPartition(policy(), "A40-8Q", 1));
	}

	@Test
	void countsChange() throws Exception {
		becomes(MODEL.replace("designer x 6", "designer"), site.edits().changeCount(vm("designer"), 1));
		becomes(MODEL.replace("designer x 6", "designer x 12"), site.edits().changeCount(vm("designer"), 12));
		assertTrue(site.edits().changeCount(vm("lone"), 1).isEmpty());
		refused("A count is 1 or more, not 0. Delete it instead.", () -> site.edits().changeCount(vm("lone"), 0));
		site.apply(site.edits().changeCount(site.named("vdi1", Host.class), 40));
		site.apply(site.edits().changeCount(site.named("vdi1", Host.class).getGpus().getLast(), 4));
		assertEquals(HOSTS.replace("host vdi1 {", "host vdi1 x 40 {").replace("renderer :", "renderer x 4 :"),
				site.text("hosts.lamina"));
	}

	@Test
	void aVmIsAdded() throws Exception {
		VmSpec fresh = new VmSpec("fresh", 2, Optional.of(site.gpu("vdi1", "renderer")), Optional.of("A40-8Q"),
				Optional.of(site.named("Cad", Workload.class)));
		String added = """

				vm fresh x 2 {
				  gpu  A40-8Q on vdi1.renderer
				  runs Cad
				}
				""";
		becomes(MODEL + added, site.edits().addVm(site.model("model.lamina"), fresh));
		refused("The name 'fresh' is taken. Choose another one, such as 'fresh2'.",
				() -> site.edits().addVm(site.model("hosts.lamina"),
						new VmSpec("fresh", 1, Optional.empty(), Optional.empty(), Optional.empty())));
		assertEquals("fresh2", site.edits().freeName(site.model("hosts.lamina"), "fresh"));
		becomes(MODEL, site.edits().delete(vm("fresh"), false));
		refused("'memory' is a word of the language. Choose another name, such as 'memory1'.",
				() -> site.edits().addVm(site.model("model.lamina"),
						new VmSpec("memory", 1, Optional.empty(), Optional.empty(), Optional.empty())));
	}

	@Test
	void aVmInAnotherPackageImportsWhatItNames() throws Exception {
		site.put("other.lamina", "package other\n");
		VmSpec fresh = new VmSpec("guest", 1, Optional.of(site.gpu("vdi1", "renderer")), Optional.empty(),
				Optional.of(site.named("Cad", Workload.class)));
		site.apply(site.edits().addVm(site.model("other.lamina"), fresh));
		assertEquals("""
				package other

				import site.*

				vm guest {
				  gpu  on vdi1.renderer
				  runs Cad
				}
				""", site.text("other.lamina"));
	}

	@Test
	void aPolicyIsAddedWithItsImport() throws Exception {
		PolicySpec owned = new PolicySpec("owned", List.of(site.gpu("vdi1", "renderer"), site.gpu("vdi2", "a")), "Vfio",
				Optional.empty(), 1);
		site.apply(site.edits().addPolicy(site.model("hosts.lamina"), owned));
		assertEquals(HOSTS.replace("import nvidia.*\n", "import nvidia.*\nimport stacks.*\n") + """

				policy owned for vdi1.renderer, vdi2.a {
				  stack Vfio
				}
				""", site.text("hosts.lamina"));
		refused("There is no stack 'Magic' visible from 'hosts.lamina'.",
				() -> site.edits().addPolicy(site.model("hosts.lamina"),
						new PolicySpec("more", List.of(), "Magic", Optional.empty(), 1)));
	}

	@Test
	void whatIsStillNamedIsNotDeleted() throws Exception {
		Host host = site.named("vdi1", Host.class);
		EditRefusedException refused = assertThrows(EditRefusedException.class, () -> site.edits().delete(host, false));
		assertEquals(
				"host vdi1 is still named in line 5 of 'model.lamina', line 17 of 'model.lamina'. Delete these too, or name "
						+ "something else there first.",
				refused.getMessage());
		assertEquals(2, refused.places().size());
	}

	@Test
	void whatNamesItGoesToo() throws Exception {
		site.apply(site.edits().delete(site.named("vdi1", Host.class), true));
		assertEquals(HOSTS.substring(0, HOSTS.indexOf("host vdi1")) + HOSTS.substring(HOSTS.indexOf("/** A spare")),
				site.text("hosts.lamina"));
		String left = MODEL.replace(MODEL.substring(MODEL.indexOf("policy"), MODEL.indexOf("workload")), "")
				.replace("  gpu    A40-8Q on vdi1.desktops  // by contract\n", "  // by contract\n");
		assertEquals(left, site.text("model.lamina"));
		site.apply(site.edits().delete(site.named("Cad", Workload.class), true));
		assertTrue(
				site.text("model.lamina")
						.contains("vm designer x 6 {\n  cpu    8 cores\n  memory 32 GiB  // each\n  // by contract\n}\n"),
				site.text("model.lamina"));
	}

	@Test
	void aListLosesOneItem() throws Exception {
		EditFixture lists = EditFixture.of("a.lamina", """
				host one {}
				host two {}
				host three {}
				policy p for one, two, three { stack stacks.Vfio }
				vm a {}
				vm b {}
				simulation s { for 2 s vary vm a.count over 1, 2 vary vm b.count over 1, 2 at 1 s stop a }
				""");
		lists.apply(lists.edits().delete(lists.named("one", Host.class), true));
		lists.apply(lists.edits().delete(lists.named("three", Host.class), true));
		lists.apply(lists.edits().delete(lists.named("a", Vm.class), true));
		assertEquals("""
				host two {}
				policy p for two { stack stacks.Vfio }
				vm b {}
				simulation s { for 2 s vary vm b.count over 1, 2 }
				""", lists.text("a.lamina"));
		assertEquals(1, lists.named("s", Simulation.class).getVariations().size());
	}

	@Test
	void aRenameReachesEveryFile() throws Exception {
		site.apply(site.edits().rename(site.named("vdi1", Host.class).getGpus().getFirst(), "panels"));
		assertEquals(HOSTS.replace("desktops", "panels"), site.text("hosts.lamina"));
		assertEquals(MODEL.replace("desktops", "panels"), site.text("model.lamina"));
		refused("The name 'vdi2' is taken by the host in line 11 of hosts.lamina.",
				() -> site.edits().rename(site.named("vdi1", Host.class), "vdi2"));
	}

	@Test
	void aChangeFitsOneVersionAndIsUndoneInOneStep() throws Exception {
		Change change = site.edits().delete(site.named("vdi1", Host.class), true);
		EditFixture other = EditFixture.of("hosts.lamina", HOSTS, "model.lamina", MODEL);
		site.put("model.lamina", MODEL + "\n");
		refused("'model.lamina' has changed meanwhile. Nothing was changed; try again.", () -> site.apply(change));
		assertEquals(HOSTS, site.text("hosts.lamina"));
		Change again = other.edits().delete(other.named("vdi1", Host.class), true);
		other.apply(again);
		other.apply(again.undo(file -> other.workspace().snapshot(file).orElseThrow().version()));
		assertEquals(HOSTS, other.text("hosts.lamina"));
		assertEquals(MODEL, other.text("model.lamina"));
	}

	@Test
	void anElementOfAnOlderTextIsRefused() {
		Vm stale = vm("designer");
		ModelEdits edits = edited();
		refused("'model.lamina' has changed meanwhile. Nothing was changed; try again.", () -> edits.changeCount(stale, 2));
	}

	private ModelEdits edited() {
		site.put("model.lamina", "// more\n" + MODEL);
		return site.edits();
	}

	@Test
	void anElementOfASnapshotOfTheSameTextWillDo() throws Exception {
		Vm shown = site.workspace().snapshot(EditFixture.address("model.lamina")).orElseThrow().model().orElseThrow()
				.getDeclarations().stream()
				.filter(Vm.class::isInstance).map(Vm.class::cast).findFirst().orElseThrow();
		becomes(MODEL.replace("A40-8Q on vdi1.desktops", "A40-8Q on vdi1.renderer"),
				site.edits().assign(shown, PlacementTarget.on(
						shown.getGpu().getPlace().getGpu().eContainer() instanceof Host host ? host.getGpus().getLast() : null),
						Optional.empty()));
	}

	@Test
	void theLibraryIsNotChanged() {
		GpuType type = site.named("vdi1", Host.class).getGpus().getFirst().getType();
		refused("'A40' belongs to the library, which cannot be changed.", () -> site.edits().delete(type, true));
	}

	@Test
	void linesEndAsTheyDo() throws Exception {
		EditFixture dos = EditFixture.of("a.lamina", "vm a {\r\n  memory 8 GiB\r\n}\r\n");
		dos.apply(dos.edits().addVm(dos.model("a.lamina"),
				new VmSpec("b", 1, Optional.empty(), Optional.empty(), Optional.empty())));
		assertEquals("vm a {\r\n  memory 8 GiB\r\n}\r\n\r\nvm b\r\n", dos.text("a.lamina"));
	}

	@Test
	void whatIsNotLaidOutIsLeftAlone() throws Exception {
		EditFixture loose = EditFixture.of("a.lamina",
				"import nvidia.*\nhost   h { gpu g:A40 }\nvm  a { memory    8 GiB\n   /* which */ gpu 25 % }\n");
		loose.apply(loose.edits().assign(loose.named("a", Vm.class), loose.gpu("h", "g"), Optional.empty()));
		assertEquals("import nvidia.*\nhost   h { gpu g:A40 }\nvm  a { memory    8 GiB\n   /* which */ gpu 25 % on h.g }\n",
				loose.text("a.lamina"));
	}

	@Test
	void whatBreaksARuleIsRefusedWhereItIsTried() throws EditRefusedException {
		site.put("model.lamina", MODEL.replace("runs   Cad", "runs   Cad\n  system Linux").replace("memory 8 GiB",
				"memory 8 GiB\n  gpu A40-8Q on vdi1.renderer"));
		Change fits = site.edits().assign(vm("lone"), site.gpu("vdi1", "renderer"), Optional.of("A40-12Q"));
		assertEquals(fits, site.edits().tried(fits));
		Change full = site.edits().assign(vm("lone"), site.gpu("vdi1", "desktops"), Optional.empty());
		String why = assertThrows(EditRefusedException.class, () -> site.edits().tried(full)).getMessage();
		assertTrue(why.startsWith("Assign lone to vdi1.desktops: ") && why.endsWith(" Nothing was changed."), why);
	}

	@Test
	void aVmIsOfferedTheProfilesThatFit() {
		List<AvailableProfile> choices = AvailableProfile
				.forVm(site.workspace().snapshot(EditFixture.address("model.lamina")).orElseThrow(), vm("designer"));
		assertEquals(List.of(new AvailableProfile("A40-8Q", "8 GiB · 6 fit")), choices);
	}

	@Test
	void aPartitionIsOfferedTheProfilesThatFit() {
		List<String> choices = AvailableProfile
				.forPartition(site.workspace().snapshot(EditFixture.address("model.lamina")).orElseThrow(),
						policy().getPartitions().getFirst())
				.stream()
				.map(AvailableProfile::name).toList();
		assertTrue(choices.contains("A40-48Q") && choices.contains("A40-8Q"), choices.toString());
	}

	@Test
	void aNewVmIsOfferedWhatIsFreeOnItsGpu() {
		site.put("model.lamina", MODEL.replace("designer x 6", "designer x 4"));
		List<dev.lamina.placement.assignment.GpuSlot> slots = site.workspace().snapshot(EditFixture.address("model.lamina"))
				.orElseThrow().assignment().slots();
		assertEquals(List.of(new AvailableProfile("A40-8Q", "8 GiB · 2 fit")),
				AvailableProfile.onGpu(slots.getFirst().hostGpu(), slots));
		List<AvailableProfile> uncut = AvailableProfile.onGpu(slots.get(1).hostGpu(), slots);
		assertTrue(uncut.contains(new AvailableProfile("A40-16Q", "16 GiB · 3 fit")), uncut.toString());
	}
}
