package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.TraceFile.Span;

/**
 * Loads traces into Catapult, the viewer behind {@code chrome://tracing}, as the sources of Go bring it along, in a headless
 * Chromium. Without one of them the tests fail where the whole test run asks for them, and are skipped elsewhere.
 */
@Tag("process")
class TraceViewerTest {
	private static final String REQUIRED = "LAMINA_VERIFY";
	/** Only what hangs takes as long. */
	private static final long HANGS_AFTER_MINUTES = 15;
	private static final String VIEWER = "trace_viewer_full.html";
	private static final List<Path> SOURCES = List.of(Path.of("/usr/share"), Path.of("/usr/lib"), Path.of("/usr/local"));

	/** Imports the trace and says what the viewer makes of it: by process and track the number of slices, and how they nest. */
	private static final String PAGE = """
			<!DOCTYPE html>
			<html><head><meta charset="utf-8"><script src="%1$s/webcomponents.min.js"></script><link rel="import" href="%1$s/%2$s"></head>
			<body><script type="application/json" id="trace">%3$s</script><script>
			document.addEventListener('WebComponentsReady', function () {
				var said;
				try {
					var model = new tr.Model();
					new tr.importer.Import(model).importTraces([document.getElementById('trace').textContent]);
					said = {warnings: model.importWarnings.map(function (warning) { return warning.message; }), processes: {}};
					Object.values(model.processes).forEach(function (process) {
						var tracks = said.processes[process.name] = {counters: Object.keys(process.counters), tracks: {}};
						Object.values(process.threads).forEach(function (thread) {
							var slices = thread.sliceGroup.slices;
							if (slices.length) {
								var top = thread.sliceGroup.topLevelSlices;
								tracks.tracks[thread.name] = {slices: slices.length, top: top.length,
									time: top.reduce(function (sum, slice) { return sum + slice.duration; }, 0)};
							}
						});
					});
				} catch (failure) {
					said = {failure: String(failure)};
				}
				fetch('/said', {method: 'POST', body: JSON.stringify(said)});
			});
			</script></body></html>
			""";

	@TempDir
	private Path folder;
	private Path browser;
	private Path viewer;

