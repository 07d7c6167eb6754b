package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EStructuralFeature.Setting;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.documentation.DocComments;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.ide.navigation.Occurrence;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.scoping.GpuTypes;
import dev.lamina.dsl.validation.VariationReferences;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.Event;
import dev.lamina.model.Expectation;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Import;
import dev.lamina.model.Link;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Quantified;
import dev.lamina.model.Requirement;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;
import dev.lamina.model.VmWeight;

/**
 * An element that goes, and everything that would speak of nothing without it: of each reference the smallest part of the text
 * that can go by itself goes too, be it an item of a list, a property, or a whole declaration with what speaks of that in turn.
 */
final class Deletion {
	private final ProjectSnapshot project;
	private final SequencedSet<EObject> elements = new LinkedHashSet<>();
	private final SequencedMap<EObject, Map<EStructuralFeature, Set<Integer>>> values = new LinkedHashMap<>();
	private final List<Occurrence> dangling = new ArrayList<>();

	Deletion(ProjectSnapshot project, EObject element) {
		this.project = project;
		if (element instanceof Requirement || element instanceof ApiVersion || element instanceof Target
				|| element instanceof Quantified) {
			EStructuralFeature feature = element.eContainingFeature();
			item(element.eContainer(), feature,
					feature.isMany() ? ((List<?>) element.eContainer().eGet(feature)).indexOf(element) : 0);
		} else {
			remove(element);
			unofferedPartitions(element);
		}
	}

	/** Every name, outside of what was asked for, that means what goes. */
	List<Occurrence> dangling() {
		return dangling.stream().sorted(Comparator.comparing((Occurrence place) -> place.file().toString())
				.thenComparingInt(place -> place.region().offset())).distinct().toList();
	}

	List<Edit> edits() {
		List<Edit> edits = new ArrayList<>();
		elements.stream().filter(element -> !isWithin(element.eContainer())).forEach(element -> edits.addAll(cut(element)));
		values.forEach((owner, features) -> {
			if (!isWithin(owner)) {
				features.forEach((feature, indices) -> edits.addAll(cut(owner, feature, indices)));
			}
		});
		return edits;
	}

	private void remove(EObject element) {
		if (isWithin(element) || !elements.add(element)) {
			return;
		}
		List<EObject> gone = new ArrayList<>(List.of(element));
		element.eAllContents().forEachRemaining(gone::add);
		List<EObject> named = gone.stream().filter(NamedElement.class::isInstance).toList();
		if (!named.isEmpty()) {
			EcoreUtil.UsageCrossReferencer.findAll(named, element.eResource().getResourceSet()).values().stream()
					.flatMap(Collection::stream)
					.filter(setting -> !isWithin(setting.getEObject())
							&& !LibraryFiles.holds(setting.getEObject().eResource().getURI()))
					.sorted(Comparator.comparing((Setting setting) -> EcoreUtil.getURI(setting.getEObject()).toString()))
					.forEach(setting -> dropAll(setting, named));
			project.sources().forEach(sourceFile -> unlinked(sourceFile, named));
		}
	}

	private boolean isWithin(EObject element) {
		for (EObject each = element; each != null; each = each.eContainer()) {
			if (elements.contains(each)) {
				return true;
			}
		}
		return false;
	}

	private void dropAll(Setting setting, List<EObject> gone) {
		EObject owner = setting.getEObject();
		EReference reference = (EReference) setting.getEStructuralFeature();
		List<?> targets = reference.isMany() ? (List<?>) owner.eGet(reference) : List.of(owner.eGet(reference));
		for (int index = 0; index < targets.size(); index++) {
			if (gone.contains(targets.get(index)) && !reference.isContainment() && !isWithin(owner)) {
				note(owner, reference, index);
				drop(owner, reference, index);
			}
		}
	}

	/** Names that are no references of the model: imports by name, and what a simulation varies. */
	private void unlinked(SourceFile sourceFile, List<EObject> gone) {
		sourceFile.model().stream().flatMap(model -> model.getImports().stream()).filter(imported -> isOf(imported, gone))
				.toList()
				.forEach(imported -> {
					note(imported, Literals.IMPORT__IMPORTED_NAMESPACE, 0);
					remove(imported);
				});
		List<Variation> variations = new ArrayList<>();
		EcoreUtil.getAllContents(sourceFile.resource(), false).forEachRemaining(each -> {
			if (each instanceof Variation variation) {
				variations.add(variation);
			}
		});
		variations.forEach(variation -> VariationReferences.of(variation).forEach((index, value) -> {
			if (gone.contains(value) && !isWithin(variation)) {
				note(variation, Literals.VARIATION__VALUES, index);
				item(variation, Literals.VARIATION__VALUES, index);
			}
		}));
	}

	private static boolean isOf(Import imported, List<EObject> gone) {
		String name = imported.getImportedNamespace();
		int dot = name == null || name.endsWith(".*") ? -1 : name.lastIndexOf('.');
		return dot > 0 && ((XtextResource) imported.eResource()).getResourceServiceProvider().get(PackageResolver.class)
				.find(imported.eResource(), name.substring(0, dot), name.substring(dot + 1), kind -> true)
				.filter(found -> gone.contains(found.getEObjectOrProxy())).isPresent();
	}

