package dev.lamina.dsl.ide.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.documentation.DocComments;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.CostModel;
import dev.lamina.model.Engine;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Stray;
import dev.lamina.model.UnknownDeclaration;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Lists what documents declare, in the order of their text. */
public final class SymbolProvider {
	private SymbolProvider() {
	}

	/** The declarations of a document with their parts. */
	public static List<Symbol> of(Snapshot snapshot) {
		return snapshot.model().map(model -> symbols(model.getDeclarations().stream())).orElse(List.of());
	}

	/**
	 * The named elements of all files whose name has the letters of a query in this order, ignoring case; everything for an empty
	 * query. Names that begin with the query come first, then those that contain it, then the others; each in the order of the
	 * files.
	 */
	public static List<SymbolMatch> find(ProjectSnapshot project, String query) {
		String wanted = query.toLowerCase(Locale.ROOT);
		List<List<SymbolMatch>> ranked = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (SourceFile sourceFile : project.sources()) {
			sourceFile.model().stream().flatMap(SymbolProvider::named).forEach(element -> {
				String name = element.getName().toLowerCase(Locale.ROOT);
				if (isSpreadOver(wanted, name)) {
					ranked.get(name.startsWith(wanted) ? 0 : name.contains(wanted) ? 1 : 2).add(found(sourceFile, element));
				}
			});
		}
		return ranked.stream().flatMap(List::stream).toList();
	}

	private static Stream<NamedElement> named(Model model) {
		return model.getDeclarations().stream().flatMap(declaration -> Stream.concat(Stream.of(declaration), parts(declaration)))
				.filter(NamedElement.class::isInstance).map(NamedElement.class::cast)
				.filter(element -> element.getName() != null && NodeModelUtils.findActualNodeFor(element) != null);
	}

	private static boolean isSpreadOver(String letters, String name) {
		int found = 0;
		for (int i = 0; i < name.length() && found < letters.length(); i++) {
			if (name.charAt(i) == letters.charAt(found)) {
				found++;
			}
		}
		return found == letters.length();
	}

	private static SymbolMatch found(SourceFile sourceFile, NamedElement element) {
		String container = element.eContainer() instanceof NamedElement owner && owner.getName() != null ? owner.getName()
				: sourceFile.model().map(Model::getName).orElse("");
		return new SymbolMatch(element.getName(), kind(element), container == null ? "" : container, sourceFile.uri(),
				nameOf(element, NodeModelUtils.findActualNodeFor(element)));
	}

	private static List<Symbol> symbols(Stream<? extends EObject> elements) {
		return elements.flatMap(element -> symbol(element).stream()).toList();
	}

	private static List<Symbol> symbol(EObject element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		if (node == null || element instanceof Stray) {
			return List.of();
		}
		Region text = Region.of(node);
		Region range = Region.between(DocComments.before(node).map(ILeafNode::getOffset).orElse(text.offset()), text.end());
		Region name = nameOf(element, node);
		return List
				.of(new Symbol(name(element), kind(element), ElementSummary.of(element), range, name, symbols(parts(element))));
	}

	private static Stream<EObject> parts(EObject element) {
		Stream<? extends EObject> parts = switch (element) {
			case GpuType gpu -> Stream.concat(gpu.getEngines().stream(), gpu.getProfiles().stream());
			case Stack stack -> Stream.ofNullable(stack.getCost());
			case Host host -> Stream.concat(host.getGpus().stream(), host.getLinks().stream());
			case Policy policy -> Stream.concat(policy.getPartitions().stream(), Stream.ofNullable(policy.getScheduler()));
			case Workload workload -> Stream.concat(Stream.ofNullable(workload.getOperation()), workload.getPhases().stream());
			case Phase phase -> Stream.ofNullable(phase.getOperation());
			case Vm vm -> Stream.concat(Stream.ofNullable(vm.getGpu()), vm.getExpectations().stream());
			case Simulation simulation -> Stream
					.of(simulation.getEvents(), simulation.getVariations(), simulation.getExpectations()).flatMap(List::stream);
			default -> Stream.empty();
		};
		return parts.map(EObject.class::cast).sorted(java.util.Comparator.comparingInt(SymbolProvider::offset));
	}

	private static int offset(EObject element) {
		INode node = NodeModelUtils.findActualNodeFor(element);
		return node == null ? 0 : node.getOffset();
	}

	private static String name(EObject element) {
		String name = switch (element) {
			case NamedElement named -> named.getName();
			case CostModel cost -> "cost";
			case Engine engine -> engine.getKind() == null ? null : engine.getKind().getLiteral();
			case Scheduler scheduler -> "scheduler " + scheduler.getKind().getLiteral();
			case Operation operation -> "each " + operation.getKind().getLiteral();
			default -> ElementSummary.text(element);
		};
		return name == null || name.isBlank()
				? "(" + kind(element).name().toLowerCase(Locale.ROOT).replace('_', ' ') + " without a name)" : name;
	}

	static SymbolKind kind(EObject element) {
		return switch (element.eClass().getClassifierID()) {
			case ModelPackage.GPU_TYPE -> SymbolKind.GPU_TYPE;
			case ModelPackage.ENGINE -> SymbolKind.ENGINE;
			case ModelPackage.PROFILE -> SymbolKind.PROFILE;
			case ModelPackage.STACK -> SymbolKind.STACK;
			case ModelPackage.COST_MODEL -> SymbolKind.COST;
			case ModelPackage.HOST -> SymbolKind.HOST;
			case ModelPackage.HOST_GPU -> SymbolKind.HOST_GPU;
			case ModelPackage.LINK -> SymbolKind.LINK;
			case ModelPackage.POLICY -> SymbolKind.POLICY;
			case ModelPackage.PARTITION -> SymbolKind.PARTITION;
			case ModelPackage.SCHEDULER -> SymbolKind.SCHEDULER;
			case ModelPackage.WORKLOAD -> SymbolKind.WORKLOAD;
			case ModelPackage.PHASE -> SymbolKind.PHASE;
			case ModelPackage.OPERATION -> SymbolKind.OPERATION;
			case ModelPackage.VM -> SymbolKind.VM;
			case ModelPackage.GPU_DEMAND -> SymbolKind.DEMAND;
			case ModelPackage.EXPECTATION -> SymbolKind.EXPECTATION;
			case ModelPackage.SIMULATION -> SymbolKind.SIMULATION;
			case ModelPackage.EVENT -> SymbolKind.EVENT;
			case ModelPackage.VARIATION -> SymbolKind.VARIATION;
			case ModelPackage.FLEET -> SymbolKind.FLEET;
			default -> SymbolKind.UNKNOWN;
		};
	}

	/** Where the name of an element stands; its first word if it has none. */
	private static Region nameOf(EObject element, ICompositeNode node) {
		EStructuralFeature feature = element instanceof UnknownDeclaration || element instanceof NamedElement
				? Literals.NAMED_ELEMENT__NAME
				: element.eClass().getEStructuralFeature("kind");
		List<INode> nodes = feature == null ? List.of() : NodeModelUtils.findNodesForFeature(element, feature);
		if (!nodes.isEmpty()) {
			return Region.of(nodes.getFirst());
		}
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (!leaf.isHidden()) {
				return Region.of(leaf);
			}
		}
		return new Region(node.getOffset(), 0);
	}
}
