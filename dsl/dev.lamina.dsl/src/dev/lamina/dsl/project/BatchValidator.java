package dev.lamina.dsl.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResourceSet;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.files.ProjectFolder;
import dev.lamina.dsl.files.SourceFileFinder;
import dev.lamina.dsl.linking.FileHeaders;
import dev.lamina.dsl.settings.SeverityOverride;
import dev.lamina.dsl.settings.SeverityOverrides;

/**
 * Many files, validated side by side: what comes of them, and its order, does not depend on the number of threads.
 *
 * <p>The files of a package go to one thread, so that each is parsed once; a package that others import is parsed once more by
 * each thread that meets it there. Nothing is parsed before {@link #validate}.
 */
public final class BatchValidator {
	/** Deep models need more than what a thread usually has. */
	private static final long STACK_BYTES = 16 << 20;

	/** Files of one package, or one file without. */
	private record Part(FileHeaders headers, List<Map.Entry<Path, Path>> files, long bytes) {
	}

	private record Ordered<T>(String name, T value) {
	}

	private final List<Part> parts;
	private final List<UnreadableSourceException> refused;
	private final Map<URI, String> texts;

	private BatchValidator(List<Part> parts, List<UnreadableSourceException> refused, Map<URI, String> texts) {
		this.parts = List.copyOf(parts);
		this.refused = List.copyOf(refused);
		this.texts = Map.copyOf(texts);
	}

	/**
	 * What to make of each file. Called by many threads, for a file once, in no order.
	 *
	 * @param <T> what comes of a file
	 */
	public interface FileResultMapper<T> {
		/** A file that was read, in a project of which it is the only source, with its problems; valid until the call returns. */
		T validated(Project project, SourceFile sourceFile, List<Diagnostic> diagnostics);

		/** A file or directory that cannot be read. */
		T unreadable(UnreadableSourceException reason);
	}

	/**
	 * Finds files, and every model below directories. Models in different described projects (see {@link ProjectFolder}) know
	 * nothing of each other.
	 */
	public static BatchValidator of(List<Path> filesOrDirectories) {
		RequestedFiles requestedFiles = new RequestedFiles(filesOrDirectories);
		List<Part> parts = new ArrayList<>();
		for (RequestedFiles.Group group : requestedFiles.groups()) {
			FileHeaders headers = Project.filesOf(group.roots());
			Map<Object, List<Map.Entry<Path, Path>>> packages = new LinkedHashMap<>();
			for (Map.Entry<Path, Path> file : group.files().entrySet()) {
				String name = group.files().size() == 1 ? "" : headers.packageOf(URI.createFileURI(file.getKey().toString()));
				packages.computeIfAbsent(name.isEmpty() ? file.getKey() : name, first -> new ArrayList<>()).add(file);
			}
			packages.values().forEach(
					files -> parts.add(new Part(headers, files, files.stream().mapToLong(file -> bytes(file.getKey())).sum())));
		}
		return new BatchValidator(parts, requestedFiles.refused(), Map.of());
	}

	/**
	 * The folders from which the models of files and directories, their settings, and what they import come, as far as there are
	 * any now: those of their whole projects.
	 */
	public static Set<Path> folders(List<Path> filesOrDirectories) {
		Set<Path> folders = new TreeSet<>();
		for (Path path : filesOrDirectories) {
			Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
			try {
				Path project = ProjectFolder.around(folder.toRealPath());
				folders.addAll(SourceFileFinder.folders(project));
			} catch (IOException missing) {
				continue; // nothing can change there
			}
		}
		return folders;
	}

	/** The same files, of which some have other texts than were saved. */
	public BatchValidator withTexts(Map<URI, String> changed) {
		return new BatchValidator(parts, refused, changed);
	}

	/** How many files there are to validate. */
	public int files() {
		return parts.stream().mapToInt(part -> part.files().size()).sum();
	}

