package dev.lamina.design.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.file.RegularFile;
import dev.lamina.result.json.ResultReader;
import dev.lamina.result.json.UnreadableResultException;

/** Remembers the figures of a resource set, or of the file of results beside a model for as long as that file stays as it is. */
final class RunSummaryAdapter extends AdapterImpl {
	private static final String BESIDE = ".results.json";

	private final Optional<RunSummary> figures;
	private final Object state;

	private RunSummaryAdapter(Optional<RunSummary> figures, Object state) {
		this.figures = figures;
		this.state = state;
	}

	static void install(ResourceSet models, RunSummary figures) {
		put(models, new RunSummaryAdapter(Optional.of(figures), null));
	}

	/** The figures of the run that belongs to the model of an element. */
	static Optional<RunSummary> of(EObject element) {
		Resource file = element.eResource();
		if (file == null) {
			return Optional.empty();
		}
		if (file.getResourceSet() != null && on(file.getResourceSet()) instanceof RunSummaryAdapter installed) {
			return installed.figures;
		}
		return file.getURI() == null || file.getURI().isRelative() ? Optional.empty() : beside(file);
	}

	private static synchronized Optional<RunSummary> beside(Resource file) {
		URIConverter files = file.getResourceSet() == null ? URIConverter.INSTANCE : file.getResourceSet().getURIConverter();
		URI results = file.getURI().trimFragment().trimSegments(1).appendSegment(file.getURI().lastSegment() + BESIDE);
		Object state = files.getAttributes(results, Map.of(URIConverter.OPTION_REQUESTED_ATTRIBUTES,
				Set.of(URIConverter.ATTRIBUTE_TIME_STAMP, URIConverter.ATTRIBUTE_LENGTH)));
		if (on(file) instanceof RunSummaryAdapter known && Objects.equals(known.state, state)) {
			return known.figures;
		}
		RunSummaryAdapter read = new RunSummaryAdapter(read(files, results), state);
		put(file, read);
		return read.figures;
	}

	/**
	 * The figures in a file; none if there is no such file or it holds something else: a picture without them is still right.
	 */
	private static Optional<RunSummary> read(URIConverter files, URI results) {
		if (!files.exists(results, null)) {
			return Optional.empty();
		}
		try (InputStream stream = opened(files, results)) {
			return RunSummary.ofSingle(ResultReader.read(stream));
		} catch (IOException | UnreadableResultException unusable) {
			return Optional.empty();
		}
	}

	private static InputStream opened(URIConverter files, URI results) throws IOException {
		if (results.isFile()) {
			RegularFile.at(Path.of(results.toFileString()), results.lastSegment(), ResultReader.MAX_BYTES);
		}
		return files.createInputStream(results);
	}

	private static Object on(Notifier holder) {
		return EcoreUtil.getExistingAdapter(holder, RunSummaryAdapter.class);
	}

	private static void put(Notifier holder, RunSummaryAdapter figures) {
		holder.eAdapters().removeIf(RunSummaryAdapter.class::isInstance);
		holder.eAdapters().add(figures);
	}

	@Override
	public boolean isAdapterForType(Object type) {
		return type == RunSummaryAdapter.class;
	}
}
