package dev.lamina.dsl.ide.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.BatchValidator;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.settings.SeverityOverride;

/**
 * Applies the safe fixes of many files in memory, round after round, until none is left; every file is validated after each
 * round.
 *
 * <p>No file gets worse by it: changes of a round after which a file has more errors, or as many breaches as before of the rules
 * that were fixed, are taken back, and the file is left alone from then on. Where a file that was not changed gets more errors
 * all changes of that round are taken back.
 */
public final class SafeFixes {
	/** A fix may bring another problem to light, whose fix brings another one; no one needs more. */
	private static final int MAX_ROUNDS = 10;

	/**
	 * A fix that was applied.
	 *
	 * @param diagnostic what it put right, at its place in the text of that round
	 */
	public record AppliedFix(Diagnostic diagnostic, Fix fix) {
	}

	/**
	 * A file that changes.
	 *
	 * @param name   the file as the user named it
	 * @param before its text as it was, without a byte order mark
	 * @param after  its text with all fixes, likewise
	 */
	public record FixedFile(URI file, String name, String before, String after, List<AppliedFix> applied) {
		public FixedFile {
			applied = List.copyOf(applied);
		}
	}

	/**
	 * What the fixes make of some files.
	 *
	 * @param fixedFiles the files that change, sorted by name
	 * @param unreadableFiles   what could not be read
	 * @param failures what of the fixes could not be worked out, a sentence for each, sorted
	 */
	public record Result(List<FixedFile> fixedFiles, List<UnreadableSourceException> unreadableFiles, List<String> failures) {
		public Result {
			fixedFiles = List.copyOf(fixedFiles);
			unreadableFiles = List.copyOf(unreadableFiles);
			failures = List.copyOf(failures);
		}
	}

	/** A file in one round. */
	private record State(URI file, String name, String text, List<Diagnostic> diagnostics, List<AppliedFix> next,
			String changed) {
		/** Whether the fixes that led here from an earlier state did what they should. */
		boolean isProgressSince(State earlier) {
			Set<String> mended = new HashSet<>();
			earlier.next().forEach(appliedFix -> mended.add(appliedFix.diagnostic().code()));
			return !isWorseThan(earlier) && count(diagnostic -> mended.contains(diagnostic.code())) < earlier
					.count(problem -> mended.contains(problem.code()));
		}

		/** What a syntax error hides is no damage when it comes to light. */
		boolean isWorseThan(State earlier) {
			Predicate<Diagnostic> syntax = diagnostic -> diagnostic.code().equals(Rule.SYNTAX.code());
			Predicate<Diagnostic> error = problem -> problem.severity() == Severity.ERROR;
			long more = count(syntax) - earlier.count(syntax);
			return more > 0 || more == 0 && count(error) > earlier.count(error);
		}

		private long count(Predicate<Diagnostic> kind) {
			return diagnostics.stream().filter(kind).count();
		}
	}

	private final BatchValidator batchValidator;
	private final int threads;
	private final List<SeverityOverride> overrides;
	private final Map<URI, String> texts = new HashMap<>();
	private final Map<URI, List<AppliedFix>> applied = new HashMap<>();
	private final Set<URI> leftAlone = new HashSet<>();
	/** Many threads find them, in whatever order. */
	private final Set<String> failures = new ConcurrentSkipListSet<>();

	private SafeFixes(BatchValidator batchValidator, int threads, List<SeverityOverride> overrides) {
		this.batchValidator = batchValidator;
		this.threads = threads;
		this.overrides = overrides;
	}

	/**
	 * Finds out what the safe fixes make of the files.
	 *
	 * @param threads at most so many work at a time
	 * @param overrides severities that hold whatever the settings of projects say: what is off is not fixed
	 */
	public static Result of(BatchValidator batchValidator, int threads, List<SeverityOverride> overrides) {
		return new SafeFixes(batchValidator, threads, overrides).run();
	}

	private Result run() {
		List<UnreadableSourceException> unread = Collections.synchronizedList(new ArrayList<>());
		Map<URI, State> first = validated(unread::add);
		Map<URI, State> before = first;
		for (int round = 1; round <= MAX_ROUNDS && apply(before); round++) {
			Map<URI, State> after = validated(known -> {
			});
			before = revert(before, after) ? validated(known -> {
			}) : after;
		}
		List<FixedFile> repaired = first.values().stream()
				.filter(state -> !texts.getOrDefault(state.file(), state.text()).equals(state.text()))
				.map(state -> new FixedFile(state.file(), state.name(), state.text(), texts.get(state.file()),
						applied.get(state.file())))
				.sorted(Comparator.comparing(FixedFile::name)).toList();
		unread.sort(Comparator.comparing(UnreadableSourceException::getMessage));
		return new Result(repaired, unread, List.copyOf(failures));
	}

