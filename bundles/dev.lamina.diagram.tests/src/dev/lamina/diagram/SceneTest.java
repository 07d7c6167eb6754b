package dev.lamina.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.model.Model;

/** A scene says where what is, to scale, and stays the same where the model does. */
class SceneTest {
	private static final String MIG = """
			host train { memory 1 TiB system Linux hypervisor KVM gpu a100 : A100-80 }
			policy sliced for train.a100 { stack NvidiaMig partition 3g.40gb at 4 partition 1g.10gb x 2 at 0, 1 }
			vm tuning { system Linux cpu 2 cores memory 4 GiB gpu 3g.40gb on train.a100 }
			vm book x 2 { system Linux cpu 2 cores memory 4 GiB gpu 1g.10gb on train.a100 }
			""";

	@Test
	void slicesLieToScale() {
		Scene scene = draw(MIG);
		List<Rectangle> large = bounds(scene, "slice", "sliced.partitions0");
		List<Rectangle> small = bounds(scene, "slice", "sliced.partitions1");
		List<Rectangle> free = bounds(scene, "freeMemory", "train.a100");
		assertEquals(1, large.size());
		assertEquals(2, small.size());
		double slice = small.getFirst().height() + 1;
		assertEquals(4 * slice, large.getFirst().height() + 1, 1.5);
		assertEquals(2 * slice, free.stream().mapToDouble(each -> each.height() + 1).sum(), 1.5);
		assertEquals(4 * slice, large.getFirst().y() - small.getFirst().y(), 1.5, "slice 4 is four slices below slice 0");
		Rectangle compute = bounds(scene, "sliceCompute", "sliced.partitions0").getFirst();
		assertEquals(8 * slice * 3 / 7, compute.height() + 1, 1.5, "3 of 7 compute slices on an axis as long as 8 memory slices");
		assertTrue(compute.x() >= large.getFirst().right());
	}

	@Test
	void everyPartSaysWhoUsesIt() {
		Scene scene = draw(MIG);
		assertEquals(List.of("1g.10gb book[0]", "1g.10gb book[1]"),
				scene.all().filter(box -> box.identity().mapping().equals("slice"))
						.filter(box -> box.identity().element().endsWith("partitions1")).map(SceneTest::text).toList());
		assertEquals(List.of(0, 1),
				scene.showing("sliced.partitions1").stream().filter(box -> box.identity().mapping().equals("slice"))
						.map(Box::part).toList());
		assertEquals(2,
				scene.edges().stream().filter(edge -> edge.from().equals("vm.book")).findFirst().orElseThrow().paths().size(),
				"a branch to each part");
	}

	@Test
	void roomInSeveralPlacesIsCountedInNone() {
		Scene scene = draw("""
				host serving { memory 1 TiB system Linux hypervisor KVM gpu a100 : A100-80 }
				policy sliced for serving.a100 { stack NvidiaMig partition 1g.10gb at 0 partition 1g.20gb at 2 }
				""");
		assertEquals(List.of("free", "free"),
				scene.all().filter(box -> box.identity().mapping().equals("freeCompute")).map(SceneTest::text).toList(),
				"four slices are free, but in neither place four");
		assertEquals(List.of("1 unusable"),
				scene.all().filter(box -> box.identity().mapping().equals("unusableCompute")).map(SceneTest::text).toList());
	}

	@Test
	void findsWhatIsAtAPoint() {
		Scene scene = draw(MIG);
		for (Box box : scene.all().filter(each -> each.children().isEmpty()).toList()) {
			Rectangle bounds = box.bounds();
			assertEquals(Optional.of(box), scene.at(bounds.middle(), bounds.y() + bounds.height() / 2));
		}
		assertEquals("train", scene.at(bounds(scene, "host", "train").getFirst().x() + 2,
				bounds(scene, "host", "train").getFirst().bottom() - 2).orElseThrow().identity().element());
		assertEquals(Optional.empty(), scene.at(0, 0));
	}

