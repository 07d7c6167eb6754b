package dev.lamina.dsl.ide.hover;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Grammar;

import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.Constant;
import dev.lamina.model.CostModel;
import dev.lamina.model.GpuType;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.scope.InstanceNames;

/** Lists the properties of an element, its own and those that it inherits with their origin, quantities also in base units. */
final class HoverProperties {
	private static final Set<EStructuralFeature> SAID_OTHERWISE = Set.of(Literals.NAMED_ELEMENT__NAME, Literals.HOST__COUNT,
			Literals.VM__COUNT, Literals.HOST_GPU__NUMBER, Literals.HOST_GPU__BOARDS,
			Literals.GPU_TYPE__SUPER_TYPE, Literals.STACK__SUPER_STACK, Literals.WORKLOAD__SUPER_WORKLOAD,
			Literals.VM__SUPER_VM, Literals.POLICY__SUPER_POLICY, Literals.VM__CONTAINER,
			Literals.BODY__UNKNOWN_PROPERTIES);

	private final Grammar grammar;

	HoverProperties(Grammar grammar) {
		this.grammar = grammar;
	}

	/** The properties as a Markdown list; empty if there are none. */
	String of(EObject element) {
		List<EObject> line = line(element);
		StringBuilder list = new StringBuilder();
		for (EStructuralFeature feature : element.eClass().getEAllStructuralFeatures()) {
			if (SAID_OTHERWISE.contains(feature)) {
				continue;
			}
			Optional<EObject> owner = line.stream().filter(each -> each.eIsSet(feature)).findFirst();
			if (owner.isPresent()) {
				String origin = owner.get() == element ? "" : " — from `" + InstanceNames.of((NamedElement) owner.get()) + '`';
				if (owner.get().eGet(feature) instanceof CostModel cost) {
					list.append(of(cost).indent(0).replaceAll("(?m)^- (.*)$", "- cost: $1" + origin.replace("$", "\\$")));
				} else {
					value(feature, owner.get().eGet(feature)).ifPresent(
							text -> list.append("- ").append(Schema.word(grammar, element.eClass(), feature)).append(": ")
									.append(text).append(origin).append('\n'));
				}
			}
		}
		return list.toString();
	}

	/** The element and what it extends, nearest first; a circle ends where it closes. */
	private static List<EObject> line(EObject element) {
		Set<EObject> line = new LinkedHashSet<>();
		EObject each = element;
		while (each != null && !each.eIsProxy() && line.add(each)) {
			each = switch (each) {
				case GpuType gpu -> gpu.getSuperType();
				case Stack stack -> stack.getSuperStack();
				case Workload workload -> workload.getSuperWorkload();
				case Vm vm -> vm.getSuperVm();
				case Policy policy -> policy.getSuperPolicy();
				default -> null;
			};
		}
		return List.copyOf(line);
	}

	private static Optional<String> value(EStructuralFeature feature, Object value) {
		if (value instanceof List<?> values) {
			boolean listed = feature instanceof EAttribute || feature.getEType() == Literals.API_VERSION;
			return listed
					? Optional
							.of(values.stream().map(HoverProperties::text).filter(Objects::nonNull)
									.collect(Collectors.joining(", ")))
					: Optional.empty();
		}
		if (feature instanceof EReference && !(value instanceof Constant) && !(value instanceof NamedElement)) {
			return Optional.empty();
		}
		return Optional.ofNullable(text(value));
	}

	private static String text(Object value) {
		return switch (value) {
			case Quantity quantity -> "**" + quantity + "**" + BaseUnits.of(quantity).map(base -> " = " + base).orElse("");
			case Constant constant when constant.getValue() != null -> text(constant.getValue());
			case Enumerator word -> word.getLiteral();
			case ApiVersion api -> api.getApi() == null ? null
					: api.getApi().getLiteral() + (api.getVersion() == null ? "" : " " + api.getVersion());
			case NamedElement named -> named.eIsProxy() || named.getName() == null ? null : '`' + named.getName() + '`';
			case Boolean said -> said ? "yes" : null;
			case EObject other -> null;
			case null -> null;
			default -> value.toString();
		};
	}
}
