package dev.lamina.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * What the simulator says of one version of a document and all that it sees.
 *
 * @param document       the absolute address of the document
 * @param version        its version
 * @param simulatedNanos how much time was simulated, in nanoseconds; 0 if nothing was
 * @param results        the figures, by the address of the VM or of the GPU of a host; in the order of the model
 * @param silence        why there are none, in a sentence; empty if there are some, or nothing is to be said
 */
public record LiveResults(URI document, int version, long simulatedNanos, SequencedMap<URI, LiveResult> results, String silence) {
	public LiveResults {
		Objects.requireNonNull(document);
		results = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(results));
		Objects.requireNonNull(silence);
	}

	/** The figure of a VM or of the GPU of a host, of any reading of the same text. */
	public Optional<LiveResult> of(EObject element) {
		return Optional.ofNullable(results.get(EcoreUtil.getURI(element)));
	}
}
