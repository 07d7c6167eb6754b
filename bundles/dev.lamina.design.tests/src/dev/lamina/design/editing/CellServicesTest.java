package dev.lamina.design.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.Vm;

class CellServicesTest {
	private final CellServices cells = new CellServices();
	private final List<String> said = new ArrayList<>();

	CellServicesTest() {
		RefusalReporter.setListener(said::add);
	}

	@Test
	void whatMakesSenseIsTaken() throws Exception {
		Vm vm = DesignTestModels.declared(DesignTestModels.example("vdi"), Vm.class, "designer");
		cells.changeCount(vm, " 5 ");
		cells.changeCores(vm, "4");
		cells.changeMemory(vm, "16 GiB");
		assertEquals(List.of(5, 4, "16 GiB"), List.of(vm.getCount(), vm.getCores(), vm.getMemory().toString()));
		assertEquals(List.of(), said);
	}

	@ParameterizedTest
	@CsvSource({ "count, -2", "count, abc", "count, 0", "count, ''", "count, 1.5", "count, 99999999999", "count, 7", "cores, -2",
			"cores, abc",
			"cores, 0", "cores, 4096", "memory, 5", "memory, abc", "memory, -1 GiB", "memory, 0 B", "memory, 5 ms", "memory, ''",
			"memory, 64 TiB" })
	void whatMakesNoneIsRefusedWithASentence(String cell, String typed) throws Exception {
		Vm vm = DesignTestModels.declared(DesignTestModels.example("vdi"), Vm.class, "designer");
		switch (cell) {
			case "count" -> cells.changeCount(vm, typed);
			case "cores" -> cells.changeCores(vm, typed);
			default -> cells.changeMemory(vm, typed);
		}
		assertEquals(List.of(6, 8, "32 GiB"), List.of(vm.getCount(), vm.getCores(), vm.getMemory().toString()));
		assertEquals(1, said.size());
		assertTrue(said.getFirst().matches(".{10,}[.]"), said::toString);
	}

	@Test
	void aNameIsRefusedWithASentence() throws Exception {
		Vm vm = DesignTestModels.declared(DesignTestModels.example("vdi"), Vm.class, "designer");
		new EditingServices().rename(vm, "1bad");
		new EditingServices().rename(vm, "farm");
		assertEquals("designer", vm.getName());
		assertEquals(2, said.size());
	}
}
