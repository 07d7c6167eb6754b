package dev.lamina.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.partitioning.SegmentLayout;
import dev.lamina.diagram.evaluation.Evaluation;
import dev.lamina.diagram.evaluation.Representation;
import dev.lamina.diagram.expression.Interpreter;
import dev.lamina.diagram.expression.JavaServices;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.gpu.GpuBars;
import dev.lamina.diagram.layout.BarSource;
import dev.lamina.diagram.layout.SceneLayout;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.specification.ViewpointSpecification;
import dev.lamina.model.ModelPackage;

/**
 * The diagrams of Lamina's viewpoint, drawn without Sirius: the same specification file, the same elements.
 *
 * <p>Not safe for use by several threads at a time.
 */
public final class Diagrams {
	private static final String FILE = "/description/lamina.odesign";
	private static final String BUNDLE = "/dev.lamina.design/";

	/** The layouts that mappings can ask for. */
	private static final Map<String, BarSource> BARS = Map.of(GpuBars.NAME, new GpuBars());

	/** A class of the bundle that holds specification, images and services. */
	private static final Class<?> DESIGN = SegmentLayout.class;

	private final ViewpointSpecification viewpointSpecification;
	private final Interpreter interpreter;

	private Diagrams(ViewpointSpecification viewpointSpecification) {
		this.viewpointSpecification = viewpointSpecification;
		this.interpreter = new Interpreter(
				new JavaServices(viewpointSpecification.services().stream().map(Diagrams::service).toList()));
	}

	/**
	 * Reads the specification.
	 *
	 * @throws SpecificationException if it asks for something that the built-in engine does not draw
	 */
	public static Diagrams load() {
		ModelPackage.eINSTANCE.getName(); // the one that names the metamodel by its address must find it
		try (InputStream stream = DESIGN.getResourceAsStream(FILE)) {
			return new Diagrams(ViewpointSpecification.read(stream, FILE.substring(FILE.lastIndexOf('/') + 1), BARS.keySet()));
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** The kinds of diagrams that there are, in the order of the file. */
	public List<DiagramDescription> descriptions() {
		return new ArrayList<>(viewpointSpecification.diagrams());
	}

	/** The kind of diagram of a name. */
	public Optional<DiagramDescription> description(String name) {
		return viewpointSpecification.diagram(name);
	}

	/** Whether an element of a model can have such a diagram. */
	public boolean suits(DiagramDescription description, EObject element) {
		return Evaluation.suits(description, interpreter, element);
	}

	/**
	 * What such a diagram shows of a model, without places.
	 *
	 * @throws SpecificationException if an expression of the specification fails
	 */
	public Representation evaluate(DiagramDescription description, EObject element, Evaluation.Selection selection) {
		return Evaluation.of(description, interpreter, element, selection);
	}

	/**
	 * Draws such a diagram of a model.
	 *
	 * @param locations where elements stand in their files
	 * @throws SpecificationException if an expression of the specification fails
	 */
	public Scene draw(DiagramDescription description, EObject element, Evaluation.Selection selection,
			Function<EObject, Optional<ElementIdentity.Location>> locations) {
		return SceneLayout.of(evaluate(description, element, selection), locations, BARS);
	}

	/** The file of an image of the specification; nothing if there is none of that path. The caller closes it. */
	public static Optional<InputStream> image(String path) {
		return path.startsWith(BUNDLE) ? Optional.ofNullable(DESIGN.getResourceAsStream(path.substring(BUNDLE.length() - 1)))
				: Optional.empty();
	}

	private static Object service(String name) {
		try {
			return Class.forName(name, true, DESIGN.getClassLoader()).getConstructor().newInstance();
		} catch (ReflectiveOperationException missing) {
			throw new IllegalStateException("The services class " + name + " cannot be used.", missing);
		}
	}
}
