package dev.lamina.dsl.conversion;

import static dev.lamina.dsl.project.ParsedModels.declared;
import static dev.lamina.dsl.project.ParsedModels.model;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.model.Constant;
import dev.lamina.model.GpuType;
import dev.lamina.model.Stack;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.quantity.Unit;

class LaminaValueConvertersTest {
	@ParameterizedTest
	@ValueSource(strings = { "7e2W", "7e2 W", "700W", "700 W", "0.7kW", "70e1W" })
	void anExponentIsPartOfTheNumber(String power) {
		assertEquals(700, declared(model("gpu g { power " + power + " }"), GpuType.class, "g").getPower().value());
	}

	@Test
	void anExponentChangesTheWritingAndNotTheValue() {
		assertEquals(Quantity.valueOf("700 W"), Quantity.valueOf("7e2W"));
		assertEquals(Quantity.valueOf("7e40 W"), Quantity.valueOf(Quantity.valueOf("7e40W").toString()));
	}

	static List<String> units() {
		return Unit.allNames();
	}

	@ParameterizedTest
	@MethodSource("units")
	void everyUnitCanBeWrittenWithAndWithoutSpace(String unit) {
		for (String text : List.of("3 " + unit, "3" + unit)) {
			var stack = declared(model("stack s { cost { trap " + text + " } }"), Stack.class, "s");
			assertEquals(Quantity.of(3, Unit.named(unit).orElseThrow()).value(),
					((Constant) stack.getCost().getTrap()).getValue().value(), text);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "A40-8Q", "1g.10gb", "1g.10gb+me", "1g.10gb+gfx", "1c.2g.20gb", "RTX6000-Ada-4Q", "memory" })
	void namesOfProfilesAsDatasheetsWriteThem(String name) {
		String written = name.equals("memory") ? "^memory" : name;
		var model = model("gpu T { profile " + written + " } host h { gpu g : T } vm v { gpu " + written + " on h.g }");
		assertEquals(List.of(), model.eResource().getErrors());
		assertEquals(name, declared(model, dev.lamina.model.Vm.class, "v").getGpu().getProfile().getName());
	}

	@Test
	void aUnitMayBeAName() {
		assertEquals(List.of(), model("host s workload ms vm h { gpu on s runs ms }").eResource().getErrors());
	}
}
