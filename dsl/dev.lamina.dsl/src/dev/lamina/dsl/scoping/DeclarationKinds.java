package dev.lamina.dsl.scoping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Expectation;
import dev.lamina.model.Metric;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;

/** The kinds of declaration that can be meant by a name, from the place at which it stands. */
public final class DeclarationKinds {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;
	/** The word for a VM that is a container. */
	private static final String CONTAINER = "container";
	private static final Set<EventAction> OF_HOSTS = Set.of(EventAction.FAIL, EventAction.REPARTITION);
	private static final Set<Metric> MEASURED_AT_HOSTS = Set.of(Metric.UTILIZATION, Metric.OVERHEAD, Metric.INSTANCES,
			Metric.ROOM);

	private DeclarationKinds() {
	}

	/** The kinds that can be meant there, the likeliest first. */
	public static List<EClass> of(EObject context, EReference reference) {
		if (context instanceof Variation variation && reference == MODEL.getVariation_Element()) {
			return of(variation.getKind()).map(List::of).orElseGet(DeclarationKinds::all);
		}
		if (context instanceof Target target && reference == MODEL.getTarget_Element()) {
			return namesPolicy(target) ? List.of(MODEL.getPolicy()) : !namesVms(target) ? List.of(MODEL.getHost())
					: isOfHosts(target) ? List.of(MODEL.getHost(), MODEL.getVm()) : List.of(MODEL.getVm(), MODEL.getHost());
		}
		EClass wanted = reference.getEReferenceType();
		return wanted == MODEL.getDeclaration() ? all() : List.of(wanted);
	}

	/** The word of the language with which a declaration of that kind begins. */
	public static String word(EClass kind) {
		return kind == MODEL.getGpuType() ? "gpu" : kind.getName().toLowerCase(Locale.ROOT);
	}

	/** The kind of declaration that begins with that word; empty if none does. */
	public static Optional<EClass> of(String word) {
		return CONTAINER.equals(word) ? Optional.of(MODEL.getVm())
				: all().stream().filter(kind -> word(kind).equals(word)).findFirst();
	}

	private static boolean namesPolicy(Target target) {
		return target.eContainer() instanceof Event event && event.getDestination() == target
				&& event.getAction() == EventAction.REPARTITION;
	}

	private static boolean namesVms(Target target) {
		EObject owner = target.eContainer();
		return owner instanceof Expectation || owner instanceof Event event && event.getDestination() != target;
	}

	/** Whether what happens, or what is promised there, is rather a matter of hosts: a VM may have the name of a host. */
	private static boolean isOfHosts(Target target) {
		return switch (target.eContainer()) {
			case Event event -> OF_HOSTS.contains(event.getAction());
			case Expectation promise -> MEASURED_AT_HOSTS.contains(promise.getMetric());
			default -> false;
		};
	}

	private static List<EClass> all() {
		return MODEL.getEClassifiers().stream().filter(EClass.class::isInstance).map((EClassifier kind) -> (EClass) kind)
				.filter(kind -> !kind.isAbstract() && MODEL.getDeclaration().isSuperTypeOf(kind)
						&& kind != MODEL.getUnknownDeclaration())
				.toList();
	}
}
