package dev.lamina.dsl.serializer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;

import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Link;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;
import dev.lamina.model.display.Resolution;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.version.Version;

/**
 * Changes a model at random as any program of EMF could: values, references, elements, their order. The seed decides what
 * happens.
 */
final class RandomEdits {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;
	private static final List<String> NAMES = List.of("alpha", "beta-2", "gpu", "memory", "x", "Größe", "on", "_a", "vm", "at",
			"cores", "deep-Q7", "package", "max");
	private static final List<String> TEXTS = List.of("", "plain", "with \"quotes\"", "back\\slash", "two\nlines", "tab\there",
			"// no comment", "/* none */", "Ωmega 漢字", "{");
	private static final List<String> UNITS = List.of("ms", "GiB", "%", "fps", "MiB", "W", "GB/s", "/s", "TFLOP/s", "min", "us",
			"GHz", "");

	private final Random random;
	/** What the last change was made to. */
	EObject element;
	EStructuralFeature feature;
	/** The old name, or the old element, if there was one. */
	Object before;
	private int fresh;

	RandomEdits(long seed) {
		random = new Random(seed);
	}

	/** Makes one change and says what it was; an empty text where it changed nothing. */
	String edit(Model model) {
		List<EObject> all = new ArrayList<>();
		all.add(model);
		model.eAllContents().forEachRemaining(all::add);
		element = all.get(random.nextInt(all.size()));
		before = null;
		List<EStructuralFeature> features = element.eClass().getEAllStructuralFeatures().stream().filter(RandomEdits::isEditable)
				.toList();
		if (features.isEmpty()) {
			return "";
		}
		feature = features.get(random.nextInt(features.size()));
		String what = switch (feature) {
			case EAttribute attribute -> attribute(element, attribute);
			case EReference reference when reference.isContainment() -> contained(element, reference);
			case EReference reference -> reference(element, reference);
			default -> "";
		};
		return what.isEmpty() ? "" : element.eClass().getName() + '.' + feature.getName() + ' ' + what;
	}

	private static boolean isEditable(EStructuralFeature feature) {
		return feature.isChangeable() && feature != MODEL.getBody_UnknownProperties() && feature != MODEL.getModel_Strays()
				&& feature != MODEL.getStray_Text() && feature.getEContainingClass() != MODEL.getUnknownProperty()
				&& feature.getEContainingClass() != MODEL.getUnknownDeclaration() && feature != MODEL.getModel_Imports()
				&& feature.getEContainingClass() != MODEL.getImport() && feature != MODEL.getModel_Name()
				&& !isOtherForm(feature);
	}

	/** Whether a feature belongs to another form of {@code vary} than the plain one, and stands beside nothing of that. */
	private static boolean isOtherForm(EStructuralFeature feature) {
		return feature == MODEL.getVariation_Together() || feature == MODEL.getVariation_Target()
				|| feature == MODEL.getVariation_Least() || feature == MODEL.getVariation_Most();
	}

	@SuppressWarnings("unchecked")
	private String attribute(EObject element, EAttribute attribute) {
		if (!attribute.isMany()) {
			if (random.nextInt(5) == 0 && attribute != MODEL.getNamedElement_Name()) {
				element.eUnset(attribute);
				return "unset";
			}
			Object value = value(element, attribute);
			before = element.eGet(attribute);
			element.eSet(attribute, value);
			return "= " + value;
		}
		EList<Object> list = (EList<Object>) element.eGet(attribute);
		switch (list.isEmpty() ? 0 : random.nextInt(4)) {
			case 0 -> list.add(random.nextInt(list.size() + 1), value(element, attribute));
			case 1 -> list.remove(random.nextInt(list.size()));
			case 2 -> list.move(random.nextInt(list.size()), random.nextInt(list.size()));
			default -> list.set(random.nextInt(list.size()), value(element, attribute));
		}
		return "= " + list;
	}

