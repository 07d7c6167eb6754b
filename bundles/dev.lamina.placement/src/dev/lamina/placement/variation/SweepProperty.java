package dev.lamina.placement.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Operation;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.inheritance.WrittenParts;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;
import dev.lamina.placement.scope.ModelScope;

/** A property of a declaration by its word in the language, which can be given another value. */
final class SweepProperty {
	/** A GPU without a profile: what the policy gives. */
	private static final String ANY_GPU = "any";
	private static final String QUANTITY = "http://lamina.dev/model/quantity";

	private final Variation variation;
	private final EObject element;
	private final ModelScope modelScope;
	private final NameResolver names;

	/**
	 * @param variation says which property, for messages
	 * @param element   the declaration that is changed
	 * @param modelScope    the model that it is a part of
	 */
	SweepProperty(Variation variation, EObject element, ModelScope modelScope, NameResolver names) {
		this.variation = variation;
		this.element = element;
		this.modelScope = modelScope;
		this.names = names;
	}

	/** Gives the property the value that a text says. */
	void set(String text) throws VariationException {
		Property property = PropertyWords.find(element.eClass(), variation.getProperty()).filter(Property::isVariable)
				.filter(found -> PropertyWords.fixedReason(element.eClass()).isEmpty()).orElseThrow(this::unknown);
		EObject owner = property.part().isPresent() ? ownPart(property.part().get()) : element;
		EStructuralFeature feature = property.feature();
		if (property.amount().isPresent()) {
			setAmount(property.isLine() ? onlyLine(owner, property) : owner, property.amount().get(), text);
		} else if (feature == ModelPackage.Literals.VM__GPU) {
			setDemand((Vm) owner, text);
		} else if (feature == ModelPackage.Literals.POLICY__SCHEDULER) {
			setScheduler(owner, text);
		} else if (feature instanceof EAttribute attribute) {
			owner.eSet(attribute, attributeValue(attribute, text));
		} else {
			owner.eSet(feature, named(((EReference) feature).getEReferenceType(), text));
		}
	}

	/** The part of the declaration itself; what it inherits as a whole becomes its own, so that no other declaration changes. */
	private EObject ownPart(EReference part) throws VariationException {
		if (element.eGet(part) == null) {
			if (part == ModelPackage.Literals.STACK__COST) {
				// terms are inherited one by one
				element.eSet(part, ModelFactory.eINSTANCE.createCostModel());
			} else {
				Operation inherited = InheritanceResolver.resolve((Workload) element).getOperation();
				if (inherited == null) {
					throw refused("'" + variation.getElement().getName() + "' has no 'each' of its own, so there is no '"
							+ variation.getProperty() + "' to vary.");
				}
				element.eSet(part, EcoreUtil.copy(inherited));
			}
		}
		return (EObject) element.eGet(part);
	}

	private EObject onlyLine(EObject owner, Property property) throws VariationException {
		List<?> lines = (List<?>) owner.eGet(property.feature());
		if (lines.size() != 1) {
			throw refused("Only one line of '" + variation.getProperty() + "' can be varied; there are " + lines.size() + ".");
		}
		return (EObject) lines.getFirst();
	}

	private Object attributeValue(EAttribute attribute, String text) throws VariationException {
		if (attribute.getEAttributeType() instanceof EEnum words) {
			return enumValue(words, text);
		}
		if (attribute.getEAttributeType().getInstanceClass() == Quantity.class) {
			String own = EcoreUtil.getAnnotation(attribute, QUANTITY, "dimension");
			return quantity(own != null ? own : EcoreUtil.getAnnotation(attribute.getEAttributeType(), QUANTITY, "dimension"),
					text);
		}
		if (attribute.getEAttributeType() == EcorePackage.Literals.EBOOLEAN && !text.equals("true") && !text.equals("false")) {
			throw refused("'" + text + "' is not a value of " + variation.getProperty() + ". Possible are true, false.");
		}
		try {
			return EcoreUtil.createFromString(attribute.getEAttributeType(), text);
		} catch (RuntimeException malformed) {
			throw refused("'" + text + "' is not a value of " + variation.getProperty() + ".");
		}
	}

	private Enumerator enumValue(EEnum words, String text) throws VariationException {
		EEnumLiteral literal = words.getEEnumLiteralByLiteral(text);
		if (literal == null) {
			throw refused("'" + text + "' is not a value of " + variation.getProperty() + ". Possible are "
					+ String.join(", ", words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList()) + ".");
		}
		return literal.getInstance();
	}