	@Test
	void findsWhatStandsAtALine() {
		Scene scene = draw(MIG);
		assertEquals("sliced.partitions0", scene.showing("sliced.partitions0").getFirst().identity().element());
		assertEquals(Set.of("tuning"), scene.at("test.lamina", 7).stream().map(box -> box.identity().element())
				.collect(Collectors.toSet()));
		assertEquals(List.of(), scene.at("other.lamina", 7));
		ElementIdentity.Location location = scene.showing("tuning").getFirst().identity().location().orElseThrow();
		assertEquals(7, location.line());
		assertTrue(location.length() > 10);
	}

	@Test
	void anEditElsewhereChangesNothingHere() {
		Scene before = draw(MIG);
		Scene after = draw(MIG
				+ "host other { memory 1 TiB system Linux hypervisor KVM gpu g : A40 }\nvm more { memory 1 GiB gpu on other.g "
				+ "}\n");
		Map<String, Rectangle> places = places(after);
		places(before).forEach((id, bounds) -> {
			assertTrue(places.containsKey(id), id);
			assertEquals(bounds, places.get(id), id);
		});
	}

	@Test
	void ofOneNameThereIsOneId() {
		Scene scene = draw("""
				host left { memory 1 TiB system Linux hypervisor KVM gpu g : A40 gpu h : A40 }
				host right { memory 1 TiB system Linux hypervisor KVM gpu g : A40 }
				policy both for left, right { stack Vfio }
				""");
		assertEquals(Set.of("policy.both-in-left.g", "policy.both-in-left.h", "policy.both-in-right.g"), scene.all()
				.map(box -> box.identity().id())
				.filter(id -> id.startsWith("policy")).collect(Collectors.toSet()));
	}

	@Test
	void anEmptyModelHasAnEmptyPicture() {
		Scene scene = draw("");
		assertEquals(List.of(), scene.boxes());
		assertTrue(scene.width() > 100 && scene.height() > 20);
		assertTrue(scene.description().endsWith("Nothing is shown."), scene.description());
	}

	@Test
	void brokenModelsAreDrawnAsFarAsPossible() {
		Scene scene = draw("""
				host h { memory 1 TiB system Linux hypervisor KVM gpu g : A40 gpu nowhere : NoSuchGpu }
				policy cut for h.g { stack NvidiaVgpu partition A40-8Q x 7 partition NoSuch }
				vm v x 9 { memory 4 GiB gpu A40-8Q on h.g }
				vm lost { memory 4 GiB gpu on nirvana }
				""");
		assertEquals(6, bounds(scene, "slice", "cut.partitions0").size());
		assertEquals(1, scene.showing("h.nowhere").stream().filter(box -> box.identity().mapping().equals("gpu")).count());
		assertTrue(scene.all().anyMatch(box -> box.identity().id().startsWith("vm.v-problem")), "problems are marked");
		assertNotEquals(List.of(), scene.showing("lost"));
	}

	@Test
	void manyEqualGpusAreDrawnOnce() {
		Scene scene = draw("""
				host rack[40] { memory 1 TiB system Linux hypervisor KVM gpu g x 8 : A40 }
				policy cut for rack { stack NvidiaVgpu partition A40-8Q x 6 }
				vm v x 3 { system Linux cpu 1 cores memory 4 GiB gpu A40-8Q on rack }
				""");
		assertTrue(scene.all().count() < 60, () -> scene.all().count() + " boxes");
		assertTrue(scene.all().anyMatch(box -> text(box).contains(" to rack[")), "what is drawn once for many says for which");
	}

	private static Scene draw(String text) {
		Diagrams diagrams = Diagrams.load();
		Model model = DiagramTestModels.of(text);
		return diagrams.draw(diagrams.description("partitioning").orElseThrow(), model, Selection.DEFAULT,
				DiagramTestModels::place);
	}

	private static List<Rectangle> bounds(Scene scene, String mapping, String element) {
		return scene.showing(element).stream().filter(box -> box.identity().mapping().equals(mapping)).map(Box::bounds).toList();
	}

	private static Map<String, Rectangle> places(Scene scene) {
		Map<String, Rectangle> places = new TreeMap<>();
		scene.all().forEach(box -> places.put(box.identity().id() + '/' + box.part(), box.bounds()));
		return places;
	}

	private static String text(Box box) {
		return box.labels().stream().map(Label::text).collect(Collectors.joining(" "));
	}
}
