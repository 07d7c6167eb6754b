package dev.lamina.design.label;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.ApiVersion;
import dev.lamina.model.Audit;
import dev.lamina.model.Calls;
import dev.lamina.model.Constant;
import dev.lamina.model.CostModel;
import dev.lamina.model.Declaration;
import dev.lamina.model.Distribution;
import dev.lamina.model.Engine;
import dev.lamina.model.Event;
import dev.lamina.model.Expectation;
import dev.lamina.model.Fleet;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.GpuWork;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Import;
import dev.lamina.model.Link;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Operation;
import dev.lamina.model.Partition;
import dev.lamina.model.Phase;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.PromiseWindow;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.RateStep;
import dev.lamina.model.Requirement;
import dev.lamina.model.Scheduler;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Stray;
import dev.lamina.model.Target;
import dev.lamina.model.UnknownProperty;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.VmWeight;
import dev.lamina.model.Workload;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.time.EventTimes;
import dev.lamina.placement.time.OperationRates;
import dev.lamina.placement.time.PromiseWindows;
import dev.lamina.placement.time.SimulationClock;

/** The label and the picture of every element: what the text says of it in a few words, never a number that means "none". */
public final class ElementLabels {
	private ElementLabels() {
	}

	/** The label, such as {@code desktops : A40} or {@code vdi1.desktops}; never empty. */
	public static String text(EObject element) {
		String text = said(element);
		return text.isBlank() ? kind(element) : text;
	}

	private static String said(EObject element) {
		return switch (element) {
			case Model model -> words("model", model.getName());
			case Import line -> words("import", line.getImportedNamespace());
			case Host host -> host.getCount() == 1 ? words(host.getName()) : words(host.getName()) + '[' + host.getCount() + ']';
			case HostGpu gpu ->
					words(gpu.getName(), times(gpu.getCount()), gpu.getType() == null ? null : ":", name(gpu.getType()));
			case Link link -> words(link.getName(), "between", name(link.getFirst()), "and", name(link.getSecond()));
			case Vm vm -> words(vm.getName(), times(vm.getCount()));
			case NamedElement named -> words(named.getName());
			case Target target -> target(target);
			case Partition partition ->
					words(name(partition.getProfile()), times(partition.getCount()), partition.getStarts().isEmpty() ? null
							: "at " + partition.getStarts().stream().map(Object::toString).collect(Collectors.joining(", ")));
			case Scheduler scheduler -> words("scheduler", scheduler.getKind());
			case VmWeight weight -> words("weight", name(weight.getVm()), weight.getWeight());
			case Engine engine -> words(engine.getKind(), times(engine.getCount()), engine.getSpeed());
			case ApiVersion api -> words(api.getApi(), api.getVersion());
			case Requirement requirement -> words(requirement.getName(), requirement.getVersion());
			case CostModel cost -> "cost";
			case Audit audit -> words("audit", part(audit.getTime()), "per", audit.getPer());
			case Constant constant -> words(constant.getValue());
			case Distribution distribution ->
					words(distribution.getFamily(), distribution.getMean() == null ? null : "mean", distribution.getMean(),
							distribution.getFile() == null ? null : "from", distribution.getFile());
			case QuantilePoint point -> words(point.getPercentile(), point.getValue());
			case Operation operation ->
					words("each", operation.getKind(), OperationRates.hasRate(operation) ? "at" : null, operation.getRate(),
							operation.getSteps().isEmpty() ? null : "a rate by time",
							operation.getTraceFile() == null ? null : "from", operation.getTraceFile());
			case Calls calls -> words("calls", part(calls.getCount()), calls.isSetApi() ? "of" : null,
					calls.isSetApi() ? calls.getApi() : null, calls.getVersion());
			case GpuWork work -> words("gpu", part(work.getTime()), "on", work.getEngine());
			case GpuDemand demand -> words("gpu", name(demand.getProfile()), demand.getFraction(),
					demand.getPlace() == null ? null : "on", part(demand.getPlace()));
			case Expectation promise -> words(promise.getMetric(), promise.getStatistic(),
					promise.getSubject() == null ? null : "of", part(promise.getSubject()),
					promise.getComparison(), promise.getLimit(), part(promise.getWindow()),
					promise.getGroup() == null ? null : "for",
					promise.getGroup() == null ? null
							: promise.getGroupPart() == null ? promise.getGroupNumber() : promise.getGroupPart(),
					promise.getGroup() == null ? null : "of", part(promise.getGroup()));
			case Event event ->
					words(EventTimes.text(event).isEmpty() ? null : "at", EventTimes.text(event), event.getAction(),
							part(event.getSubject()),
							event.getDestination() == null ? null : "to", part(event.getDestination()),
							event.getSpread() == null ? null : "over", event.getSpread());
			case RateStep step -> words(SimulationClock.text(step.getTime(), step.getClock()), step.getRate(),
					step.getEnd() == null ? null : "to", step.getEnd());
			case PromiseWindow window -> PromiseWindows.text(window);
			case Variation variation ->
					words("vary", variation.getKind(), name(variation.getElement()), variation.getProperty(), "over",
							String.join(", ", variation.getValues()));
			case UnknownProperty unknown -> words(unknown.getName());
			case Stray stray -> words(stray.getText());
			default -> "";
		};
	}

	private static String target(Target target) {
		String element = target.getElement() == null ? ""
				: words(name(target.getElement())) + TargetMatcher.brackets(target.getIndices());
		return target.getGpu() == null ? element
				: element + '.' + words(name(target.getGpu())) + TargetMatcher.brackets(target.getGpuIndices());
	}

	private static String times(int count) {
		return count == 1 ? null : "x " + count;
	}

	private static String part(EObject element) {
		return element == null ? null : said(element);
	}

	private static String name(NamedElement element) {
		return element == null || element.eIsProxy() ? null : element.getName();
	}

	private static String words(Object... words) {
		return Stream.of(words).filter(Objects::nonNull)
				.map(word -> word instanceof Enumerator value ? value.getLiteral() : word.toString())
				.filter(word -> !word.isBlank()).collect(Collectors.joining(" "));
	}

	/** The words of the kind, for an element that has nothing else: {@code vm}, {@code gpu work}. */
	private static String kind(EObject element) {
		return element.eClass().getName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	/** The name of the picture in the folder of icons of {@code dev.lamina.ui}, without its folder. */
	public static String icon(EObject element) {
		return switch (element) {
			case Model model -> "model.svg";
			case Import line -> "package.svg";
			case GpuType type -> "card.svg";
			case Profile profile -> "profile.svg";
			case Partition partition -> "profile.svg";
			case Host host -> "host.svg";
			case HostGpu gpu -> "gpu.svg";
			case GpuDemand demand -> "gpu.svg";
			case Stack stack -> "stack.svg";
			case Policy policy -> "policy.svg";
			case Workload workload -> "workload.svg";
			case Operation operation -> "workload.svg";
			case Phase phase -> "workload.svg";
			case Vm vm -> "vm.svg";
			case Simulation simulation -> "simulation.svg";
			case Fleet fleet -> "layers.svg";
			case Expectation promise -> "promise.svg";
			case Event event -> "timeline.svg";
			case Declaration other -> "declaration.svg";
			default -> element.eClass().getEAllContainments().isEmpty() ? "value.svg" : "property.svg";
		};
	}
}
