package dev.lamina.cli.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.cli.result.SavedResult;
import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.results.RunSummary;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Host;
import dev.lamina.model.Model;

/** {@code lamina diagram}: draws models. */
@Command(name = "diagram",
		description = "Draws models: how GPUs are divided, which VM runs where, how hosts are connected, and the results of a run.",
		footer = { "", "Diagrams:",
				"  partitioning   how each GPU is divided (to scale), what is free or unusable, and which VM uses it",
				"  topology       hosts, NUMA nodes, IOMMU groups, GPUs and the links between them",
				"  results        promises kept, undecided or broken, and how busy each GPU is: of --results, or of a file beside the "
						+ "model",
				"                 that is called like it with .results.json behind",
				"  fleet          many hosts, each GPU a cell", "",
				"A model with errors is drawn as far as possible, with its problems marked and said as 'lamina validate' does.",
				"",
				"With --at, all of them show who sits where at that time of the simulation: what has moved, stopped, failed or been",
				"repartitioned by then. A model whose events cannot all happen is drawn without those, with status 1; a time after the",
				"end, or a model without a simulation, is wrong use.",
				"",
				"SVG pictures follow the light or dark mode of the viewer unless --theme says otherwise, and are the same on",
				"every machine. Text in PNG pictures looks as the fonts of this machine do.", "", "Examples:",
				"  lamina diagram vdi.lamina -o vdi.svg",
				"  lamina diagram vdi.lamina --diagram topology --format png --scale 3 -o topology.png",
				"  lamina simulate vdi.lamina --format json -o vdi.json",
				"  lamina diagram vdi.lamina --diagram results --results vdi.json -o results.svg",
				"  lamina diagram migration.lamina --at 20s -o at20s.svg",
				"  lamina diagram models/ --all -o pictures/       every diagram of every model, into a folder", "",
				"Exit status: 0 drawn, 1 drawn, but a model has errors, 2 wrong use, or something cannot be read, drawn or "
						+ "written." })
public final class DiagramCommand implements Callable<Integer> {
	private static final int MAX_DETAILED_HOSTS = 200;
	private static final String FLEET = "fleet";
	private static final Logger LOG = Logger.getLogger(DiagramCommand.class);

	private final Console console;
	/** Whether a picture could not be drawn. */
	private boolean failed;
	/** Whether events that cannot happen are missing in a picture. */
	private boolean incomplete;

	@Mixin
	private ModelInputs modelInputs;

	@Option(names = "--diagram", paramLabel = "NAME", description = "Which diagram to draw (default: ${DEFAULT-VALUE}).",
			defaultValue = "partitioning")
	private String name;

	@Option(names = "--layers", paramLabel = "NAME",
			description = "Which optional layers to show, by their names, separated by commas, or none; an unknown one lists "
					+ "them.")
	private Optional<String> layers;

	@Option(names = "--filters", paramLabel = "NAME",
			description = "Which filters hide elements, by their names, separated by commas; an unknown one lists them.",
			defaultValue = "")
	private String filters;

	@Option(names = "--results", paramLabel = "RESULT",
			description = "A file that 'lamina simulate --format json' wrote; shown by the diagram 'results' and the layer "
					+ "'results'.")
	private Optional<String> results;

	@Mixin
	private PlanTimeOptions planTimeOptions;

	@Option(names = "--all", description = "Draw every diagram of every model into the folder of --output.")
	private boolean all;

	@Mixin
	private DiagramOutputOptions diagramOutputOptions;