	private Object value(EObject element, EAttribute attribute) {
		EDataType type = attribute.getEAttributeType();
		if (type instanceof EEnum words) {
			Enumerator any = words.getELiterals().get(random.nextInt(words.getELiterals().size())).getInstance();
			return any;
		}
		Class<?> kind = type.getInstanceClass();
		if (kind == int.class) {
			return random.nextInt(4) == 0 ? random.nextInt(200_000) - 100 : random.nextInt(9);
		} else if (kind == long.class) {
			return random.nextLong();
		} else if (kind == boolean.class) {
			return random.nextBoolean();
		} else if (kind == Quantity.class) {
			return new Quantity(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(3)),
					attribute == MODEL.getGpuDemand_Fraction() ? "%"
							: UNITS.get(random.nextInt(UNITS.size())));
		} else if (kind == Version.class) {
			return Version.valueOf(random.nextInt(20) + (random.nextBoolean() ? "." + random.nextInt(20) : ""));
		} else if (kind == PciId.class) {
			return PciId.valueOf(String.format("10de:%04x", random.nextInt(65536)));
		} else if (kind == Resolution.class) {
			return Resolution.valueOf((1 + random.nextInt(4000)) + " x " + (1 + random.nextInt(4000)));
		} else if (kind == IndexRange.class) {
			int first = random.nextInt(9);
			return new IndexRange(first, first + (random.nextBoolean() ? 0 : random.nextInt(9)));
		} else if (kind == ClockTime.class) {
			return new ClockTime(random.nextInt(ClockTime.DAY + 1));
		} else if (kind == Percentile.class) {
			return Percentile.valueOf(attribute == MODEL.getQuantilePoint_Percentile() || random.nextBoolean() ? "p"
					+ (1 + random.nextInt(98)) + (random.nextBoolean() ? ".5" : "")
					: random.nextBoolean() ? "mean" : "max");
		}
		return text(element, attribute);
	}

	private String text(EObject element, EAttribute attribute) {
		if (attribute == MODEL.getVariation_Kind()) {
			return List.of("vm", "host", "policy", "simulation", "stack").get(random.nextInt(5));
		} else if (attribute == MODEL.getVariation_Values()) {
			return List.of("1", "8 GiB", "on", "60 fps", "A40-8Q", "acme.one").get(random.nextInt(6));
		} else if (attribute == MODEL.getNamedElement_Name()) {
			return freshName(element);
		} else if (attribute == MODEL.getGpuType_Architecture() || attribute == MODEL.getProfile_Series()
				|| attribute == MODEL.getProfile_Licenses()
				|| attribute == MODEL.getRequirement_Name() || attribute == MODEL.getVariation_Property()) {
			return NAMES.get(random.nextInt(NAMES.size()));
		}
		return TEXTS.get(random.nextInt(TEXTS.size()));
	}

	private String freshName(EObject element) {
		String name = NAMES.get(random.nextInt(NAMES.size()));
		return element instanceof Profile ? ++fresh + "g." + fresh + "gb+me"
				: random.nextInt(4) == 0 && !isTaken(element, name) ? name : "n-" + ++fresh;
	}

	private static boolean isTaken(EObject element, String name) {
		EObject root = EcoreUtil.getRootContainer(element);
		boolean[] taken = { false };
		root.eAllContents()
				.forEachRemaining(each -> taken[0] |= each instanceof NamedElement named && name.equals(named.getName()));
		return taken[0];
	}

	@SuppressWarnings("unchecked")
	private String contained(EObject element, EReference reference) {
		if (!reference.isMany()) {
			before = element.eGet(reference);
			if (element.eIsSet(reference) && random.nextBoolean()) {
				element.eUnset(reference);
				return "removed";
			}
			element.eSet(reference, made(element, reference, 0));
			return "replaced";
		}
		EList<EObject> list = (EList<EObject>) element.eGet(reference);
		switch (list.isEmpty() ? 0 : random.nextInt(3)) {
			case 0 -> {
				EObject made = made(element, reference, 0);
				list.add(random.nextInt(list.size() + 1), made);
				complete(made);
				return "added " + made.eClass().getName();
			}
			case 1 -> {
				EObject removed = list.get(random.nextInt(list.size()));
				before = removed;
				if (random.nextInt(8) == 0) {
					list.remove(removed);
				} else {
					EcoreUtil.deleteAll(List.of(removed), false);
				}
				return "removed " + removed.eClass().getName();
			}
			default -> {
				int from = random.nextInt(list.size());
				int to = random.nextInt(list.size());
				before = list;
				list.move(to, from);
				return "moved " + from + " to " + to;
			}
		}
	}

	/** A new element with what it cannot be written without, and some more. */
	private EObject made(EObject owner, EReference reference, int depth) {
		EClass kind = concrete(reference.getEReferenceType());
		EObject made = ModelFactory.eINSTANCE.create(kind);
		for (EStructuralFeature feature : kind.getEAllStructuralFeatures()) {
			if (!isEditable(feature) || feature == MODEL.getTarget_GpuIndices() || feature == MODEL.getTarget_Gpu()) {
				continue;
			}
			boolean needed = isNeeded(kind, feature);
			if (feature instanceof EAttribute attribute && (needed || depth < 2 && random.nextInt(4) == 0)) {
				if (attribute.isMany()) {
					((EList<Object>) (EList<?>) made.eGet(attribute)).add(value(made, attribute));
				} else {
					made.eSet(attribute, attribute == MODEL.getNamedElement_Name()
							? kind == MODEL.getProfile() ? ++fresh + "g.1gb" : "n-" + ++fresh : value(made, attribute));
				}
			} else if (feature instanceof EReference inner && inner.isContainment()
					&& (needed || depth < 2 && random.nextInt(4) == 0)) {
				EObject part = made(made, inner, depth + 1);
				if (inner.isMany()) {
					((EList<EObject>) made.eGet(inner)).add(part);
				} else {
					made.eSet(inner, part);
				}
			}
		}
		return made;
	}

	/** References of new elements, which need to know where they are. */
	private void complete(EObject made) {
		List<EObject> all = new ArrayList<>(List.of(made));
		made.eAllContents().forEachRemaining(all::add);
		for (EObject each : all) {
			for (EReference reference : each.eClass().getEAllReferences()) {
				if (!reference.isContainment() && !reference.isMany() && !each.eIsSet(reference)
						&& isNeeded(each.eClass(), reference)) {
					reference(each, reference);
				}
			}
		}
	}

	private EClass concrete(EClass kind) {
		if (!kind.isAbstract()) {
			return kind;
		}
		List<EClass> kinds = MODEL.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast)
				.filter(each -> !each.isAbstract() && kind.isSuperTypeOf(each) && each != MODEL.getUnknownDeclaration()).toList();
		return kinds.get(random.nextInt(kinds.size()));
	}

	private static boolean isNeeded(EClass kind, EStructuralFeature feature) {
		return feature == MODEL.getNamedElement_Name() || feature == MODEL.getRequirement_Name()
				|| feature == MODEL.getConstant_Value()
				|| feature == MODEL.getAudit_Time() || feature == MODEL.getCalls_Count() || feature == MODEL.getGpuWork_Time()
				|| feature == MODEL.getTarget_Element() || feature == MODEL.getEvent_Time() || feature == MODEL.getEvent_Subject()
				|| feature == MODEL.getExpectation_Limit() || feature == MODEL.getPartition_Profile()
				|| feature == MODEL.getHostGpu_Type()
				|| feature == MODEL.getVmWeight_Vm() || kind == MODEL.getLink() && feature instanceof EReference
				|| kind == MODEL.getQuantilePoint()
				|| kind == MODEL.getVariation() || kind == MODEL.getObjective();
	}

	private String reference(EObject element, EReference reference) {
		List<EObject> candidates = candidates(element, reference);
		if (reference.isMany()) {
			EList<EObject> list = (EList<EObject>) element.eGet(reference);
			if (!list.isEmpty() && random.nextBoolean()) {
				list.remove(random.nextInt(list.size()));
				return "one less";
			}
			candidates.removeAll(list);
			if (candidates.isEmpty()) {
				return "";
			}
			list.add(random.nextInt(list.size() + 1), candidates.get(random.nextInt(candidates.size())));
			return "one more";
		}
		if (candidates.isEmpty() || random.nextInt(5) == 0 && !isNeeded(element.eClass(), reference)) {
			element.eUnset(reference);
			return "unset";
		}
		EObject target = candidates.get(random.nextInt(candidates.size()));
		element.eSet(reference, target);
		return "= " + ((NamedElement) target).getName();
	}

	private static List<EObject> candidates(EObject element, EReference reference) {
		List<EObject> candidates = new ArrayList<>();
		if (element.eResource() == null) {
			return candidates;
		}
		if (element instanceof Target target && reference == MODEL.getTarget_Gpu()) {
			if (target.getElement() instanceof Host host) {
				candidates.addAll(host.getGpus());
			}
			return candidates;
		}
		if (element instanceof Link && EcoreUtil2.getContainerOfType(element, Host.class) instanceof Host host) {
			candidates.addAll(host.getGpus());
			return candidates;
		}
		boolean hosts = reference == MODEL.getTarget_Element();
		element.eResource().getResourceSet().getResources().forEach(file -> file.getAllContents().forEachRemaining(each -> {
			if (reference.getEReferenceType().isInstance(each) && each instanceof NamedElement named && named.getName() != null
					&& (!hosts || each instanceof Host && file == element.eResource()) && !(each instanceof HostGpu)) {
				candidates.add(each);
			}
		}));
		return candidates;
	}
}
