package dev.lamina.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.log4j.Logger;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.diagnostic.Diagnostic;

/**
 * Finds the fixes of a problem: the likeliest first and marked as preferred, always the same ones for the same text.
 *
 * <p>It reads a parsed and linked file and changes nothing. A problem of another version of the text has none or wrong fixes. A
 * fix that cannot be worked out is told of and left out; it takes neither the others nor the problem with it.
 */
public final class QuickFixes {
	/** More than these are no help in choosing. */
	private static final int MAX_FIXES = 8;
	private static final Logger LOG = Logger.getLogger(QuickFixes.class);

	private final Function<String, List<QuickFixProvider>> providers;
	private final Consumer<String> failures;

	/** Fixes of which those that fail are only written to the log. */
	public QuickFixes() {
		this(failure -> {
		});
	}

	/**
	 * Fixes of which those that fail are told of.
	 *
	 * @param failures given a sentence that names the place: "FILE:9:6: a fix for [capacity.notCut] could not be worked out. …"
	 */
	public QuickFixes(Consumer<String> failures) {
		this(QuickFixRegistry::of, failures);
	}

	QuickFixes(Function<String, List<QuickFixProvider>> quickFixProviders, Consumer<String> failures) {
		this.providers = Objects.requireNonNull(quickFixProviders);
		this.failures = Objects.requireNonNull(failures);
	}

	/** The fixes of a problem of that file, best first; none if no one but the author can know. */
	public List<Fix> fixes(XtextResource resource, Diagnostic diagnostic) {
		Optional<QuickFixContext> place = QuickFixContext.of(resource, diagnostic);
		if (place.isEmpty()) {
			return List.of();
		}
		List<Fix> fixes = new ArrayList<>();
		for (QuickFixProvider quickFixProvider : providers.apply(diagnostic.code())) {
			for (Fix fix : workedOut(quickFixProvider, place.get(), diagnostic)) {
				if (fixes.size() < MAX_FIXES && fixes.stream().noneMatch(known -> known.edits().equals(fix.edits()))) {
					fixes.add(
							fixes.stream().anyMatch(Fix::preferred) ? new Fix(fix.label(), false, fix.safe(), fix.edits()) : fix);
				}
			}
		}
		return List.copyOf(fixes);
	}

	private List<Fix> workedOut(QuickFixProvider quickFixProvider, QuickFixContext quickFixContext, Diagnostic diagnostic) {
		try {
			return quickFixProvider.fixes(quickFixContext);
		} catch (OperationCanceledException | CancellationException stopped) {
			throw stopped;
		} catch (RuntimeException unexpected) {
			LOG.error("A fix for " + diagnostic.code() + " failed.", unexpected);
			failures.accept(diagnostic.file() + ':' + diagnostic.line() + ':' + diagnostic.column() + ": a fix for ["
					+ diagnostic.code()
					+ "] could not be worked out. That is a mistake in Lamina, not in the file; please report it with the "
					+ "model.");
			return List.of();
		}
	}
}