	public DiagramCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		diagramOutputOptions.check(all, console);
		planTimeOptions.check();
		Diagrams diagrams = Diagrams.load();
		List<DiagramDescription> wanted = all ? diagrams.descriptions() : List.of(diagrams.description(name)
				.orElseThrow(() -> unknown("diagram", name,
						diagrams.descriptions().stream().map(DiagramDescription::name).toList())));
		Optional<Set<String>> shown = layers.map(text -> text.equals("none") ? Set.of() : names(text));
		Set<String> hiding = names(filters);
		check(wanted, shown.orElse(Set.of()), hiding);
		Selection selection = new Selection(shown, hiding);
		List<ModelInput> read = modelInputs.read(console);
		Optional<RunSummary> figures = results.map(this::figures);
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		List<ModelUnit> modelUnits = read.stream().map(ModelInput::project).distinct()
				.flatMap(project -> project.modelUnits().stream()).toList();
		modelUnits.forEach(modelUnit -> AssignmentIndex.install(modelUnit.modelScope()));
		Set<SourceFile> timeless = planTimeOptions.isGiven() ? installPlans(modelUnits) : Set.of();
		List<RenderedDiagram> renderedDiagrams = new ArrayList<>();
		for (ModelInput modelInput : read) {
			diagnosticPrinter.print(modelInput.problems(), modelInput.text());
			figures.ifPresent(run -> run.install(modelInput.source().resource().getResourceSet()));
			Optional<Model> model = modelInput.source().model().filter(there -> !timeless.contains(modelInput.source()));
			model.ifPresent(there -> hintAtFleetDiagram(modelInput, there));
			for (DiagramDescription description : model.isPresent() ? wanted : List.<DiagramDescription>of()) {
				draw(diagrams, modelInput, model.get(), description, selection).ifPresent(renderedDiagrams::add);
			}
		}
		renderedDiagrams.removeIf(renderedDiagram -> (all || read.size() > 1) && renderedDiagram.scene().boxes().isEmpty());
		if (!failed || !renderedDiagrams.isEmpty()) {
			diagramOutputOptions.write(renderedDiagrams, all, console);
		}
		if (failed) {
			return ExitStatus.ERROR;
		}
		if (diagnosticPrinter.count(Severity.ERROR) > 0) {
			console.printErrorLine(diagnosticPrinter.summary(read.size()) + "; drawn as far as possible");
			return ExitStatus.PROBLEMS;
		}
		return incomplete ? ExitStatus.PROBLEMS : ExitStatus.OK;
	}

	/**
	 * Lets all diagrams show who sits where at the time that is asked for, and says of which models that is not known.
	 *
	 * @return the files of those models
	 * @throws CommandException if it is the only model
	 */
	private Set<SourceFile> installPlans(List<ModelUnit> modelUnits) {
		Set<SourceFile> timeless = new HashSet<>();
		for (ModelUnit modelUnit : modelUnits) {
			try {
				planTimeOptions.of(modelUnit, modelUnits.size() == 1).ifPresent(planTime -> {
					AssignmentIndex.install(modelUnit.modelScope(), planTime.plan().at(planTime.nanoseconds()));
					reportImpossible(modelUnit, planTime);
				});
			} catch (CommandException unknown) {
				if (modelUnits.size() == 1) {
					throw unknown;
				}
				console.printErrorLine("lamina: " + unknown.getMessage());
				timeless.addAll(modelUnit.sources());
				failed = true;
			}
		}
		return timeless;
	}

	/** Without severities that a project may have changed: what cannot happen is not in the picture. */
	private void reportImpossible(ModelUnit modelUnit, PlanTimeOptions.PlanTime planTime) {
		int impossible = planTime.plan().problems().size();
		if (impossible > 0) {
			incomplete = true;
			console.printErrorLine(DiagnosticPrinter.printable(modelUnit.sources().getFirst().name()) + ": "
					+ (impossible == 1 ? "1 problem" : impossible + " problems") + " in the plan of simulation "
					+ planTime.simulation()
					+ ": what cannot happen is left out of the picture. 'lamina validate' says why it cannot.");
		}
	}

	/** Of many hosts each diagram but one takes long to draw, and is too large to be looked at. */
	private void hintAtFleetDiagram(ModelInput modelInput, Model model) {
		long hosts = model.getDeclarations().stream().filter(Host.class::isInstance).mapToLong(host -> ((Host) host).getCount())
				.sum();
		if (hosts > MAX_DETAILED_HOSTS && !all && !name.equalsIgnoreCase(FLEET)) {
			console.printErrorLine(
					modelInput.source().name() + " has " + hosts + " hosts: the picture gets large and takes long. '--diagram "
							+ FLEET
							+ "' is made for so many and draws each GPU as a cell.");
		}
	}

	/** A picture that cannot be drawn is said, and takes no other with it. */
	private Optional<RenderedDiagram> draw(Diagrams diagrams, ModelInput modelInput, Model model, DiagramDescription description,
			Selection selection) {
		try {
			return diagrams.suits(description, model)
					? Optional.of(new RenderedDiagram(modelInput, description,
							diagrams.draw(description, model, selection, element -> ElementLocator.of(modelInput, element))))
					: Optional.empty();
		} catch (RuntimeException unexpected) {
			if (unexpected instanceof SpecificationException) {
				throw unexpected;
			}
			LOG.error("A picture failed.", unexpected);
			console.printErrorLine(
					"lamina: The diagram '" + description.name() + "' of '"
							+ DiagnosticPrinter.printable(modelInput.source().name())
							+ "' could not be drawn. That is a mistake in Lamina; please report it with the model.");
			failed = true;
			return Optional.empty();
		}
	}

	private static Set<String> names(String text) {
		return Stream.of(text.split(",")).map(String::strip).filter(name -> !name.isEmpty())
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static void check(List<DiagramDescription> wanted, Set<String> shown, Set<String> filters) {
		for (String layer : shown) {
			List<String> known = wanted.stream().flatMap(each -> each.layers().stream())
					.filter(DiagramDescription.Layer::optional)
					.map(DiagramDescription.Layer::name).distinct().toList();
			if (!known.contains(layer)) {
				throw unknown("layer", layer, known);
			}
		}
		for (String filter : filters) {
			List<String> known = wanted.stream().flatMap(each -> each.filters().stream()).map(DiagramDescription.Filter::name)
					.distinct()
					.toList();
			if (!known.contains(filter)) {
				throw unknown("filter", filter, known);
			}
		}
	}

	private static CommandException unknown(String kind, String name, List<String> known) {
		return new CommandException("There is no " + kind + " '" + DiagnosticPrinter.printable(name) + "'. "
				+ (known.isEmpty() ? "This diagram has none."
						: "There are: " + known.stream().collect(Collectors.joining(", ")) + "."));
	}

	private RunSummary figures(String result) {
		return RunSummary.ofSingle(SavedResult.read(result, console)).orElseThrow(() -> new CommandException(
				"'" + DiagnosticPrinter.printable(result)
						+ "' is not the result of a single run, but of a sweep, of a fleet or of "
						+ "several simulations. Write the result of one simulation without variations."));
	}
}
