package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.model.Body;
import dev.lamina.model.Declaration;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.UnknownProperty;
import dev.lamina.model.Workload;

/** Adds properties that are missing, takes away those that are unknown or given twice, and renames what is named twice. */
final class PropertyFixes {
	private static final Pattern SIMPLE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

	private PropertyFixes() {
	}

	/** Adds the property that the declaration cannot do without, with a value that is usual. */
	static List<Fix> missing(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		EObject element = quickFixContext.element();
		if (element instanceof Simulation) {
			fixCollector.add("Add 'for 30 s'", TextEdits.add(element, "for 30 s"));
		} else if (element instanceof Workload) {
			fixCollector.add("Add an operation", TextEdits.add(element, "each frame at 60 fps { gpu 5 ms }"));
		} else if (element instanceof HostGpu gpu && gpu.getType() != null) {
			fixCollector.add("Add 'memory 16 GiB' to " + gpu.getType().getName(), TextEdits.add(gpu.getType(), "memory 16 GiB"));
		} else if (element instanceof Policy policy && policy.getStack() == null) {
			StackSuitability.suitable(policy).limit(3)
					.forEach(stack -> fixCollector.add("Add 'stack " + stack + "'", TextEdits.add(policy, "stack " + stack)));
		} else if (element instanceof Policy policy && policy.getStack().eClass() == ModelPackage.Literals.STACK) {
			fixCollector.add("Make " + policy.getStack().getName() + " a stack for pass-through",
					TextEdits.value(policy.getStack(), ModelPackage.Literals.NAMED_ELEMENT__NAME)
							.flatMap(name -> TextEdits.behind(name, " : pass-through")));
		}
		return fixCollector.list();
	}

	/** Takes away the second of two equal properties. */
	static List<Fix> duplicate(QuickFixContext quickFixContext) {
		ILeafNode word = NodeModelUtils.findLeafNodeAtOffset(quickFixContext.resource().getParseResult().getRootNode(),
				quickFixContext.offset());
		if (word == null) {
			return List.of();
		}
		Optional<Edit> edit = word.getGrammarElement() != null && word.getGrammarElement().eContainer() instanceof Group group
				? TextEdits.remove(word, lastOf(group, word))
				: TextEdits.node(quickFixContext.element()).flatMap(TextEdits::remove);
		return new FixCollector().add("Remove the second '" + word.getText() + "'", edit).list();
	}

	/** The last node of the property that a word begins: what follows and belongs to the same group of the grammar. */
	private static INode lastOf(Group group, INode word) {
		INode last = word;
		for (INode next = word.getNextSibling(); next != null; next = next.getNextSibling()) {
			EObject rule = next.getGrammarElement();
			if (!(next instanceof ILeafNode leaf && leaf.isHidden())) {
				if (rule == word.getGrammarElement() || !EcoreUtil.isAncestor(group, rule)) {
					return last;
				}
				last = next;
			}
		}
		return last;
	}

	/** Takes away a property that no one knows, with the unknown words behind it on its line. */
	static List<Fix> unknown(QuickFixContext quickFixContext) {
		return quickFixContext.around(UnknownProperty.class).flatMap(TextEdits::node).map(first -> {
			INode last = ((Body) quickFixContext.element().eContainer()).getUnknownProperties().stream()
					.flatMap(each -> TextEdits.node(each).stream())
					.filter(node -> node.getStartLine() == first.getStartLine()).reduce(first, (left, right) -> right);
			return new FixCollector().addFallback("Remove '" + quickFixContext.text() + "'", TextEdits.remove(first, last))
					.list();
		}).orElse(List.of());
	}

	/** The package with the name of the file as its last part; a number, if it has that already or no package can have it. */
	private static String packageOfItsOwn(Model model) {
		String now = model.getName();
		String parent = now.substring(0, now.lastIndexOf('.') + 1);
		String file = model.eResource().getURI().trimFileExtension().lastSegment();
		List<String> taken = PackageFiles.of(model.eResource().getResourceSet()).map(PackageFiles::packages).orElse(List.of());
		String named = parent + file;
		return SIMPLE.matcher(file).matches() && !named.equals(now) && !taken.contains(named) ? named
				: IntStream.iterate(2, number -> number + 1).mapToObj(number -> now + number)
						.filter(free -> !taken.contains(free)).findFirst().orElseThrow();
	}

	/** Gives the second of two equal names a number, and a copied file a package of its own. */
	static List<Fix> renamed(QuickFixContext quickFixContext) {
		if (quickFixContext.element() instanceof Model model) {
			String own = packageOfItsOwn(model);
			return new FixCollector().add("Make it package '" + own + "'", Optional.of(quickFixContext.replaced(own))).list();
		}
		if (!(quickFixContext.element() instanceof NamedElement named) || named.getName() == null) {
			return List.of();
		}
		Model model = (Model) EcoreUtil.getRootContainer(named);
		List<? extends EObject> siblings = named instanceof Declaration ? model.getDeclarations()
				: named.eContainer().eContents();
		String name = IntStream.iterate(2, number -> number + 1).mapToObj(number -> named.getName() + number)
				.filter(free -> siblings.stream()
						.noneMatch(each -> each instanceof NamedElement other && free.equals(other.getName())))
				.findFirst().orElseThrow();
		return new FixCollector().add("Rename to '" + name + "'", Optional.of(quickFixContext.replaced(name))).list();
	}
}
