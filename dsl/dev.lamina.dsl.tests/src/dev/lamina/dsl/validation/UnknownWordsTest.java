package dev.lamina.dsl.validation;

import static dev.lamina.dsl.project.ParsedModels.diagnostics;
import static dev.lamina.dsl.project.ParsedModels.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class UnknownWordsTest {
	@Test
	void aMisspeltProperty() {
		assertEquals(List.of("'memroy' is not a property of a gpu. Did you mean 'memory'?"),
				messages("property.unknown", "gpu A { memroy 3 GiB }"));
		assertEquals(
				List.of("'adress' is not a property of a gpu. It has address, iommu-group and numa. Did you mean 'address'?"),
				messages("property.unknown", "gpu T host h { gpu g : T { adress \"x\" } }"));
		assertEquals(List.of("'dispach' is not a property of a cost. Did you mean 'dispatch'?"),
				messages("property.unknown", "stack S { cost { dispach 3 us } }"));
	}

	@Test
	void onlyTheFirstOfALine() {
		assertEquals(2, messages("property.unknown", "gpu A {\n vendr NVIDIA yes\n nonsense 3\n}").size());
	}

	@Test
	void aMisspeltDeclaration() {
		var diagnostic = diagnostics("hosst h { memory 3 GiB }").getFirst();
		assertEquals("declaration.unknown", diagnostic.code());
		assertEquals(
				"'hosst' does not begin a declaration. A declaration begins with gpu, stack, host, policy, workload, vm, container, simulation or "
						+ "fleet."
						+ " Did you mean 'host'?",
				diagnostic.message());
		assertEquals("host", diagnostic.proposals().getFirst());
	}

	@Test
	void theRestOfTheFileIsStillRead() {
		assertEquals(List.of("'Y' is not a workload known here."),
				messages("name.unknown", "hosst h { memory 3 GiB } vm v { runs Y }"));
	}
}
