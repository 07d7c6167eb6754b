package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__FILE;
import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.OPERATION__KIND;
import static dev.lamina.model.ModelPackage.Literals.OPERATION__TRACE_FILE;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

import dev.lamina.model.Constant;
import dev.lamina.model.Distribution;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.Quantified;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.NumberColumn;

/** Makes sure that each phase of a workload does something and ends, that operations take time, and that its files can be read. */
public class WorkloadValidator extends RuleValidator {
	private static final double NANOS_PER_SECOND = 1e9;
	/** Bytes of a file beyond which only its presence is looked at. */
	private static final long LARGE = 1L << 22;

	@Check
	public void phasesOf(Workload workload) {
		Operation steady = inherited().of(workload).getOperation();
		boolean repeated = workload.getPhases().stream().anyMatch(phase -> phase.getOperation() == null);
		List<Phase> phases = workload.getPhases();
		for (int number = 0; number < phases.size(); number++) {
			Phase phase = phases.get(number);
			if (isBroken(phase)) {
				continue;
			}
			boolean own = phase.getOperation() != null;
			boolean last = number == phases.size() - 1 && (steady == null || repeated);
			if (!own && steady == null) {
				report(Rule.PHASE_EMPTY, phase, NAMED_ELEMENT__NAME, "phase " + phase.getName() + " does nothing: neither it nor workload "
						+ workload.getName() + " has an operation. Add for example 'each frame { gpu 5 ms }' to it.");
			} else if (!last && !ends(phase, own ? phase.getOperation() : steady)) {
				String next = number < phases.size() - 1 ? "phase " + phases.get(number + 1).getName() : "the steady '" + steady.getKind() + "'";
				report(Rule.PHASE_ENDLESS, phase, NAMED_ELEMENT__NAME, "phase " + phase.getName() + " never ends, so " + next
						+ " never begins. Say how long it lasts: 'for 2 s' or 'for 100 times'.");
			}
		}
	}

	private static boolean ends(Phase phase, Operation operation) {
		return phase.getDuration() != null || phase.getTimes() > 0 || operation.getTraceFile() != null;
	}

	@Check
	public void timeOf(Operation operation) {
		boolean works = !isNothing(operation.getCpu()) || !isNothing(operation.getUpload()) || !isNothing(operation.getReadBack())
				|| operation.getGpuWork().stream().anyMatch(work -> !isNothing(work.getTime()));
		if (!works && !isBroken(operation)) {
			report(Rule.OPERATION_FREE, operation, OPERATION__KIND, "This " + operation.getKind()
					+ " takes no time on bare metal: it needs no processor, no copy and no GPU. Say what it takes, such as 'cpu 3 ms'.");
		}
	}

	private static boolean isNothing(Quantified quantified) {
		return quantified == null || quantified instanceof Constant constant && constant.getValue() != null && constant.getValue().value() == 0;
	}

	@Check
	public void fileOf(Operation operation) {
		file(operation, OPERATION__TRACE_FILE, operation.getTraceFile());
	}

	@Check
	public void fileOf(Distribution distribution) {
		if (distribution.getFamily() == DistributionFamily.EMPIRICAL) {
			file(distribution, DISTRIBUTION__FILE, distribution.getFile());
		}
	}

	private void file(EObject place, EStructuralFeature feature, String name) {
		Optional<Path> folder = name == null ? Optional.empty() : folder(place);
		folder.flatMap(beside -> problem(beside, name)).ifPresent(problem -> report(Rule.FILE_UNREADABLE, place, feature, problem));
	}

	private static Optional<Path> folder(EObject place) {
		URI uri = place.eResource() == null ? null : place.eResource().getURI();
		if (uri == null || !uri.isFile()) {
			return Optional.empty();
		}
		return Optional.ofNullable(Path.of(uri.toFileString()).toAbsolutePath().getParent());
	}

	private static Optional<String> problem(Path folder, String name) {
		try {
			Path path = folder.resolve(name);
			if (!Files.exists(path)) {
				return Optional.of("There is no file '" + name + "' beside this one. Correct the name or put the file there.");
			}
			if (Files.size(path) <= LARGE) {
				NumberColumn.parse(name, Files.readAllLines(path), NANOS_PER_SECOND);
			}
			return Optional.empty();
		} catch (CharacterCodingException noText) {
			return Optional.of("'" + name + "' is no UTF-8 text. Save it as such.");
		} catch (IOException | InvalidPathException unreadable) {
			return Optional.of("'" + name + "' cannot be read as a file.");
		} catch (IllegalArgumentException noNumbers) {
			return Optional.of(noNumbers.getMessage());
		}
	}
}