	private void note(EObject owner, EStructuralFeature feature, int index) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(owner, feature);
		if (index < nodes.size()) {
			dangling.add(new Occurrence(owner.eResource().getURI(), Region.of(nodes.get(index)), false));
		}
	}

	/** Takes away what cannot be without that reference. */
	private void drop(EObject owner, EStructuralFeature feature, int index) {
		switch (owner) {
			case Target target -> target(target);
			case Partition partition -> remove(partition);
			case Expectation promise -> remove(promise);
			case VmWeight weight -> remove(weight);
			case Variation variation -> remove(variation);
			case Link link -> remove(link);
			case HostGpu gpu -> remove(gpu);
			default -> item(owner, feature, index);
		}
	}

	private void target(Target target) {
		switch (target.eContainer()) {
			case GpuDemand demand when keepsProfile(demand) -> item(demand, Literals.GPU_DEMAND__PLACE, 0);
			case Policy policy -> item(policy, Literals.POLICY__TARGETS, policy.getTargets().indexOf(target));
			case EObject owner when owner instanceof Event || owner instanceof Expectation || owner instanceof GpuDemand
					|| owner instanceof Variation ->
					remove(owner);
			case EObject fleet ->
					item(fleet, target.eContainingFeature(), ((List<?>) fleet.eGet(target.eContainingFeature())).indexOf(target));
		}
	}

	/** Whether a VM can still ask for the same on another GPU. */
	private boolean keepsProfile(GpuDemand demand) {
		return isOffered(demand.getProfile(), demand);
	}

	/** Whether a GPU that stays has a profile of that name; any GPU will do without one. */
	private boolean isOffered(Profile profile, EObject place) {
		GpuTypes types = ((XtextResource) place.eResource()).getResourceServiceProvider().get(GpuTypes.class);
		return hosts().flatMap(host -> host.getGpus().stream())
				.filter(gpu -> !isWithin(gpu) && gpu.getType() != null && !gpu.getType().eIsProxy() && !isWithin(gpu.getType()))
				.anyMatch(gpu -> profile == null || types.profile(gpu.getType(), profile.getName()).isPresent());
	}

	/** The partitions of a policy that names no GPU, as it waits for an event, are known by the GPUs of all hosts. */
	private void unofferedPartitions(EObject element) {
		if (element instanceof Host || element instanceof HostGpu || element instanceof GpuType) {
			List<Partition> unoffered = project.sources().stream().flatMap(sourceFile -> sourceFile.model().stream())
					.flatMap(model -> model.getDeclarations().stream())
					.filter(each -> each instanceof Policy policy && policy.getTargets().isEmpty())
					.flatMap(policy -> ((Policy) policy).getPartitions().stream())
					.filter(partition -> !isWithin(partition) && partition.getProfile() != null
							&& !partition.getProfile().eIsProxy() && !isOffered(partition.getProfile(), partition))
					.toList();
			unoffered.forEach(partition -> {
				note(partition, Literals.PARTITION__PROFILE, 0);
				remove(partition);
			});
		}
	}

	private Stream<Host> hosts() {
		return project.sources().stream().flatMap(sourceFile -> sourceFile.model().stream())
				.flatMap(model -> model.getDeclarations().stream()).filter(Host.class::isInstance)
				.map(Host.class::cast);
	}

	/**
	 * One value of a feature; with its last target a policy goes, which would hold for everything, and with its last value a
	 * variation.
	 */
	private void item(EObject owner, EStructuralFeature feature, int index) {
		Set<Integer> indices = values.computeIfAbsent(owner, key -> new LinkedHashMap<>()).computeIfAbsent(feature,
				key -> new TreeSet<>());
		indices.add(index);
		boolean all = indices.size() == NodeModelUtils.findNodesForFeature(owner, feature).size();
		if (all && (owner instanceof Policy && feature == Literals.POLICY__TARGETS || owner instanceof Variation)) {
			remove(owner);
		}
	}

	private static List<Edit> cut(EObject owner, EStructuralFeature feature, Set<Integer> indices) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(owner, feature);
		if (indices.size() < nodes.size()) {
			return TextEdits.removeFromList(nodes, indices);
		}
		if (nodes.isEmpty()) {
			return List.of();
		}
		INode comma = TextEdits.visible(nodes.getLast(), true);
		INode word = feature == Literals.GPU_DEMAND__PROFILE ? nodes.getFirst() : TextEdits.visible(nodes.getFirst(), false);
		return TextEdits.removeWords(word,
				feature.isMany() && comma != null && comma.getText().equals(",") ? comma : nodes.getLast());
	}

	private static List<Edit> cut(EObject element) {
		return TextEdits.node(element).map(node -> {
			if (!(element instanceof NamedElement)) {
				return TextEdits.removeWords(node, node);
			}
			String text = node.getRootNode().getText();
			int start = DocComments.before(NodeModelUtils.getNode(element)).map(INode::getOffset).orElse(node.getOffset());
			Edit edit = TextEdits.remove(node, start, node.getEndOffset()).orElseThrow();
			return List.of(withBlankLine(edit, text));
		}).orElse(List.of());
	}

	/** Of the blank lines on both sides of lines that go one goes too. */
	private static Edit withBlankLine(Edit edit, String text) {
		boolean lines = edit.end() > edit.offset() && (edit.offset() == 0 || text.charAt(edit.offset() - 1) == '\n');
		int before = edit.offset() - 1;
		while (before > 0
				&& (text.charAt(before - 1) == ' ' || text.charAt(before - 1) == '\t' || text.charAt(before - 1) == '\r')) {
			before--;
		}
		boolean blankBefore = lines && before > 0 && text.charAt(before - 1) == '\n';
		String rest = text.substring(edit.end());
		boolean blankBehind = rest.isBlank() || rest.lines().findFirst().map(String::isBlank).orElse(true);
		return blankBefore && blankBehind ? new Edit(edit.file(), before, edit.end() - before, "") : edit;
	}
}