	private Quantity quantity(String dimension, String text) throws VariationException {
		Quantity quantity;
		try {
			quantity = Quantity.valueOf(text);
		} catch (IllegalArgumentException malformed) {
			throw refused(malformed.getMessage());
		}
		Dimension wanted = switch (dimension == null ? "ANY" : dimension) {
			case "ANY" -> quantity.dimension().orElse(null);
			case "MEMORY" -> Dimension.BYTES;
			case String name -> Dimension.valueOf(name);
		};
		boolean fits = wanted != null && (quantity.dimension().filter(wanted::equals).isPresent()
				|| (wanted == Dimension.RATIO || wanted == Dimension.COUNT) && quantity.unitText().isEmpty());
		if (!fits) {
			throw refused("'" + text + "' is not " + (wanted == null ? "a quantity of a known unit" : wanted.phrase())
					+ ", as " + variation.getProperty() + " must be.");
		}
		if (quantity.signum() < 0) {
			throw refused("'" + text + "' is negative; " + variation.getProperty() + " cannot be.");
		}
		return quantity;
	}

	private void setAmount(EObject owner, EReference reference, String text) throws VariationException {
		var constant = ModelFactory.eINSTANCE.createConstant();
		constant.setValue(quantity(EcoreUtil.getAnnotation(reference, QUANTITY, "dimension"), text));
		owner.eSet(reference, constant);
	}

	private void setScheduler(EObject policy, String text) throws VariationException {
		Scheduler scheduler = (Scheduler) policy.eGet(ModelPackage.Literals.POLICY__SCHEDULER);
		if (scheduler == null) {
			scheduler = ModelFactory.eINSTANCE.createScheduler();
			policy.eSet(ModelPackage.Literals.POLICY__SCHEDULER, scheduler);
		}
		scheduler.setKind((dev.lamina.model.SchedulerKind) enumValue(ModelPackage.Literals.SCHEDULER_KIND, text));
	}

	private void setDemand(Vm vm, String text) throws VariationException {
		GpuDemand demand = WrittenParts.gpu(vm);
		if (text.equals(ANY_GPU)) {
			demand.setProfile(null);
			demand.setFraction(null);
			return;
		}
		if (text.endsWith("%")) {
			demand.setProfile(null);
			demand.setFraction(quantity("RATIO", text));
			return;
		}
		List<Profile> profiles = profiles(demand.getPlace());
		Optional<Profile> profile = profiles.stream().filter(candidate -> text.equals(candidate.getName())).findFirst();
		demand.setFraction(null);
		demand.setProfile(profile.orElseThrow(() -> refused("'" + text + "' is not a profile of the GPUs that '" + vm.getName()
				+ "' may run on. They have " + String.join(", ", profiles.stream().map(Profile::getName).distinct().toList())
				+ ".")));
	}

	/** The profiles of a place, of every GPU of the model if there is none. */
	private List<Profile> profiles(Target place) {
		List<Profile> profiles = new ArrayList<>();
		List<HostGpu> gpus = new ArrayList<>();
		if (place != null && place.getGpu() != null) {
			gpus.add(place.getGpu());
		} else if (place != null && place.getElement() instanceof Host host) {
			gpus.addAll(host.getGpus());
		} else {
			modelScope.declared(Host.class).forEach(host -> gpus.addAll(host.getGpus()));
		}
		gpus.stream().filter(gpu -> gpu.getType() != null)
				.forEach(gpu -> profiles.addAll(InheritanceResolver.resolve(gpu.getType()).getProfiles()));
		return profiles;
	}

	private EObject named(EClass type, String name) throws VariationException {
		Optional<EObject> found = names.resolve(type, name);
		if (found.isEmpty()) {
			List<String> known = names.proposals(type, name);
			throw refused("No " + type.getName().toLowerCase(Locale.ROOT) + " is called '" + name + "'."
					+ (known.isEmpty() ? "" : " Known are " + String.join(", ", known) + "."));
		}
		return found.get();
	}

	private VariationException unknown() {
		return refused("'" + variation.getProperty() + "' is not a property of " + variation.getKind() + " '"
				+ variation.getElement().getName() + "' that can be varied.");
	}

	private VariationException refused(String sentence) {
		return new VariationException(sentence, variation);
	}
}
