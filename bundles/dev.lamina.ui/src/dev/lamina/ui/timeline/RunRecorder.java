package dev.lamina.ui.timeline;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.refusal.TraceRefusedException;
import dev.lamina.simulation.trace.Tracer;

/** Records the simulations of one run, as its settings say, until there is no room for more; for one thread. */
public final class RunRecorder {
	private final IFile file;
	private final RecordingSettings settings;
	private final List<Recording> recordings = new ArrayList<>();
	private final List<TimelineRecorder> timelineRecorders = new ArrayList<>();
	private String omission = "";
	private int events;

	/**
	 * Begins a run.
	 *
	 * @param file the model
	 */
	public RunRecorder(IFile file, RecordingSettings settings) {
		this.file = file;
		this.settings = settings;
	}

	/** For each combination of a simulation that begins, who takes down what happens in it; in the order of the combinations. */
	public Supplier<Optional<Tracer>> tracers() {
		timelineRecorders.clear();
		return this::tracer;
	}

	/** Takes the recordings of a simulation that has ended. */
	public void ended(ModelScope modelScope, List<SimulationResult> results) {
		Map<String, VmDeclaration> declarations = declarations(modelScope);
		List<Timeline> timelines = timelineRecorders.stream().flatMap(timelineRecorder -> timelineRecorder.timeline().stream())
				.toList();
		for (Timeline timeline : timelines) {
			int replications = results.stream().filter(result -> result.variation().equals(timeline.run().subject().variation()))
					.findFirst()
					.map(SimulationResult::replications).orElse(1);
			events += timeline.events();
			recordings.add(new Recording(file, LocalTime.now(), replications, declarations, timeline));
		}
		timelineRecorders.clear();
	}

	/** Takes the reason why a simulation is not recorded. */
	public void refused(TraceRefusedException reason) {
		omission = reason.getMessage();
		timelineRecorders.clear();
	}

	/** Why a simulation was not recorded, in a sentence; empty if no one needs to know. */
	public String omission() {
		return omission;
	}

	/** Hands over what was recorded to be seen. */
	public void show() {
		if (!recordings.isEmpty()) {
			Recordings.add(recordings);
		}
	}

	private Optional<Tracer> tracer() {
		int room = RecordingSettings.MAX_EVENTS - events
				- timelineRecorders.stream().flatMap(timelineRecorder -> timelineRecorder.timeline().stream())
						.mapToInt(Timeline::events).sum();
		if (!settings.records() || room <= 0) {
			return Optional.empty();
		}
		try {
			TimelineRecorder tape = new TimelineRecorder();
			Tracer tracer = new Tracer(settings.window(room), tape);
			timelineRecorders.add(tape);
			return Optional.of(tracer);
		} catch (CoreException wrong) {
			throw new IllegalStateException("The settings were not looked at before.", wrong);
		}
	}

	private static Map<String, VmDeclaration> declarations(ModelScope modelScope) {
		Map<String, VmDeclaration> declarations = new HashMap<>();
		modelScope.declared(Vm.class).filter(vm -> vm.getName() != null).forEach(vm -> {
			List<INode> name = NodeModelUtils.findNodesForFeature(vm, ModelPackage.Literals.NAMED_ELEMENT__NAME);
			if (!name.isEmpty() && vm.eResource() != null) {
				declarations.putIfAbsent(vm.getName(), new VmDeclaration(vm.eResource().getURI(), Region.of(name.getFirst())));
			}
		});
		return declarations;
	}
}
