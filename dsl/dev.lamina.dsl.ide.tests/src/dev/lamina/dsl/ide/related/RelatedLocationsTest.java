package dev.lamina.dsl.ide.related;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

class RelatedLocationsTest {
	private static final String SITE = """
			import nvidia.*
			import stacks.*
			host h {
			  cpu 2 x 8 cores
			  memory 256 GiB
			  system Linux
			  hypervisor KVM
			  gpu one : A40 { iommu-group 1 }
			  gpu two : A40 { iommu-group 2 }
			}
			policy own for h.one { stack Vfio }
			""";

	/** The places of the first problem of that code, each as its file, line and sentence. */
	private static List<String> places(Snapshot snapshot, String code) {
		Diagnostic diagnostic = snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow().stream()
				.filter(each -> each.code().equals(code)).findFirst()
				.orElseThrow(() -> new AssertionError(snapshot.diagnostics(CancelIndicator.NullImpl).toString()));
		return new RelatedLocations(snapshot.resource()).of(diagnostic).stream().map(place -> {
			assertTrue(place.region().end() <= place.text().length());
			long line = place.text().substring(0, place.region().offset()).lines().count();
			return place.file().lastSegment() + ':' + line + ' ' + place.sentence();
		}).toList();
	}

	private static Snapshot snapshot(String text) {
		return new Workspace(List.of()).put(URI.createURI("memory:/a.lamina"), 1, text);
	}

	@Test
	void aNameThatIsTakenLeadsToTheOther() {
		assertEquals(List.of("a.lamina:1 vm a has the same name"), places(snapshot("vm a\nvm a\n"), "name.duplicate"));
		Workspace two = new Workspace(List.of());
		two.put(URI.createURI("memory:/b.lamina"), 1, "package p\nvm a\n");
		assertEquals(List.of("b.lamina:2 vm a has the same name"),
				places(two.put(URI.createURI("memory:/a.lamina"), 1, "package p\nvm a\n"), "name.duplicate"));
	}

	@Test
	void aPropertyThatIsGivenTwiceLeadsToTheFirst() {
		assertEquals(List.of("a.lamina:2 'memory' is given here already"),
				places(snapshot("host h {\n  memory 1 GiB\n  system Linux\n  memory 2 GiB\n}\n"), "property.duplicate"));
	}

	@Test
	void aCircleLeadsRound() {
		assertEquals(List.of("a.lamina:2 workload w is part of the circle"),
				places(snapshot("workload v extends w {}\nworkload w extends v {}\n"), "extends.cycle"));
	}

	@Test
	void policiesOfOneGpuLeadToEachOther() {
		assertEquals(List.of("a.lamina:11 policy own holds for it too"),
				places(snapshot(SITE + "policy all for h { stack Vfio }\n"), "policy.overlap"));
	}

	@Test
	void whoWantsOneGpuIsNamed() {
		assertEquals(
				List.of("a.lamina:11 policy own holds for its GPU", "a.lamina:8 gpu one is its GPU",
						"a.lamina:12 vm a uses it too"),
				places(snapshot(SITE + "vm a { gpu on h.one }\nvm b { gpu on h.one }\n"), "passthrough.shared"));
	}

	@Test
	void aStackOfTheLibraryIsLedTo() {
		List<String> places = places(snapshot(SITE.replace("hypervisor KVM", "hypervisor HyperV")), "stack.hypervisor");
		assertEquals(1, places.size());
		assertTrue(places.getFirst().matches("Vfio\\.lamina:\\d+ stack Vfio is declared here"), places.toString());
	}

	@Test
	void aProblemAboutItsOwnPlaceHasNone() {
		assertEquals(List.of(), places(snapshot("host h { memory 1 GB }\n"), "unit.binary"));
	}
}
