package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.HOST_GPU__TYPE;
import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.POLICY__STACK;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.CostModel;
import dev.lamina.model.Declaration;
import dev.lamina.model.Distribution;
import dev.lamina.model.Engine;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Workload;

/** Makes sure that each property is given once, and that nothing is missing without which nothing can be computed. */
public class PropertyValidator extends RuleValidator {
	private static final Set<Class<?>> BODIES = Set.of(Declaration.class, Engine.class, Profile.class, HostGpu.class,
			CostModel.class,
			Scheduler.class, Phase.class, Operation.class, Distribution.class);

	@Check
	public void repeatedPropertiesOf(EObject object) {
		ICompositeNode node = BODIES.stream().anyMatch(body -> body.isInstance(object)) ? NodeModelUtils.getNode(object) : null;
		if (node != null) {
			collect(object, node, new HashMap<>());
		}
	}

	/** Looks through the text of one object, not of its parts: a value given later hides the one before in the model. */
	private void collect(EObject object, ICompositeNode parent, Map<String, INode> first) {
		for (INode child : parent.getChildren()) {
			EObject rule = child.getGrammarElement();
			if (rule instanceof Keyword keyword && beginsProperty(keyword)) {
				property(object, keyword.getValue(), child, first);
			} else if (child instanceof ICompositeNode composite) {
				Assignment assignment = GrammarUtil.containingAssignment(rule);
				if (assignment == null && !composite.hasDirectSemanticElement()) {
					collect(object, composite, first);
				} else if (assignment == null ? rule instanceof Action && isSingle(object, composite.getSemanticElement())
						: assignment.getOperator().equals("=") && isAlternative(assignment)) {
					property(object, composite.getText().strip().split("\\W", 2)[0], child, first);
				}
			}
		}
	}

	/** Whether a body has at most one part of that kind; the node of a part that the grammar creates first does not say so. */
	private static boolean isSingle(EObject object, EObject part) {
		return part != object && object.eClass().getEAllContainments().stream()
				.anyMatch(reference -> !reference.isMany() && reference.getEReferenceType() == part.eClass());
	}

	private void property(EObject object, String word, INode text, Map<String, INode> first) {
		INode before = first.putIfAbsent(word, text);
		if (before != null) {
			report(Rule.PROPERTY_DUPLICATE, object, text,
					"'" + word + "' is given twice; it already stands in line " + before.getStartLine()
							+ ". Remove one of them.");
		}
	}

	private static boolean beginsProperty(Keyword keyword) {
		EObject container = keyword.eContainer();
		if (container instanceof Assignment assignment) {
			return isAlternative(assignment);
		}
		return container instanceof Group group && group.getElements().getFirst() == keyword && isAlternative(group);
	}

	private static boolean isAlternative(EObject element) {
		return element.eContainer() instanceof Alternatives alternatives && "*".equals(alternatives.getCardinality());
	}

	@Check
	public void memoryOf(HostGpu gpu) {
		resolved(gpu.getType()).map(inheritanceCache()::of).filter(type -> type.getMemory() == null && !isBroken(gpu.getType()))
				.ifPresent(type -> report(Rule.PROPERTY_MISSING, gpu, HOST_GPU__TYPE, "GPU type " + type.getName()
						+ " has no memory, so nothing can be placed on " + gpu.getName()
						+ ". Add for example 'memory 16 GiB' to it."));
	}

	@Check
	public void stackOf(Policy policy) {
		if (policy.getStack() == null && !isBroken(policy)) {
			report(Rule.PROPERTY_MISSING, policy, NAMED_ELEMENT__NAME, "policy " + policy.getName()
					+ " names no stack. Add for example 'stack NvidiaVgpu'.");
		}
	}

	@Check
	public void techniqueOf(Policy policy) {
		effective(policy.getStack()).filter(stack -> !stack.isSetTechnique() && !isBroken(policy.getStack()))
				.ifPresent(stack -> report(Rule.PROPERTY_MISSING, policy, POLICY__STACK, "stack " + stack.getName()
						+ " says no technique. Write for example 'stack " + stack.getName() + " : pass-through'."));
	}

	@Check
	public void operationOf(Workload workload) {
		boolean does = inheritanceCache().of(workload).getOperation() != null || !workload.getPhases().isEmpty();
		if (!does && resolved(workload).isPresent() && !isBroken(workload)) {
			report(Rule.PROPERTY_MISSING, workload, NAMED_ELEMENT__NAME, "workload " + workload.getName()
					+ " does nothing. Add for example 'each frame at 60 fps { gpu 5 ms }'.");
		}
	}
}