	/** Whether there was something to apply. */
	private boolean apply(Map<URI, State> states) {
		boolean changed = false;
		for (State state : states.values()) {
			if (!state.next().isEmpty() && !leftAlone.contains(state.file())) {
				texts.put(state.file(), state.changed());
				applied.computeIfAbsent(state.file(), file -> new ArrayList<>()).addAll(state.next());
				changed = true;
			}
		}
		return changed;
	}

	/** Whether something had to be taken back of what led from one state to another. */
	private boolean revert(Map<URI, State> before, Map<URI, State> after) {
		List<State> changed = before.values().stream()
				.filter(state -> !state.next().isEmpty() && !leftAlone.contains(state.file())).toList();
		Set<URI> files = new HashSet<>();
		changed.forEach(state -> files.add(state.file()));
		boolean damage = before.values().stream().filter(state -> !files.contains(state.file()))
				.anyMatch(state -> !after.containsKey(state.file()) || after.get(state.file()).isWorseThan(state));
		List<State> failed = changed.stream()
				.filter(state -> damage || !after.containsKey(state.file()) || !after.get(state.file()).isProgressSince(state))
				.toList();
		for (State state : failed) {
			texts.put(state.file(), state.text());
			List<AppliedFix> all = applied.get(state.file());
			all.subList(all.size() - state.next().size(), all.size()).clear();
			leftAlone.add(state.file());
		}
		return !failed.isEmpty();
	}

	private Map<URI, State> validated(Consumer<UnreadableSourceException> unread) {
		List<State> states = batchValidator.withTexts(texts).validate(threads, overrides,
				new BatchValidator.FileResultMapper<State>() {
					@Override
					public State validated(Project project, SourceFile sourceFile, List<Diagnostic> diagnostics) {
						return state(sourceFile, diagnostics);
					}

					@Override
					public State unreadable(UnreadableSourceException reason) {
						unread.accept(reason);
						return null;
					}
				});
		Map<URI, State> byFile = new TreeMap<>(Comparator.comparing(URI::toString));
		states.stream().filter(state -> state != null).forEach(state -> byFile.put(state.file(), state));
		return byFile;
	}

	private State state(SourceFile sourceFile, List<Diagnostic> diagnostics) {
		String text = sourceFile.resource().getParseResult().getRootNode().getText();
		List<AppliedFix> next = chosen(new QuickFixes(failures::add), sourceFile.resource(), diagnostics);
		List<Edit> edits = next.stream().flatMap(each -> each.fix().edits().stream()).map(edit -> withLineEndsOf(text, edit))
				.toList();
		return new State(sourceFile.uri(), sourceFile.name(), text, diagnostics, next,
				Edit.applied(sourceFile.uri(), text, edits));
	}

	/**
	 * The first safe fix of each problem, where it changes nothing but the file itself and no text that an earlier one changes or
	 * touches.
	 */
	public static List<AppliedFix> chosen(QuickFixes fixes, XtextResource file, List<Diagnostic> diagnostics) {
		List<AppliedFix> chosen = new ArrayList<>();
		List<Edit> taken = new ArrayList<>();
		for (Diagnostic diagnostic : diagnostics) {
			fixes.fixes(file, diagnostic).stream().filter(Fix::safe).findFirst()
					.filter(fix -> fix.edits().stream().allMatch(edit -> edit.file().equals(file.getURI())))
					.filter(fix -> fix.edits().stream().noneMatch(edit -> taken.stream().anyMatch(other -> collide(edit, other))))
					.ifPresent(fix -> {
						chosen.add(new AppliedFix(diagnostic, fix));
						taken.addAll(fix.edits());
					});
		}
		return List.copyOf(chosen);
	}

	private static boolean collide(Edit one, Edit other) {
		return one.offset() <= other.end() && other.offset() <= one.end();
	}

	private static Edit withLineEndsOf(String text, Edit edit) {
		int end = text.indexOf('\n');
		boolean wide = end > 0 && text.charAt(end - 1) == '\r';
		return wide ? new Edit(edit.file(), edit.offset(), edit.length(), edit.replacement().replace("\n", "\r\n")) : edit;
	}
}