	@BeforeEach
	void findViewer() throws IOException {
		browser = Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(place, name)))
				.filter(Files::isExecutable).findFirst().orElse(null);
		viewer = viewer();
		if (browser == null || viewer == null) {
			String reason = browser == null ? "There is no Chromium. Install the package chromium."
					: "There is no trace viewer. Install the package golang-src.";
			if (System.getenv(REQUIRED) != null) {
				fail(reason);
			}
			abort(reason);
		}
	}

	private static Path viewer() throws IOException {
		for (Path root : SOURCES) {
			if (Files.isDirectory(root)) {
				try (Stream<Path> folders = Files.list(root)) {
					for (Path go : folders.filter(folder -> folder.getFileName().toString().startsWith("go")).sorted().toList()) {
						// where Go has had it, the newest place last
						for (String inside : List.of("src/cmd/trace/static", "src/internal/traceviewer/static",
								"src/internal/trace/traceviewer/static")) {
							if (Files.isReadable(go.resolve(inside).resolve(VIEWER))) {
								return go.resolve(inside);
							}
						}
					}
				}
			}
		}
		return null;
	}

	@Test
	void viewerUnderstandsEveryEvent() throws Exception {
		// each from where something happens
		Map<String, String> examples = Map.of("vdi", "2 s", "shares", "1 s", "mig", "1 s", "migration", "6 s");
		for (var example : new TreeMap<>(examples).entrySet()) {
			String model = Checkout.examples().resolve(example.getKey() + ".lamina").toString();
			InProcessRunner.Outcome outcome = new InProcessRunner(folder).lamina("simulate", model, "--format", "trace",
					"--trace-from",
					example.getValue());
			assertEquals(0, outcome.exit(), outcome.err());
			assertSeen(new TraceFile(outcome.out()), loaded(outcome.out()), example.getKey());
		}
	}

	@Test
	void errorsWouldBeNoticed() throws Exception {
		assertTrue(loaded("{\"traceEvents\":[{\"ph\":\"X\",\"pid\":1").has("failure"));
	}

	/** What the viewer has found is what the file says: every track with every slice, operations above their steps. */
	private static void assertSeen(TraceFile trace, JsonObject said, String example) {
		assertEquals("[]", String.valueOf(said.get("warnings")), () -> example + ": " + said);
		Map<String, String> expected = new TreeMap<>();
		trace.byTrack().forEach((track, spans) -> {
			List<Span> top = spans.stream().filter(top(spans)).toList();
			expected.put(track, spans.size() + " slices, " + top.size() + " at the top, "
					+ Math.round(top.stream().mapToDouble(span -> span.duration().doubleValue()).sum()) + " us");
		});
		Map<String, String> seen = new TreeMap<>();
		for (var process : said.getAsJsonObject("processes").entrySet()) {
			for (var track : process.getValue().getAsJsonObject().getAsJsonObject("tracks").entrySet()) {
				JsonObject slices = track.getValue().getAsJsonObject();
				seen.put(process.getKey() + ": " + track.getKey(),
						slices.get("slices").getAsInt() + " slices, " + slices.get("top").getAsInt()
								+ " at the top, " + Math.round(slices.get("time").getAsDouble() * 1000) + " us");
			}
		}
		assertEquals(expected, seen, example);
		List<String> counters = new ArrayList<>();
		for (var process : said.getAsJsonObject("processes").entrySet()) {
			for (JsonElement counter : process.getValue().getAsJsonObject().getAsJsonArray("counters")) {
				counters.add(counter.getAsString());
			}
		}
		assertTrue(!counters.isEmpty() && counters.stream().allMatch(name -> name.endsWith(" jobs")), counters.toString());
	}

	/** What lies at the top of its track: operations, interruptions, and all that engines do. */
	private static Predicate<Span> top(List<Span> track) {
		if (track.getFirst().process().startsWith("GPU")) {
			return span -> true;
		}
		return span -> span.category().equals("operation")
				|| span.category().equals("lifecycle") && !List.of("copying", "stopping", "down").contains(span.name());
	}

	/**
	 * What the viewer says; the page is shown by a server of this test, which is told as soon as it is known, however long that
	 * takes.
	 */
	private JsonObject loaded(String trace) throws Exception {
		CompletableFuture<String> said = new CompletableFuture<>();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		String page = PAGE.formatted("/viewer", VIEWER, trace.replace("<", "\\u003c"));
		server.createContext("/page.html", request -> answer(request, page.getBytes(StandardCharsets.UTF_8)));
		server.createContext("/viewer/", request -> answer(request,
				Files.readAllBytes(viewer.resolve(Path.of(request.getRequestURI().getPath()).getFileName()))));
		server.createContext("/said", request -> {
			said.complete(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			answer(request, new byte[0]);
		});
		server.start();
		Path log = folder.resolve("log");
		// with a port for its tools it stays until it is ended
		Process process = new ProcessBuilder(browser.toString(), "--headless", "--no-sandbox", "--disable-gpu",
				"--disable-dev-shm-usage", "--disable-quic",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-extensions",
				"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--remote-debugging-port=0",
				"--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
				"http://127.0.0.1:" + server.getAddress().getPort() + "/page.html")
				.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			process.onExit().thenAccept(ended -> said.completeExceptionally(new AssertionError("The browser has ended")));
			return JsonParser.parseString(said.get(HANGS_AFTER_MINUTES, TimeUnit.MINUTES)).getAsJsonObject();
		} catch (ExecutionException | TimeoutException silent) {
			throw new AssertionError("The viewer says nothing:\n" + Files.readString(log), silent);
		} finally {
			List<ProcessHandle> children = process.descendants().toList();
			process.destroy();
			process.waitFor(); // its profile is deleted after it
			children.forEach(child -> child.onExit().join());
			server.stop(0);
		}
	}

	private static void answer(HttpExchange request, byte[] body) throws IOException {
		request.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
		try (OutputStream out = request.getResponseBody()) {
			out.write(body);
		}
	}
}
