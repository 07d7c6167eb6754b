package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.GPU_TYPE__SUPER_TYPE;
import static dev.lamina.model.ModelPackage.Literals.POLICY__SUPER_POLICY;
import static dev.lamina.model.ModelPackage.Literals.STACK__SUPER_STACK;
import static dev.lamina.model.ModelPackage.Literals.VM__SUPER_VM;
import static dev.lamina.model.ModelPackage.Literals.WORKLOAD__SUPER_WORKLOAD;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Makes sure that nothing extends itself. */
public class InheritanceValidator extends RuleValidator {
	@Check
	public void of(GpuType type) {
		acyclic(type, GpuType::getSuperType, GPU_TYPE__SUPER_TYPE);
	}

	@Check
	public void of(Stack stack) {
		acyclic(stack, Stack::getSuperStack, STACK__SUPER_STACK);
	}

	@Check
	public void of(Workload workload) {
		acyclic(workload, Workload::getSuperWorkload, WORKLOAD__SUPER_WORKLOAD);
	}

	@Check
	public void of(Vm vm) {
		acyclic(vm, Vm::getSuperVm, VM__SUPER_VM);
	}

	@Check
	public void of(Policy policy) {
		acyclic(policy, Policy::getSuperPolicy, POLICY__SUPER_POLICY);
	}

	/** Follows the line of ancestors; anyone who only leads into a circle without being in it is left to those who are. */
	private <T extends Declaration> void acyclic(T declaration, UnaryOperator<T> parent, EReference reference) {
		SequencedSet<T> line = new LinkedHashSet<>();
		for (T ancestor = declaration; ancestor != null && !ancestor.eIsProxy()
				&& line.add(ancestor); ancestor = parent.apply(ancestor)) {
		}
		if (parent.apply(line.getLast()) == declaration) {
			String path = line.stream().map(Declaration::getName).collect(Collectors.joining(" extends "));
			report(Rule.EXTENDS_CYCLE, declaration, reference, path + " extends " + declaration.getName()
					+ ": nothing can extend itself. Remove one 'extends' of this circle.");
		}
	}
}
