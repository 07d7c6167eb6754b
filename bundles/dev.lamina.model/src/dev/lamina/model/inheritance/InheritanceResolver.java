package dev.lamina.model.inheritance;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.CostModel;
import dev.lamina.model.Engine;
import dev.lamina.model.GpuType;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;

/**
 * A declaration with everything that it inherits, resolved in one place for all readers.
 *
 * <p>A feature that is not set is taken from the declaration extended, up the whole line; an own list replaces the inherited one
 * unless it is empty. Profiles and engines add up: the own ones first, then inherited ones of other names and kinds. The cost
 * terms of a stack are inherited one by one. A line that bites its own tail ends where it would repeat.
 *
 * <p>The result is the declaration itself where it extends nothing, and otherwise a detached copy: it has a name but no
 * container and no place in a file, and its profiles are copies, equal to the originals by name only.
 */
public final class InheritanceResolver {
	private static final Set<EStructuralFeature> OWN = Set.of(ModelPackage.Literals.NAMED_ELEMENT__NAME,
			ModelPackage.Literals.GPU_TYPE__SUPER_TYPE, ModelPackage.Literals.STACK__SUPER_STACK,
			ModelPackage.Literals.WORKLOAD__SUPER_WORKLOAD, ModelPackage.Literals.BODY__UNKNOWN_PROPERTIES);

	private InheritanceResolver() {
	}

	/** The GPU type with what it inherits. */
	public static GpuType resolve(GpuType gpu) {
		return resolve(gpu, GpuType::getSuperType);
	}

	/** The stack with what it inherits. */
	public static Stack resolve(Stack stack) {
		return resolve(stack, Stack::getSuperStack);
	}

	/** The workload with what it inherits. */
	public static Workload resolve(Workload workload) {
		return resolve(workload, Workload::getSuperWorkload);
	}

	private static <T extends EObject> T resolve(T declaration, UnaryOperator<T> parent) {
		Deque<T> line = new ArrayDeque<>();
		Set<T> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (T step = declaration; step != null && !step.eIsProxy() && seen.add(step); step = parent.apply(step)) {
			line.add(step);
		}
		if (line.size() <= 1) {
			return declaration;
		}
		MergingCopier copier = new MergingCopier();
		@SuppressWarnings("unchecked")
		T merged = (T) copier.copy(line.poll());
		line.forEach(ancestor -> copier.inherit(merged, ancestor));
		copier.copyReferences();
		return merged;
	}

	/** Copies what is inherited into the copy of the heir; references between copied parts end up between the copies. */
	private static final class MergingCopier extends EcoreUtil.Copier {
		private static final long serialVersionUID = 1;

		void inherit(EObject heir, EObject ancestor) {
			for (EStructuralFeature feature : ancestor.eClass().getEAllStructuralFeatures()) {
				if (!OWN.contains(feature) && ancestor.eIsSet(feature)) {
					inherit(heir, ancestor, feature);
				}
			}
		}

		private void inherit(EObject heir, EObject ancestor, EStructuralFeature feature) {
			Object inherited = ancestor.eGet(feature);
			boolean containment = feature instanceof EReference reference && reference.isContainment();
			if (feature == ModelPackage.Literals.GPU_TYPE__PROFILES || feature == ModelPackage.Literals.GPU_TYPE__ENGINES) {
				add(list(heir, feature), list(ancestor, feature));
			} else if (inherited instanceof CostModel cost && heir.eIsSet(feature)) {
				inherit((EObject) heir.eGet(feature), cost);
			} else if (!heir.eIsSet(feature)) {
				heir.eSet(feature, !containment ? inherited
						: inherited instanceof Collection<?> many ? copyAll(many) : copy((EObject) inherited));
			}
		}

		private void add(List<EObject> own, List<EObject> inherited) {
			List<Object> taken = own.stream().map(InheritanceResolver::key).toList();
			inherited.stream().filter(part -> !taken.contains(key(part))).forEach(part -> own.add(copy(part)));
		}

		@SuppressWarnings("unchecked")
		private static List<EObject> list(EObject owner, EStructuralFeature feature) {
			return (List<EObject>) owner.eGet(feature);
		}
	}

	private static Object key(EObject part) {
		return part instanceof Engine engine ? engine.getKind() : Objects.requireNonNullElse(((Profile) part).getName(), part);
	}
}
