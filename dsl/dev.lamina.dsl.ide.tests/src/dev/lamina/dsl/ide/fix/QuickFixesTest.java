package dev.lamina.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.Snapshot;

class QuickFixesTest {
	private static final QuickFixProvider FAILING = quickFixContext -> {
		throw new IllegalStateException("dev.lamina.Something is null");
	};

	@Test
	void aFixThatFailsLeavesTheOthersOfItsProblem() {
		Snapshot snapshot = CursorFixture.snapshot("gpu X { memroy 1 GiB }");
		List<Diagnostic> diagnostics = snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow();
		List<String> failures = new ArrayList<>();
		QuickFixes fixes = new QuickFixes(code -> Stream.concat(Stream.of(FAILING), QuickFixRegistry.of(code).stream()).toList(),
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
		Snapshot snapshot = CursorFixture.snapshot("gpu X { memroy 1 GiB }\ngpu Y { bandwith 1 GB/s }");
		List<Diagnostic> diagnostics = snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow();
		QuickFixes fixes = new QuickFixes(
				code -> Stream
						.of((QuickFixProvider) quickFixContext -> quickFixContext.diagnostic().line() == 1
								? FAILING.fixes(quickFixContext)
								: QuickFixRegistry.of(code).stream()
										.flatMap(quickFixProvider -> quickFixProvider.fixes(quickFixContext).stream()).toList())
						.toList(),
				failure -> {
				});
		assertEquals(List.of(2), SafeFixes.chosen(fixes, snapshot.resource(), diagnostics).stream()
				.map(appliedFix -> appliedFix.diagnostic().line()).toList());
	}

	@Test
	void aHalfTypedPartitionHasFixes() {
		Snapshot snapshot = CursorFixture.snapshot(
				"import nvidia.* import stacks.* host h { gpu g : A100-80 } policy p for h.g { stack NvidiaMig partition 1g.10gb "
						+ "partition } "
						+ "vm wide { gpu 1g.20gb on h.g }");
		List<String> failures = new ArrayList<>();
		List<String> labels = snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow().stream()
				.flatMap(diagnostic -> new QuickFixes(failures::add).fixes(snapshot.resource(), diagnostic).stream())
				.map(Fix::label)
				.toList();
		assertEquals(List.of(), failures);
		assertFalse(labels.stream().filter(label -> label.equals("Want 1g.10gb")).toList().isEmpty(), labels::toString);
	}
}
