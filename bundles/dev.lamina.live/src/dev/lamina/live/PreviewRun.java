package dev.lamina.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.model.Simulation;
import dev.lamina.model.file.FileAccess;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.report.text.ResultLabel;
import dev.lamina.result.GpuResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * One short simulation of one snapshot: the model as it stands, without the events and variations of its simulations, with the
 * seed of the first of them. First a little is simulated; what that took says how much more the budget allows.
 */
final class PreviewRun {
	private static final long FIRST_NANOS = 200_000_000L;

	private final Snapshot snapshot;
	private final SimulationBudget simulationBudget;
	private final BooleanSupplier cancelled;
	private final long started = System.nanoTime();

	PreviewRun(Snapshot snapshot, SimulationBudget simulationBudget, BooleanSupplier cancelled) {
		this.snapshot = snapshot;
		this.simulationBudget = simulationBudget;
		this.cancelled = cancelled;
	}

	/**
	 * The figures; none with a reason where the text has errors, cannot be simulated, or takes longer than anybody waits.
	 *
	 * @throws CancellationException if someone said so
	 */
	LiveResults simulate() {
		Optional<List<Diagnostic>> diagnostics = snapshot.diagnostics(cancelled::getAsBoolean);
		if (diagnostics.isEmpty()) {
			throw new CancellationException();
		}
		if (snapshot.model().isEmpty()
				|| diagnostics.get().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
			return silent("");
		}
		ModelScope modelScope = ModelScopes.of(snapshot.model().get());
		if (modelScope.models().anyMatch(model -> model.eResource() != null && !model.eResource().getErrors().isEmpty())) {
			return silent("Another file of the package has errors.");
		}
		Assignment assignment = snapshot.assignment();
		if (assignment.placements().isEmpty()) {
			return silent("");
		}
		try {
			return of(run(modelScope), assignment);
		} catch (SimulationRefusedException refused) {
			return silent(refused.getMessage());
		} catch (CancellationException stopped) {
			if (cancelled.getAsBoolean()) {
				throw stopped;
			}
			return silent("The model is too large to be simulated while it is written.");
		}
	}

	private SimulationResult run(ModelScope modelScope) throws SimulationRefusedException {
		Optional<Simulation> declared = modelScope.own().stream().flatMap(model -> model.getDeclarations().stream())
				.filter(Simulation.class::isInstance)
				.map(Simulation.class::cast).findFirst();
		OptionalLong seed = declared.map(simulation -> OptionalLong.of(simulation.getSeed())).orElseGet(OptionalLong::empty);
		long most = Math.min(simulationBudget.maxDuration().toNanos(),
				declared.map(Simulation::getDuration).map(Quantity::base).orElse(Long.MAX_VALUE));
		AtomicLong events = new AtomicLong();
		long first = Math.min(FIRST_NANOS, most);
		SimulationResult little = run(modelScope, seed, first, events);
		long affordable = (long) Math.min(most,
				(double) FIRST_NANOS * Math.floor((double) simulationBudget.maxEvents() / Math.max(1, events.get())));
		return affordable <= first ? little : run(modelScope, seed, affordable, new AtomicLong());
	}

	private SimulationResult run(ModelScope modelScope, OptionalLong seed, long nanos, AtomicLong events)
			throws SimulationRefusedException {
		RunOptions options = new RunOptions(seed, OptionalInt.of(1), Optional.of(Quantity.ofBase(nanos, Dimension.DURATION)), 1,
				files());
		return Simulations.run(modelScope, null, options, new RunMonitor() {
			@Override
			public boolean isCancelled() {
				return cancelled.getAsBoolean() || System.nanoTime() - started > simulationBudget.timeout().toNanos();
			}

			@Override
			public void progress(double fraction) {
				// no one looks
			}

			@Override
			public void replicated(long number) {
				events.addAndGet(number);
			}
		}).getFirst();
	}

	/** Where the tables are that workloads name. */
	private FileAccess files() {
		Path folder = snapshot.uri().isFile() ? Path.of(snapshot.uri().toFileString()).getParent() : Path.of("");
		return ProjectSettings.of(folder).access(folder);
	}

	private LiveResults of(SimulationResult result, Assignment assignment) {
		Map<String, URI> elements = new LinkedHashMap<>();
		assignment.slots().forEach(slot -> elements.put(gpu(slot), address(slot.hostGpu())));
		assignment.placements().forEach(vmPlacement -> elements.put(vm(vmPlacement), address(vmPlacement.vm())));
		Map<URI, List<GpuResult>> gpus = new LinkedHashMap<>();
		result.gpus().forEach(gpu -> gpus.computeIfAbsent(elements.get("gpu " + gpu.name()), key -> new ArrayList<>()).add(gpu));
		Map<URI, List<VmResult>> vms = new LinkedHashMap<>();
		result.vms().forEach(vm -> vms.computeIfAbsent(elements.get("vm " + vm.name()), key -> new ArrayList<>()).add(vm));
		Map<URI, List<PromiseResult>> promises = new LinkedHashMap<>();
		result.promises().stream().filter(promise -> !promise.vm().isEmpty())
				.forEach(promise -> promises.computeIfAbsent(elements.get("vm " + promise.vm()), key -> new ArrayList<>())
						.add(promise));
		SequencedMap<URI, LiveResult> liveResults = new LinkedHashMap<>();
		gpus.forEach((gpu, instances) -> liveResults.put(gpu,
				new LiveResult(ResultLabel.ofGpu(instances), LiveResult.PromiseStatus.UNPROMISED, "")));
		vms.forEach((vm, instances) -> liveResults.put(vm, figure(instances, promises.getOrDefault(vm, List.of()))));
		return new LiveResults(snapshot.uri(), snapshot.version(), result.durationNanos(), liveResults, "");
	}

	private static LiveResult figure(List<VmResult> instances, List<PromiseResult> promises) {
		LiveResult.PromiseStatus promiseStatus = promises.isEmpty() ? LiveResult.PromiseStatus.UNPROMISED
				: promises.stream().allMatch(PromiseResult::kept) ? LiveResult.PromiseStatus.KEPT
				: LiveResult.PromiseStatus.BROKEN;
		return new LiveResult(ResultLabel.ofVm(instances, promises), promiseStatus, ResultLabel.brokenPromises(promises));
	}

	private static String gpu(GpuSlot slot) {
		return "gpu " + slot.name();
	}

	private static String vm(VmPlacement vmPlacement) {
		return "vm " + vmPlacement.name();
	}

	private static URI address(EObject element) {
		return EcoreUtil.getURI(element);
	}

	private LiveResults silent(String reason) {
		return new LiveResults(snapshot.uri(), snapshot.version(), 0, new LinkedHashMap<>(), reason);
	}
}
