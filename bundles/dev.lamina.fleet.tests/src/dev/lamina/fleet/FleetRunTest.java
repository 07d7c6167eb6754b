package dev.lamina.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.model.Fleet;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.file.FileAccess;
import dev.lamina.result.FleetResult;

class FleetRunTest {
	@TempDir
	private Path folder;

	private Fleet fleet(PlacementKind placement) throws Exception {
		Files.writeString(folder.resolve("nodes.csv"),
				"sn,cpu_milli,memory_mib,gpu,model\na,64000,262144,4,T4\nb,64000,262144,4,T4\nc,32000,131072,0,\n");
		StringBuilder pods = new StringBuilder("name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\n");
		for (int i = 0; i < 40; i++) {
			pods.append("pod-").append(i).append(",2000,4096,1,").append(i % 4 == 0 ? 1000 : 250 + 10 * (i % 5)).append(",\n");
		}
		Files.writeString(folder.resolve("pods.csv"), pods);
		Fleet fleet = ModelFactory.eINSTANCE.createFleet();
		fleet.setName("small");
		fleet.setInventory("nodes.csv");
		fleet.setArrivals("pods.csv");
		fleet.setPlacement(placement);
		return fleet;
	}

	@ParameterizedTest
	@EnumSource(PlacementKind.class)
	void everyRuleFillsTheFleetNeverBeyondItsCapacityAndRepeatsItself(PlacementKind placement) throws Exception {
		FleetResult result = Fleets.run(fleet(placement), 42, FileAccess.within(folder), () -> false);
		assertEquals(result, Fleets.run(fleet(placement), 42, FileAccess.within(folder), () -> false));
		assertEquals(8, result.gpus());
		assertTrue(result.placed() > 0 && result.placed() <= result.arrived());
		result.points()
				.forEach(point -> assertTrue(point.allocated() >= 0 && point.allocated() <= 100 && point.fragmented() <= 100,
						point::toString));
		assertTrue(result.points().getLast().allocated() > 70, result.points().getLast()::toString);
	}

	@Test
	void whatArrivesFollowsTheSeed() throws Exception {
		Fleet fleet = fleet(PlacementKind.BEST_FIT);
		assertTrue(!Fleets.run(fleet, 1, FileAccess.within(folder), () -> false).points()
				.equals(Fleets.run(fleet, 2, FileAccess.within(folder), () -> false).points()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "a,64000,x,4,T4; nodes.csv:2: the line has no whole number in column 'memory_mib'",
					"a,,1,4,T4; nothing in column 'cpu_milli'",
					"a,64000,1,-4,T4; in column 'gpu' that is not between 0 and 1024" })
	void brokenLinesAreRefusedWithTheirPlace(String line, String message) throws Exception {
		Fleet fleet = fleet(PlacementKind.BEST_FIT);
		Files.writeString(folder.resolve("nodes.csv"), "sn,cpu_milli,memory_mib,gpu,model\n" + line + "\n");
		var refused = assertThrows(InventoryException.class, () -> Fleets.run(fleet, 1, FileAccess.within(folder), () -> false));
		assertTrue(refused.getMessage().contains(message), refused.getMessage());
	}

	@Test
	void missingAndUnreadableFilesAreRefusedWithASentence() throws Exception {
		Fleet fleet = fleet(PlacementKind.BEST_FIT);
		fleet.setArrivals("nowhere.csv");
		assertTrue(assertThrows(InventoryException.class, () -> Fleets.run(fleet, 1, FileAccess.within(folder), () -> false))
				.getMessage().contains("There is no file"));
		fleet.setArrivals("latin.csv");
		Files.write(folder.resolve("latin.csv"), "name,cpu_milli\n\u00fc,1\n".getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(assertThrows(InventoryException.class, () -> Fleets.run(fleet, 1, FileAccess.within(folder), () -> false))
				.getMessage().contains("not UTF-8"));
	}
}
