package dev.lamina.design.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.design.Models;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import org.junit.jupiter.api.Test;

class TableServicesTest {
	private final TableServices services = new TableServices();

	@Test
	void cellsSayWhoHasWhat() throws Exception {
		Model model = Models.example("vdi");
		Vm designer = Models.declared(model, Vm.class, "designer");
		HostGpu desktops = Models.gpu(model, "desktops");
		assertEquals("A40-8Q x 6", services.seatsOn(designer, desktops));
		assertEquals("", services.seatsOn(designer, Models.gpu(model, "renderer")));
		assertEquals("all", services.seatsOn(Models.declared(model, Vm.class, "farm"), Models.gpu(model, "renderer")));
		assertEquals("vdi1.desktops : A40", services.placesLabel(designer));
	}

	@Test
	void roomIsWhatFitsBesides() throws Exception {
		Model model = Models.example("published/nvidia-mig");
		HostGpu low = Models.gpu(model, "low");
		HostGpu high = Models.gpu(model, "high");
		Profile small = services.profilesOf(low).stream().filter(profile -> "1g.10gb".equals(profile.getName())).findFirst().orElseThrow();
		assertEquals("3", services.roomFor(low, small));
		assertEquals("4", services.roomFor(high, small));
		assertEquals("A100-80 1g.10gb", services.profileLabel(small));
		Profile whole = services.profilesOf(low).stream().filter(profile -> "7g.80gb".equals(profile.getName())).findFirst().orElseThrow();
		assertTrue(services.hasNoRoomFor(low, whole));
	}
}