	/**
	 * Validates all files.
	 *
	 * @param threads at most so many work at a time, at least 1
	 * @param overrides severities that hold whatever the settings of projects say
	 * @return what comes of each, sorted by the name that the user gave the file, first what could not be found
	 */
	public <T> List<T> validate(int threads, List<SeverityOverride> overrides, FileResultMapper<T> mapper) {
		Queue<Part> waiting = new ConcurrentLinkedQueue<>(
				parts.stream().sorted(Comparator.comparingLong(Part::bytes).reversed()).toList());
		int workers = Math.max(1, Math.min(threads, parts.size()));
		List<Ordered<T>> results = new ArrayList<>();
		// also a single one works in a thread of its own, so that what is too deep for one is too deep for several
		List<CompletableFuture<List<Ordered<T>>>> started = Stream
				.generate(() -> started(new Worker<>(texts, waiting, overrides, mapper))).limit(workers).toList();
		try {
			started.forEach(worker -> results.addAll(worker.join()));
		} catch (CompletionException failed) {
			waiting.clear(); // the others may stop
			if (failed.getCause() instanceof Error cause) {
				throw cause;
			}
			throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
		}
		results.sort(Comparator.comparing(Ordered::name));
		return Stream.concat(refused.stream().map(mapper::unreadable), results.stream().map(Ordered::value)).toList();
	}

	/** A thread of its own and not one of a pool: only so can it have the stack that it needs. */
	private static <T> CompletableFuture<List<Ordered<T>>> started(Worker<T> worker) {
		CompletableFuture<List<Ordered<T>>> result = new CompletableFuture<>();
		Thread thread = new Thread(null, () -> result.completeAsync(worker::run, Runnable::run), "validate", STACK_BYTES);
		thread.setDaemon(true);
		thread.start();
		return result;
	}

	private static long bytes(Path file) {
		try {
			return Files.size(file);
		} catch (IOException vanished) {
			return 0;
		}
	}

	/** Takes parts as long as there are some. What one thread has parsed only that thread uses. */
	private static final class Worker<T> {
		private final Map<URI, String> texts;
		private final Queue<Part> waiting;
		private final List<SeverityOverride> overrides;
		private final FileResultMapper<T> mapper;
		private final Map<FileHeaders, XtextResourceSet> resources = new IdentityHashMap<>();
		private final List<Ordered<T>> results = new ArrayList<>();

		Worker(Map<URI, String> texts, Queue<Part> waiting, List<SeverityOverride> overrides, FileResultMapper<T> mapper) {
			this.texts = texts;
			this.waiting = waiting;
			this.overrides = overrides;
			this.mapper = mapper;
		}

		List<Ordered<T>> run() {
			for (Part part = waiting.poll(); part != null; part = waiting.poll()) {
				XtextResourceSet shared = resources.computeIfAbsent(part.headers(), this::resources);
				for (Map.Entry<Path, Path> file : part.files()) {
					results.add(new Ordered<>(Project.nameOf(file.getValue()), mapper(shared, file)));
				}
			}
			return results;
		}

		private XtextResourceSet resources(FileHeaders headers) {
			XtextResourceSet fresh = Project.resourcesOf(texts, headers);
			SeverityOverrides.install(fresh, overrides);
			return fresh;
		}

		private T mapper(XtextResourceSet shared, Map.Entry<Path, Path> file) {
			try {
				Project project = Project.ofOne(shared, file.getKey(), file.getValue());
				SourceFile sourceFile = project.sources().getFirst();
				return mapper.validated(project, sourceFile, project.validate(sourceFile, () -> false));
			} catch (UnreadableSourceException unreadable) {
				return mapper.unreadable(unreadable);
			} catch (StackOverflowError deep) {
				return mapper.unreadable(
						new UnreadableSourceException(Project.nameOf(file.getValue()), "is nested too deeply.", deep));
			} catch (OperationCanceledException | CancellationException stopped) {
				throw stopped;
			} catch (RuntimeException unexpected) {
				return mapper.unreadable(new UnreadableSourceException(Project.nameOf(file.getValue()),
						"could not be checked to its end. That is a mistake in Lamina, not in the file; please report it with "
								+ "the model.",
						unexpected));
			}
		}
	}
}
