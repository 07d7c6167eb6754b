package dev.lamina.dsl.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Diagnostic;

/** A model of thousands of lines is checked like a small one: nothing is found if nothing is wrong, and each mistake once. */
class LargeModelValidationTest {
	private static final int RACKS = 100;

	@Test
	void nothingIsFoundInAModelWithoutMistakes() {
		assertEquals(List.of("property.noEffect"),
				ParsedModels.diagnostics(LargeModel.ofRacks(RACKS)).stream().map(Diagnostic::code).toList());
	}

	@Test
	void aMistakeInEveryRackIsFoundInEveryRack() {
		String text = LargeModel.ofRacks(RACKS).replace("memory 2 GiB", "memory 20 GiB");
		assertEquals(RACKS, ParsedModels.messages("capacity.workingSet", text).size());
	}

	@Test
	void policiesThatNameOneGpuAreEachComparedWithTheFirst() {
		String text = LargeModel.ofRacks(RACKS).replaceAll("for rack\\d+\\.cad", "for rack0.cad");
		List<String> overlaps = ParsedModels.messages("policy.overlap", text);
		assertEquals(RACKS - 1, overlaps.size());
		assertEquals("rack0.cad is under policy cads0 already (rack0.cad), and a GPU is under one policy. Name different GPUs.",
				overlaps.getFirst());
	}

	@Test
	void whatStandsBetweenDeclarationsDoesNotHideWhatFollows() {
		String text = LargeModel.ofRacks(RACKS).replace("memory 2 GiB", "memory 20 GiB").replace("/** Rack", "} ;\n/** Rack");
		assertEquals(RACKS, ParsedModels.messages("capacity.workingSet", text).size());
		assertEquals(RACKS, ParsedModels.messages("syntax", text).size());
	}
}
