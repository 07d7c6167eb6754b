package dev.lamina.dsl.project;

import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.log4j.Logger;
import org.eclipse.xtext.diagnostics.Diagnostic;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.diagnostic.Severity;

/** Turns what Xtext finds in one source into problems for people; nothing thrown on the way gets past it. */
final class SourceFileValidator {
	private static final String INTERNAL = Rule.INTERNAL_ERROR.code();
	private static final Logger LOG = Logger.getLogger(SourceFileValidator.class);
	private static final Pattern OURS = Pattern.compile("[a-zA-Z]+(\\.[a-zA-Z]+)*");

	private final SourceFile sourceFile;

	SourceFileValidator(SourceFile sourceFile) {
		this.sourceFile = sourceFile;
	}

	List<dev.lamina.dsl.diagnostic.Diagnostic> diagnostics(BooleanSupplier cancelled) {
		TreeSet<dev.lamina.dsl.diagnostic.Diagnostic> diagnostics = new TreeSet<>();
		try {
			CancelIndicator indicator = cancelled::getAsBoolean;
			sourceFile.resource().getResourceServiceProvider().getResourceValidator()
					.validate(sourceFile.resource(), CheckMode.ALL, indicator).stream().map(this::diagnostic)
					.forEach(diagnostics::add);
		} catch (org.eclipse.xtext.service.OperationCanceledError | org.eclipse.core.runtime.OperationCanceledException stopped) {
			return List.copyOf(diagnostics);
		} catch (RuntimeException unexpected) {
			LOG.debug("The rules were broken off.", unexpected);
			diagnostics.add(new dev.lamina.dsl.diagnostic.Diagnostic(sourceFile.name(), 1, 1, 1, 1, Severity.ERROR, INTERNAL,
					"Lamina could not check this file to its end. That is a mistake in Lamina, not in the file; please report it "
							+ "with the model.",
					List.of()));
		}
		return List.copyOf(diagnostics);
	}

	private dev.lamina.dsl.diagnostic.Diagnostic diagnostic(Issue issue) {
		int line = orFirst(issue.getLineNumber(), 1);
		int column = orFirst(issue.getColumn(), 1);
		return new dev.lamina.dsl.diagnostic.Diagnostic(sourceFile.name(), line, column, orFirst(issue.getLineNumberEnd(), line),
				orFirst(issue.getColumnEnd(), column),
				switch (issue.getSeverity()) {
					case ERROR -> Severity.ERROR;
					case WARNING -> Severity.WARNING;
					default -> Severity.INFO;
				}, code(issue), message(issue),
				issue.getData() == null ? List.of() : Stream.of(issue.getData()).filter(text -> text != null).toList());
	}

	/** What fails outside of our rules leaves an issue of EMF's own making, which would show names of classes. */
	private static String message(Issue issue) {
		boolean foreign = code(issue).equals(INTERNAL) && !INTERNAL.equals(issue.getCode());
		return foreign
				? "Lamina could not check this to its end. That is a mistake in Lamina, not in the file; please report it with "
						+ "the model."
				: issue.getMessage();
	}

	private static int orFirst(Integer value, int otherwise) {
		return value == null || value < 1 ? otherwise : value;
	}

	private static String code(Issue issue) {
		String code = issue.getCode();
		if (code == null || code.isEmpty()) {
			return issue.isSyntaxError() ? "syntax" : INTERNAL;
		}
		return switch (code) {
			case Diagnostic.SYNTAX_DIAGNOSTIC, Diagnostic.SYNTAX_DIAGNOSTIC_WITH_RANGE -> "syntax";
			case Diagnostic.LINKING_DIAGNOSTIC -> "name.unknown";
			default -> OURS.matcher(code).matches() ? code : INTERNAL;
		};
	}
}
