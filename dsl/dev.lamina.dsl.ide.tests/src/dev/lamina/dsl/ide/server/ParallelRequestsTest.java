package dev.lamina.dsl.ide.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.ide.colouring.SemanticTokensProvider;
import dev.lamina.dsl.ide.completion.CompletionProvider;
import dev.lamina.dsl.ide.hint.InlayHintProvider;
import dev.lamina.dsl.ide.hover.HoverProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.dsl.linking.ResourceSetAdapters;
import dev.lamina.dsl.project.Project;

/** Many threads read one version of a document while it is validated and the next one is typed. */
class ParallelRequestsTest {
	private static final int READERS = 8;

	@TempDir
	Path folder;

	private String model(int number) {
		return "package p" + number + "\nimport nvidia.*\nimport stacks.*\n"
				+ (number > 0 ? "import p" + (number - 1) + ".*\n" : "")
				+ "host h" + number + " { cpu 1 x 8 cores memory 64 GiB gpu g : A40 }\npolicy q" + number + " for h" + number
				+ ".g { stack NvidiaVgpu }\n"
				+ "vm v" + number + " { cpu 2 cores memory 4 GiB gpu A40-8Q on h" + number + ".g }\n";
	}

	@Test
	void readersAndTypingDoNotDisturbEachOther() throws Exception {
		int files = 12;
		for (int number = 0; number < files; number++) {
			Files.writeString(folder.resolve("m" + number + ".lamina"), model(number));
		}
		Workspace workspace = Workspace.ofProjects();
		URI address = URI.createFileURI(folder.toRealPath().resolve("m" + (files - 1) + ".lamina").toString());
		try (ExecutorService threads = Executors.newFixedThreadPool(READERS + 1)) {
			for (int version = 1; version <= 15; version++) {
				String text = model(files - 1) + "vm w { cpu 2 cores gpu A40-8Q on h" + (version % 2 == 0 ? files - 1 : files - 2)
						+ ".g }\npolicy x { stack ";
				Snapshot snapshot = workspace.put(address, version, text);
				CyclicBarrier together = new CyclicBarrier(READERS);
				List<Callable<Object>> requests = new ArrayList<>();
				for (int reader = 0; reader < READERS; reader++) {
					int kind = reader;
					requests.add(() -> {
						together.await();
						return switch (kind % 6) {
							case 0 -> CompletionProvider.at(snapshot, text.length());
							case 1 -> snapshot.diagnostics(CancelIndicator.NullImpl);
							case 2 -> HoverProvider.at(snapshot, text.indexOf("NvidiaVgpu") + 1);
							case 3 -> InlayHintProvider.of(snapshot);
							case 4 -> CompletionProvider.at(snapshot, text.indexOf("A40-8Q"));
							default -> SemanticTokensProvider.of(snapshot);
						};
					});
				}
				for (Future<Object> answer : threads.invokeAll(requests)) {
					assertTrue(answer.get() != null);
				}
			}
		}
	}

	@Test
	void whatIsKeptWithAResourceSetIsFoundWhileMoreIsAdded() throws Exception {
		ResourceSet resources = Project.ofText("a.lamina", "host a { }", folder).sources().getFirst().resource().getResourceSet();
		Set<Class<? extends AdapterImpl>> kinds = Set.of(First.class, Second.class);
		try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
			List<Callable<Object>> tasks = new ArrayList<>();
			for (int reader = 0; reader < READERS; reader++) {
				boolean adds = reader % 2 == 0;
				tasks.add(() -> {
					for (int round = 0; round < 2000; round++) {
						if (adds) {
							ResourceSetAdapters.add(resources, new AdapterImpl());
							ResourceSetAdapters.findOrAdd(resources, First.class, First::new);
							ResourceSetAdapters.findOrAdd(resources, Second.class, Second::new);
						}
						assertTrue(PackageFiles.of(resources).isPresent());
					}
					return null;
				});
			}
			for (Future<Object> task : threads.invokeAll(tasks)) {
				task.get();
			}
		}
		for (Class<? extends AdapterImpl> kind : kinds) {
			assertEquals(1, resources.eAdapters().stream().filter(kind::isInstance).count());
		}
	}

	private static final class First extends AdapterImpl {
	}

	private static final class Second extends AdapterImpl {
	}
}
