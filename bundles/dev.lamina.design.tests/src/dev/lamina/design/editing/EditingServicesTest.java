package dev.lamina.design.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.design.Models;
import dev.lamina.design.seating.Seating;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;

class EditingServicesTest {
	private final EditingServices services = new EditingServices();

	@TempDir
	private Path folder;

	@Test
	void aVmRunsWhereItWasCreated() throws Exception {
		Model model = Models.example("vdi");
		Partition slice = Models.declared(model, Policy.class, "shared").getPartitions().getFirst();
		assertSame(slice, services.createVm(slice), "all six are in use");
		assertFalse(new PreconditionServices().hasRoomForVm(slice));
		Models.declared(model, Vm.class, "designer").setCount(5);
		assertTrue(new PreconditionServices().hasRoomForVm(slice));
		Vm vm = (Vm) services.createVm(slice);
		assertEquals("vm1", vm.getName());
		assertEquals("A40-8Q", vm.getGpu().getProfile().getName());
		assertSame(Models.gpu(model, "desktops"), vm.getGpu().getPlace().getGpu());
		Vm other = (Vm) services.createVm(model);
		assertEquals("vm2", other.getName());
		assertNull(other.getGpu());
	}

	@Test
	void aVmKeepsItsProfileWhereTheGpuHasIt() throws Exception {
		Model model = Models.example("migration");
		Vm mover = Models.declared(model, Vm.class, "mover");
		HostGpu right = model.getDeclarations().stream().filter(dev.lamina.model.Host.class::isInstance)
				.map(dev.lamina.model.Host.class::cast)
				.filter(host -> host.getName().equals("right")).findFirst().orElseThrow().getGpus().getFirst();
		services.assignTo(mover, right);
		assertEquals("A40-8Q", mover.getGpu().getProfile().getName());
		assertEquals(List.of(right), List.copyOf(Seating.of(mover).gpus(mover).keySet()));
		services.letRunAnywhere(mover);
		assertNull(mover.getGpu().getPlace());
	}

	@Test
	void aProfileOfAnotherGpuIsDropped() throws Exception {
		Model model = Models.parse(folder, "import nvidia.*\nhost h { gpu a : A40  gpu t : T4 }\nvm v { gpu A40-8Q on h.a }\n");
		Vm vm = Models.declared(model, Vm.class, "v");
		services.assignTo(vm, Models.gpu(model, "t"));
		assertNull(vm.getGpu().getProfile());
		services.assignTo(vm, vm.getGpu().getPlace().getElement());
		assertNull(vm.getGpu().getPlace().getGpu());
	}

	@Test
	void aVmJoinsAnother() throws Exception {
		Model model = Models.parse(folder, "import nvidia.*\nhost h { gpu g : A40 }\nvm v { gpu A40-8Q on h.g }\nvm w { }\n");
		Vm vm = Models.declared(model, Vm.class, "w");
		services.assignTo(vm, Models.declared(model, Vm.class, "v").getGpu());
		assertEquals(2, Seating.of(model).slots(Models.gpu(model, "g")).getFirst().allocations().size());
	}

