package dev.lamina.diagram.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

import dev.lamina.diagram.DiagramTestModels;
import dev.lamina.diagram.evaluation.Evaluation;
import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.expression.Interpreter;
import dev.lamina.diagram.expression.JavaServices;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.specification.Odesign;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;

/** Bars show what their source says, to scale, whatever that is: here the GPUs of a host, which are no bars in any diagram. */
class BarLayoutTest {
	private static final String SPECIFICATION = Odesign
			.text("""
					<layout xsi:type="d:CustomLayoutConfiguration"><layoutOptions id="org.eclipse.elk.direction"><value name="RIGHT"/></layoutOptions></layout>
					<defaultLayer name="base">
					<containerMappings name="host" documentation="layout: thirds" domainClass="lamina.Host" semanticCandidatesExpression="feature:declarations">
					  <style xsi:type="style:FlatContainerStyleDescription"/>
					  <subNodeMappings name="gpu" domainClass="lamina.HostGpu" semanticCandidatesExpression="feature:gpus">
					    <style xsi:type="style:SquareDescription"/>
					  </subNodeMappings>
					</containerMappings>
					<edgeMappings name="uses" sourceMapping="%1$s/@containerMappings[name='vm']" targetMapping="%1$s/@containerMappings[name='host']/@subNodeMappings[name='gpu']" targetFinderExpression="service:gpu"><style/></edgeMappings>
					<containerMappings name="vm" domainClass="lamina.Vm" semanticCandidatesExpression="feature:declarations">
					  <style xsi:type="style:FlatContainerStyleDescription"/>
					</containerMappings>
					</defaultLayer>
					"""
					.formatted(Odesign.LAYER));

	private final Model model = DiagramTestModels.of("""
			host h { memory 1 TiB gpu a : A40 gpu b : A40 gpu left : A40 }
			vm v { memory 4 GiB gpu on h.a }
			""");

	/** Services for the test. */
	public static final class Answers {
		public EObject gpu(Vm vm) {
			return vm.getGpu().getPlace().getGpu();
		}
	}

	@Test
	void segmentsLieToScaleAndWhatHasNoneBelow() {
		Scene scene = draw(container -> List.of(new BarGroup("all", List.of(
				new Bar("first", true, List.of(segment(container, 0, 0, 1 / 3.0), segment(container, 1, 1 / 3.0, 2 / 3.0))),
				new Bar("second", false, List.of(segment(container, 0, 0.5, 0.5)))))));
		List<Box> a = boxes(scene, "h.a");
		List<Box> b = boxes(scene, "h.b");
		assertEquals(List.of(0, 1), a.stream().map(Box::part).toList(), "a has a part on each bar");
		assertEquals(2, b.getFirst().bounds().height() / a.getFirst().bounds().height(), 0.1, "two thirds to one");
		assertEquals(a.getFirst().bounds().bottom() + 1, b.getFirst().bounds().y());
		assertEquals(b.getFirst().bounds().bottom(), a.get(1).bounds().bottom(), "both bars are equally high");
		assertTrue(a.get(1).bounds().x() > a.getFirst().bounds().right(), "the second bar stands beside the first");
		assertTrue(boxes(scene, "h.left").getFirst().bounds().y() > b.getFirst().bounds().bottom(), "what has no bar is below");
		List<String> texts = boxes(scene, "h").stream().flatMap(box -> box.labels().stream()).map(Label::text).toList();
		assertEquals(List.of("h", "all", "first", "second"), texts);
	}

	@Test
	void aLineEndsAtThePartThatIsUsed() {
		EObject vm = model.getDeclarations().getLast();
		Scene scene = draw(container -> List.of(new BarGroup("", List.of(new Bar("", true,
				List.of(segment(container, 0, 0, 0.5), used(container, 0, 0.5, 0.25, Set.of(vm)),
						segment(container, 1, 0.75, 0.25)))))));
		Box used = boxes(scene, "h.a").get(1);
		List<Edge.Point> path = scene.edges().getFirst().paths().getFirst();
		assertEquals(1, scene.edges().getFirst().paths().size(), "no fork to the part that no one uses");
		Edge.Point end = path.getLast();
		assertTrue(end.y() >= used.bounds().y() - 0.1 && end.y() <= used.bounds().bottom() + 0.1, () -> end + " in " + used);
	}

	@Test
	void withoutBarsTheArrangementDecides() {
		Scene bars = draw(container -> List.of());
		assertEquals(SceneLayout.of(Evaluation.of(description(), interpreter(), model, Evaluation.Selection.DEFAULT),
				any -> Optional.empty(), Map.of()), bars);
	}

	private static BarSegment segment(Figure container, int child, double start, double extent) {
		return used(container, child, start, extent, Set.of());
	}

	private static BarSegment used(Figure container, int child, double start, double extent, Set<EObject> users) {
		return new BarSegment(container.children().get(child), start, extent, Optional.empty(), "", "", true, users);
	}

	private Scene draw(BarSource source) {
		return SceneLayout.of(Evaluation.of(description(), interpreter(), model, Evaluation.Selection.DEFAULT),
				any -> Optional.empty(), Map.of("thirds", source));
	}

	private static DiagramDescription description() {
		return Odesign.diagram(SPECIFICATION);
	}

	private static Interpreter interpreter() {
		return new Interpreter(new JavaServices(List.of(new Answers())));
	}

	private static List<Box> boxes(Scene scene, String element) {
		return scene.boxes().stream().flatMap(Box::withAllInside).filter(box -> box.identity().element().equals(element))
				.toList();
	}
}
