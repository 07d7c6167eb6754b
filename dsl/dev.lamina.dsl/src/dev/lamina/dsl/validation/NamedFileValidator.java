package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__FILE;
import static dev.lamina.model.ModelPackage.Literals.FLEET__ARRIVALS;
import static dev.lamina.model.ModelPackage.Literals.FLEET__INVENTORY;
import static dev.lamina.model.ModelPackage.Literals.OPERATION__TRACE_FILE;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.model.Distribution;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.Fleet;
import dev.lamina.model.Operation;
import dev.lamina.model.file.FileAccess;
import dev.lamina.model.file.RefusedFileException;
import dev.lamina.model.file.RefusedFileException.Reason;

/** Makes sure that the files a model names are there, may be read, and hold what they should. */
public class NamedFileValidator extends RuleValidator {
	@Check
	public void fileOf(Operation operation) {
		numbers(operation, OPERATION__TRACE_FILE, operation.getTraceFile());
	}

	@Check
	public void fileOf(Distribution distribution) {
		if (distribution.getFamily() == DistributionFamily.EMPIRICAL) {
			numbers(distribution, DISTRIBUTION__FILE, distribution.getFile());
		}
	}

	@Check
	public void filesOf(Fleet fleet) {
		table(fleet, FLEET__INVENTORY, fleet.getInventory());
		table(fleet, FLEET__ARRIVALS, fleet.getArrivals());
	}

	private void numbers(EObject place, EStructuralFeature feature, String name) {
		access(place, name).ifPresent(files -> {
			try {
				NumberFileCheck.problem(files.locate(name, FileAccess.MAX_TABLE_BYTES), name)
						.ifPresent(problem -> report(Rule.FILE_UNREADABLE, place, feature, problem));
			} catch (RefusedFileException refused) {
				refused(place, feature, refused);
			}
		});
	}

	private void table(EObject place, EStructuralFeature feature, String name) {
		access(place, name).ifPresent(files -> {
			try {
				files.locate(name, FileAccess.MAX_TABLE_BYTES);
			} catch (RefusedFileException refused) {
				refused(place, feature, refused);
			}
		});
	}

	private void refused(EObject place, EStructuralFeature feature, RefusedFileException refused) {
		report(refused.reason() == Reason.OUTSIDE ? Rule.FILE_OUTSIDE : Rule.FILE_UNREADABLE, place, feature,
				refused.getMessage());
	}

	/** The files that the file of an element may name; nothing if it names none or is not a file. */
	private static Optional<FileAccess> access(EObject place, String name) {
		URI uri = place.eResource() == null ? null : place.eResource().getURI();
		if (name == null || uri == null || !uri.isFile()) {
			return Optional.empty();
		}
		return Optional.ofNullable(Path.of(uri.toFileString()).toAbsolutePath().getParent())
				.map(folder -> ProjectSettings.of(folder).access(folder));
	}
}