	@Test
	void partitionsGrowInThePolicyOfTheGpu() throws Exception {
		Model model = Models.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu g : A100-80 }
				policy p for h.g { stack NvidiaMig  partition 3g.40gb }
				""");
		HostGpu gpu = Models.gpu(model, "g");
		Partition partition = (Partition) services.createPartition(gpu);
		assertEquals("3g.40gb", partition.getProfile().getName(), "what is cut already");
		assertEquals(2, partition.getCount());
		partition.setCount(1);
		partition.getStarts().add(0);
		Partition next = (Partition) services.createPartition(gpu);
		assertEquals(List.of("3g.40gb", "3g.40gb"), List.of(partition.getProfile().getName(), next.getProfile().getName()));
		for (int more = 0; more < 20; more++) {
			services.createPartition(gpu);
		}
		assertEquals(List.of(), Seating.of(model).assignment().problems());
		assertSame(gpu, services.createPartition(gpu), "a full GPU stays as it is");
	}

	@Test
	void theFirstPartitionMakesAPolicy() throws Exception {
		Model model = Models.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu g : A40  gpu other : A40 }
				policy p for h.other { stack NvidiaVgpu }
				vm v { gpu A40-8Q on h.g }
				""");
		Partition partition = (Partition) services.createPartition(Models.gpu(model, "g"));
		Policy policy = (Policy) partition.eContainer();
		assertSame(Models.gpu(model, "g"), policy.getTargets().getFirst().getGpu());
		assertEquals("NvidiaVgpu", policy.getStack().getName());
		assertEquals("A40-8Q", partition.getProfile().getName(), "what the VM there asks for");
		assertTrue(model.getDeclarations().contains(policy));
	}

	@Test
	void noPolicyIsMadeWithoutAStackThatCuts() throws Exception {
		Model model = Models.parse(folder, "import nvidia.*\nhost h { gpu g : A40 }\n");
		HostGpu gpu = Models.gpu(model, "g");
		assertSame(gpu, services.createPartition(gpu));
		assertFalse(new PreconditionServices().canBeCut(gpu) || new PreconditionServices().canHavePolicy(gpu));
	}

	@Test
	void whatDoesNotFitIsTakenOut() throws Exception {
		Model model = Models.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu g : A40 }
				policy p for h.g { stack NvidiaVgpu  partition A40-8Q x 9 }
				""");
		Partition partition = Models.declared(model, Policy.class, "p").getPartitions().getFirst();
		services.cutWhatFits(partition);
		assertEquals(6, partition.getCount());
		assertEquals(List.of(), Seating.of(model).assignment().problems());
	}

	@Test
	void profilesAreThoseOfTheGpu() throws Exception {
		Model model = Models.example("mig");
		Partition partition = Models.declared(model, Policy.class, "sliced").getPartitions().getFirst();
		List<Profile> profiles = services.profiles(partition);
		assertTrue(new PreconditionServices().hasProfiles(partition));
		assertTrue(profiles.stream().allMatch(profile -> profile.eContainer() == Models.gpu(model, "a100").getType()));
		services.changeProfile(partition, profiles.getLast());
		assertSame(profiles.getLast(), partition.getProfile());
		assertEquals(List.of(), partition.getStarts());
		Vm tuning = Models.declared(model, Vm.class, "tuning");
		services.changeProfile(tuning, profiles.getFirst());
		assertSame(profiles.getFirst(), tuning.getGpu().getProfile());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1st", "a b", "a.b", "-a", "farm", "vdi1" })
	void aNameThatIsNoneOrTakenChangesNothing(String name) throws Exception {
		Model model = Models.example("vdi");
		Vm vm = Models.declared(model, Vm.class, "designer");
		services.rename(vm, name);
		assertEquals("designer", vm.getName());
		services.rename(vm, " big-one ");
		assertEquals("big-one", vm.getName());
	}

	@Test
	void deletingAGpuTakesWhatOnlyNamesItAlong() throws Exception {
		Model model = Models.example("vdi");
		services.delete(Models.gpu(model, "desktops"));
		assertTrue(model.getDeclarations().stream().noneMatch(each -> "shared".equals(each.getName())),
				"its policy would hold everywhere");
		assertNull(Models.declared(model, Vm.class, "designer").getGpu().getPlace());
		assertEquals(1, Models.declared(model, Policy.class, "owned").getTargets().size());
	}

	@Test
	void deletingAVmTakesItsEventsAlong() throws Exception {
		Model model = Models.example("migration");
		services.delete(Models.declared(model, Vm.class, "mover"));
		assertEquals(3, Models.declared(model, Simulation.class, "shift").getEvents().size());
		assertEquals(2, Seating.of(model).assignment().placements().size());
	}

	@Test
	void deletingAHostTakesEverythingOnItAlong() throws Exception {
		Model model = Models.example("migration");
		services.delete(Models.declared(model, dev.lamina.model.Host.class, "left"));
		assertEquals(1, Models.declared(model, Policy.class, "desktops").getTargets().size());
		assertNull(Models.declared(model, Vm.class, "mover").getGpu().getPlace());
		assertEquals(3, Models.declared(model, Simulation.class, "shift").getEvents().size());
	}

	@Test
	void deletingAShareLeavesTheVm() throws Exception {
		Model model = Models.example("vdi");
		Vm farm = Models.declared(model, Vm.class, "farm");
		assertSame(farm, services.delete(farm.getGpu()));
		assertNull(farm.getGpu());
	}
}
