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

import dev.lamina.design.DesignTestModels;
import dev.lamina.design.assignment.AssignmentIndex;
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
		Model model = DesignTestModels.example("vdi");
		Partition slice = DesignTestModels.declared(model, Policy.class, "shared").getPartitions().getFirst();
		assertSame(slice, services.createVm(slice), "all six are in use");
		assertFalse(new PreconditionServices().hasRoomForVm(slice));
		DesignTestModels.declared(model, Vm.class, "designer").setCount(5);
		assertTrue(new PreconditionServices().hasRoomForVm(slice));
		Vm vm = (Vm) services.createVm(slice);
		assertEquals("vm1", vm.getName());
		assertEquals("A40-8Q", vm.getGpu().getProfile().getName());
		assertSame(DesignTestModels.gpu(model, "desktops"), vm.getGpu().getPlace().getGpu());
		Vm other = (Vm) services.createVm(model);
		assertEquals("vm2", other.getName());
		assertNull(other.getGpu());
	}

	@Test
	void aVmKeepsItsProfileWhereTheGpuHasIt() throws Exception {
		Model model = DesignTestModels.example("migration");
		Vm mover = DesignTestModels.declared(model, Vm.class, "mover");
		HostGpu right = model.getDeclarations().stream().filter(dev.lamina.model.Host.class::isInstance)
				.map(dev.lamina.model.Host.class::cast)
				.filter(host -> host.getName().equals("right")).findFirst().orElseThrow().getGpus().getFirst();
		services.assignTo(mover, right);
		assertEquals("A40-8Q", mover.getGpu().getProfile().getName());
		assertEquals(List.of(right), List.copyOf(AssignmentIndex.of(mover).gpus(mover).keySet()));
		services.letRunAnywhere(mover);
		assertNull(mover.getGpu().getPlace());
	}

	@Test
	void aProfileOfAnotherGpuIsDropped() throws Exception {
		Model model = DesignTestModels.parse(folder,
				"import nvidia.*\nhost h { gpu a : A40  gpu t : T4 }\nvm v { gpu A40-8Q on h.a }\n");
		Vm vm = DesignTestModels.declared(model, Vm.class, "v");
		services.assignTo(vm, DesignTestModels.gpu(model, "t"));
		assertNull(vm.getGpu().getProfile());
		services.assignTo(vm, vm.getGpu().getPlace().getElement());
		assertNull(vm.getGpu().getPlace().getGpu());
	}

	@Test
	void aVmJoinsAnother() throws Exception {
		Model model = DesignTestModels.parse(folder,
				"import nvidia.*\nhost h { gpu g : A40 }\nvm v { gpu A40-8Q on h.g }\nvm w { }\n");
		Vm vm = DesignTestModels.declared(model, Vm.class, "w");
		services.assignTo(vm, DesignTestModels.declared(model, Vm.class, "v").getGpu());
		assertEquals(2, AssignmentIndex.of(model).slots(DesignTestModels.gpu(model, "g")).getFirst().allocations().size());
	}

	@Test
	void partitionsGrowInThePolicyOfTheGpu() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu g : A100-80 }
				policy p for h.g { stack NvidiaMig  partition 3g.40gb }
				""");
		HostGpu gpu = DesignTestModels.gpu(model, "g");
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
		assertEquals(List.of(), AssignmentIndex.of(model).assignment().problems());
		assertSame(gpu, services.createPartition(gpu), "a full GPU stays as it is");
	}

	@Test
	void theFirstPartitionMakesAPolicy() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu g : A40  gpu other : A40 }
				policy p for h.other { stack NvidiaVgpu }
				vm v { gpu A40-8Q on h.g }
				""");
		Partition partition = (Partition) services.createPartition(DesignTestModels.gpu(model, "g"));
		Policy policy = (Policy) partition.eContainer();
		assertSame(DesignTestModels.gpu(model, "g"), policy.getTargets().getFirst().getGpu());
		assertEquals("NvidiaVgpu", policy.getStack().getName());
		assertEquals("A40-8Q", partition.getProfile().getName(), "what the VM there asks for");
		assertTrue(model.getDeclarations().contains(policy));
	}

	@Test
	void noPolicyIsMadeWithoutAStackThatCuts() throws Exception {
		Model model = DesignTestModels.parse(folder, "import nvidia.*\nhost h { gpu g : A40 }\n");
		HostGpu gpu = DesignTestModels.gpu(model, "g");
		assertSame(gpu, services.createPartition(gpu));
		assertFalse(new PreconditionServices().canBeCut(gpu) || new PreconditionServices().canHavePolicy(gpu));
	}

	@Test
	void whatDoesNotFitIsTakenOut() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu g : A40 }
				policy p for h.g { stack NvidiaVgpu  partition A40-8Q x 9 }
				""");
		Partition partition = DesignTestModels.declared(model, Policy.class, "p").getPartitions().getFirst();
		services.cutWhatFits(partition);
		assertEquals(6, partition.getCount());
		assertEquals(List.of(), AssignmentIndex.of(model).assignment().problems());
	}

	@Test
	void profilesAreThoseOfTheGpu() throws Exception {
		Model model = DesignTestModels.example("mig");
		Partition partition = DesignTestModels.declared(model, Policy.class, "sliced").getPartitions().getFirst();
		List<Profile> profiles = services.profiles(partition);
		assertTrue(new PreconditionServices().hasProfiles(partition));
		assertTrue(profiles.stream().allMatch(profile -> profile.eContainer() == DesignTestModels.gpu(model, "a100").getType()));
		services.changeProfile(partition, profiles.getLast());
		assertSame(profiles.getLast(), partition.getProfile());
		assertEquals(List.of(), partition.getStarts());
		Vm tuning = DesignTestModels.declared(model, Vm.class, "tuning");
		services.changeProfile(tuning, profiles.getFirst());
		assertSame(profiles.getFirst(), tuning.getGpu().getProfile());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1st", "a b", "a.b", "-a", "farm", "vdi1" })
	void aNameThatIsNoneOrTakenChangesNothing(String name) throws Exception {
		Model model = DesignTestModels.example("vdi");
		Vm vm = DesignTestModels.declared(model, Vm.class, "designer");
		services.rename(vm, name);
		assertEquals("designer", vm.getName());
		services.rename(vm, " big-one ");
		assertEquals("big-one", vm.getName());
	}

	@Test
	void deletingAGpuTakesWhatOnlyNamesItAlong() throws Exception {
		Model model = DesignTestModels.example("vdi");
		services.delete(DesignTestModels.gpu(model, "desktops"));
		assertTrue(model.getDeclarations().stream().noneMatch(each -> "shared".equals(each.getName())),
				"its policy would hold everywhere");
		assertNull(DesignTestModels.declared(model, Vm.class, "designer").getGpu().getPlace());
		assertEquals(1, DesignTestModels.declared(model, Policy.class, "owned").getTargets().size());
	}

	@Test
	void deletingAVmTakesItsEventsAlong() throws Exception {
		Model model = DesignTestModels.example("migration");
		services.delete(DesignTestModels.declared(model, Vm.class, "mover"));
		assertEquals(3, DesignTestModels.declared(model, Simulation.class, "shift").getEvents().size());
		assertEquals(2, AssignmentIndex.of(model).assignment().placements().size());
	}

	@Test
	void deletingAHostTakesEverythingOnItAlong() throws Exception {
		Model model = DesignTestModels.example("migration");
		services.delete(DesignTestModels.declared(model, dev.lamina.model.Host.class, "left"));
		assertEquals(1, DesignTestModels.declared(model, Policy.class, "desktops").getTargets().size());
		assertNull(DesignTestModels.declared(model, Vm.class, "mover").getGpu().getPlace());
		assertEquals(3, DesignTestModels.declared(model, Simulation.class, "shift").getEvents().size());
	}

	@Test
	void deletingAShareLeavesTheVm() throws Exception {
		Model model = DesignTestModels.example("vdi");
		Vm farm = DesignTestModels.declared(model, Vm.class, "farm");
		assertSame(farm, services.delete(farm.getGpu()));
		assertNull(farm.getGpu());
	}
}
