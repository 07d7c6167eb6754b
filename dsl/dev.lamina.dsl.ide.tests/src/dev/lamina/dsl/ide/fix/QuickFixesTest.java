package dev.lamina.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Texts;

class QuickFixesTest {
	private static final Remedy FAILING = place -> {
		throw new IllegalStateException("dev.lamina.Something is null");
	};

	@Test
	void aFixThatFailsLeavesTheOthersOfItsProblem() {
		Snapshot snapshot = Texts.snapshot("gpu X { memroy 1 GiB }");
		List<Diagnostic> diagnostics = snapshot.problems(CancelIndicator.NullImpl).orElseThrow();
		List<String> failures = new ArrayList<>();
		QuickFixes fixes = new QuickFixes(code -> Stream.concat(Stream.of(FAILING), Remedies.of(code).stream()).toList(),
				failures::add);
		List<Fix> left = fixes.fixes(snapshot.resource(), diagnostics.getFirst());
		assertFalse(left.isEmpty());
		assertEquals(new QuickFixes().fixes(snapshot.resource(), diagnostics.getFirst()), left);
		assertEquals(1, failures.size());
		assertEquals(":1:9: a fix for [property.unknown] could not be worked out. That is a mistake in Lamina, not in the file; "
				+ "please report it with the model.", failures.getFirst().substring(failures.getFirst().indexOf(":1:")));
	}

	@Test
	void safeFixesOfOtherProblemsAreChosen() {
		Snapshot snapshot = Texts.snapshot("gpu X { memroy 1 GiB }\ngpu Y { bandwith 1 GB/s }");
		List<Diagnostic> diagnostics = snapshot.problems(CancelIndicator.NullImpl).orElseThrow();
		QuickFixes fixes = new QuickFixes(code -> Stream.of((Remedy) place -> place.problem().line() == 1 ? FAILING.fixes(place)
				: Remedies.of(code).stream().flatMap(remedy -> remedy.fixes(place).stream()).toList()).toList(), failure -> {
				});
		assertEquals(List.of(2), SafeFixes.chosen(fixes, snapshot.resource(), diagnostics).stream()
				.map(applied -> applied.problem().line()).toList());
	}

	@Test
	void aHalfTypedPartitionHasFixes() {
		Snapshot snapshot = Texts.snapshot(
				"import nvidia.* import stacks.* host h { gpu g : A100-80 } policy p for h.g { stack NvidiaMig partition 1g.10gb "
						+ "partition } "
						+ "vm wide { gpu 1g.20gb on h.g }");
		List<String> failures = new ArrayList<>();
		List<String> labels = snapshot.problems(CancelIndicator.NullImpl).orElseThrow().stream()
				.flatMap(diagnostic -> new QuickFixes(failures::add).fixes(snapshot.resource(), diagnostic).stream())
				.map(Fix::label)
				.toList();
		assertEquals(List.of(), failures);
		assertFalse(labels.stream().filter(label -> label.equals("Want 1g.10gb")).toList().isEmpty(), labels::toString);
	}
}
