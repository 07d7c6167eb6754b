package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.AbstractDiagnostic;

import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Model;

/**
 * A change in the making: the edits of words. Before it becomes a {@link Change} it is tried, so that nothing that could be read
 * and whose names meant something becomes unreadable or meaningless; and what was in the usual layout is so again.
 */
final class ChangeBuilder {
	private final ProjectSnapshot project;
	private final String label;
	private final List<Edit> edits = new ArrayList<>();

	ChangeBuilder(ProjectSnapshot project, String label) {
		this.project = project;
		this.label = label;
	}

	/** Adds an edit, which is absent where the file belongs to the library or the text breaks off. */
	ChangeBuilder add(Optional<Edit> edit) throws EditRefusedException {
		edits.add(edit.orElseThrow(() -> new EditRefusedException(
				"The text has no place for that. Fix its syntax errors first.")));
		return this;
	}

	/** Adds edits; what two parts of a change want alike, such as an import, is done once. */
	ChangeBuilder add(Collection<Edit> more) {
		more.stream().filter(edit -> !edits.contains(edit)).forEach(edits::add);
		return this;
	}

	/** The change, tried and laid out. */
	Change build() throws EditRefusedException {
		Map<URI, List<Edit>> byFile = new TreeMap<>(Comparator.comparing(URI::toString));
		edits.forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(edit));
		byFile.replaceAll((file, some) -> merged(some.stream().map(edit -> withLineEnds(edit, text(file))).toList()));
		Map<URI, String> texts = new LinkedHashMap<>();
		byFile.forEach((file, some) -> texts.put(file, Edit.applied(file, text(file), some)));
		ProjectSnapshot tried = project.with(texts);
		refuseHarm(tried);
		List<FileChange> files = new ArrayList<>();
		byFile.forEach((file, some) -> {
			String before = text(file);
			List<Edit> layout = isLaidOut(project.source(file).orElseThrow(), before)
					? LayoutEdits.between(file, texts.get(file),
							laidOut(tried.source(file).orElseThrow()).orElse(texts.get(file)))
					: List.of();
			List<Edit> both = EditComposition.of(file, before, some, layout);
			if (!both.isEmpty()) {
				files.add(new FileChange(file, project.version(file), before, both));
			}
		});
		return new Change(label, files);
	}

	private String text(URI file) {
		return project.text(file).orElseThrow();
	}

	/** Lines end as the others of the file do. */
	private static Edit withLineEnds(Edit edit, String text) {
		return text.contains("\r\n")
				? new Edit(edit.file(), edit.offset(), edit.length(), edit.replacement().replace("\n", "\r\n")) : edit;
	}

	/** Removals of which each begins in another are one. */
	private static List<Edit> merged(List<Edit> edits) {
		List<Edit> merged = new ArrayList<>();
		for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::offset)).toList()) {
			Edit last = merged.isEmpty() ? null : merged.getLast();
			if (last != null && edit.offset() < last.end() && last.replacement().isEmpty() && edit.replacement().isEmpty()) {
				merged.set(merged.size() - 1,
						new Edit(edit.file(), last.offset(), Math.max(last.end(), edit.end()) - last.offset(), ""));
			} else {
				merged.add(edit);
			}
		}
		return merged;
	}

	private static boolean isLaidOut(SourceFile sourceFile, String text) {
		return laidOut(sourceFile).filter(text::equals).isPresent();
	}

	private static Optional<String> laidOut(SourceFile sourceFile) {
		try {
			return Optional.of(SourceFormatter.format(sourceFile.resource()));
		} catch (UnformattableSourceException broken) {
			return Optional.empty();
		}
	}

	private void refuseHarm(ProjectSnapshot tried) throws EditRefusedException {
		for (SourceFile sourceFile : tried.sources()) {
			Map<String, Long> known = project.source(sourceFile.uri()).map(ChangeBuilder::errors).orElse(Map.of());
			for (Resource.Diagnostic error : sourceFile.resource().getErrors()) {
				if (errors(sourceFile).get(kind(error)) > known.getOrDefault(kind(error), 0L) && isNew(error, sourceFile.uri())) {
					throw new EditRefusedException("That cannot be written: afterwards line " + error.getLine() + " of '"
							+ sourceFile.uri().lastSegment() + "' would say: "
							+ error.getMessage());
				}
			}
			int strays = sourceFile.model().map(model -> model.getStrays().size()).orElse(0);
			if (strays > project.source(sourceFile.uri()).flatMap(SourceFile::model).map(Model::getStrays).map(List::size)
					.orElse(0)) {
				throw new EditRefusedException("That cannot be written into '" + sourceFile.uri().lastSegment()
						+ "': its text would fall apart. Put its syntax errors right first.");
			}
		}
	}

	private boolean isNew(Resource.Diagnostic error, URI file) {
		return project.source(file).map(
				known -> known.resource().getErrors().stream().noneMatch(each -> each.getMessage().equals(error.getMessage())))
				.orElse(true);
	}

	private static Map<String, Long> errors(SourceFile sourceFile) {
		return sourceFile.resource().getErrors().stream()
				.collect(Collectors.groupingBy(ChangeBuilder::kind, Collectors.counting()));
	}

	private static String kind(Resource.Diagnostic error) {
		return error instanceof AbstractDiagnostic known ? String.valueOf(known.getCode()) : error.getClass().getName();
	}
}
