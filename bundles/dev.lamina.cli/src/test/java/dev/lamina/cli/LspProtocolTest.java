package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the language server answers to messages that come too early, too late, or are none: over the pipes of its process, byte by
 * byte.
 */
@Tag("process")
class LspProtocolTest {
	private static final long SECONDS = 60;
	private static final String CAPABLE = "{\"textDocument\":{\"inlayHint\":{}}}";

	@TempDir
	private Path folder;
	private Process process;
	private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();

	@BeforeEach
	void start() throws IOException {
		process = new ProcessBuilder(PackagedJava.line("lsp")).directory(folder.toFile())
				.redirectError(folder.resolve("err").toFile()).start();
		Thread.ofPlatform().daemon().start(this::read);
	}

	@AfterEach
	void end() throws Exception {
		process.destroyForcibly();
		String said = Files.readString(folder.resolve("err"));
		assertFalse(said.contains("\tat ") || said.contains("Exception"), said);
	}

	private void read() {
		try (DataInputStream in = new DataInputStream(process.getInputStream())) {
			StringBuilder header = new StringBuilder();
			for (int next = in.read(); next >= 0; next = in.read()) {
				header.append((char) next);
				if (header.toString().endsWith("\r\n\r\n")) {
					byte[] body = in
							.readNBytes(Integer.parseInt(header.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
					received.add(JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject());
					header.setLength(0);
				}
			}
		} catch (IOException closed) {
			return; // the process has ended
		}
	}

	private void bytes(String text) throws IOException {
		process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		process.getOutputStream().flush();
	}

	private void message(String body) throws IOException {
		bytes("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
	}

	private JsonObject next(Predicate<JsonObject> wanted) throws InterruptedException {
		for (JsonObject message = received.poll(SECONDS, TimeUnit.SECONDS); message != null; message = received.poll(SECONDS,
				TimeUnit.SECONDS)) {
			if (wanted.test(message)) {
				return message;
			}
		}
		throw new AssertionError("no such message within " + SECONDS + " s");
	}

	private JsonObject asked(int id, String method, String params) throws Exception {
		message("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\""
				+ (params == null ? "" : ",\"params\":" + params) + "}");
		return answer(id);
	}

	private JsonObject answer(int id) throws InterruptedException {
		return next(message -> !message.has("method") && message.get("id") != null && !message.get("id").isJsonNull()
				&& message.get("id").getAsInt() == id);
	}

	/** The answer to something in which no id can be found. */
	private int codeWithoutId() throws InterruptedException {
		JsonObject answer = next(message -> message.has("error"));
		assertTrue(answer.has("id") && answer.get("id").isJsonNull(), answer.toString());
		return code(answer);
	}

	private static int code(JsonObject answer) {
		JsonElement error = answer.get("error");
		assertNotNull(error, answer.toString());
		assertNull(error.getAsJsonObject().get("data"), answer.toString());
		assertFalse(error.getAsJsonObject().get("message").getAsString().matches("(?s).*(java\\.|lsp4j|Exception|\\bat .*\\().*"),
				answer.toString());
		return error.getAsJsonObject().get("code").getAsInt();
	}

	private void initialize(int id) throws Exception {
		assertTrue(
				asked(id, "initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":" + CAPABLE + "}").has("result"));
		message("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
	}

	private void open(String uri, String text) throws IOException {
		message("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"" + uri
				+ "\",\"languageId\":\"lamina\",\"version\":1,\"text\":\""
				+ text + "\"}}}");
	}

	private static String hover(String uri) {
		return "{\"textDocument\":{\"uri\":\"" + uri + "\"},\"position\":{\"line\":0,\"character\":5}}";
	}

	@Test
	void aConversationHasABeginningAndAnEnd() throws Exception {
		assertEquals(-32002, code(asked(1, "textDocument/hover", hover("untitled:a"))));
		assertEquals(-32002, code(asked(2, "$/foo", "{}")));
		assertEquals(-32002, code(asked(3, "shutdown", null)));
		open("untitled:early", "host a");
		initialize(4);
		assertEquals(-32600, code(asked(5, "initialize", "{\"capabilities\":{}}")));
		assertTrue(asked(6, "textDocument/hover", hover("untitled:early")).get("result").isJsonNull(),
				"a notification before the greeting counts");
		assertTrue(asked(7, "shutdown", null).get("result").isJsonNull());
		assertEquals(-32600, code(asked(8, "textDocument/hover", hover("untitled:a"))));
		assertEquals(-32600, code(asked(9, "shutdown", null)));
		message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
		assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue());
	}

	@Test
	void everyRequestIsAnsweredAsTheServerHasSaid() throws Exception {
		JsonObject can = asked(1, "initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":" + CAPABLE + "}")
				.getAsJsonObject("result").getAsJsonObject("capabilities");
		assertFalse(can.has("codeLensProvider"));
		assertEquals(-32601, code(asked(2, "foo/bar", "{}")));
		assertEquals(-32601, code(asked(3, "$/foo", "{}")));
		int id = 10;
		int answered = 0;
		for (JsonRpcMethod method : ServiceEndpoints.getSupportedMethods(LanguageServer.class).values()) {
			if (!method.isNotification() && !method.getMethodName().equals("initialize")
					&& !method.getMethodName().equals("shutdown")) {
				int code = code(asked(id++, method.getMethodName(), "{}"));
				assertTrue(code == -32602 || code == -32601, method.getMethodName() + " " + code);
				answered += code == -32602 ? 1 : 0;
			}
		}
		assertEquals(18, answered);
		assertEquals(-32601, code(asked(id++, "textDocument/onTypeFormatting",
				hover("untitled:a").replaceFirst("}$", ",\"ch\":\"}\",\"options\":{\"tabSize\":2,\"insertSpaces\":true}}"))));
		assertEquals(-32601, code(asked(id++, "textDocument/codeLens", "{\"textDocument\":{\"uri\":\"untitled:a\"}}")));
		assertEquals(-32602, code(asked(id++, "textDocument/hover", "{\"textDocument\":{\"uri\":\"untitled:a\"}}")));
		assertEquals(-32602, code(asked(id++, "textDocument/hover", null)));
	}

	@Test
	void brokenMessagesAreAnsweredAndTheNextOneIsRead() throws Exception {
		initialize(1);
		open("untitled:a", "host a");
		int id = 100;
		for (String broken : new String[] { "{\"jsonrpc\": ", "}{", "nonsense", "[[[[", "",
				"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\",\"params\":{" }) {
			message(broken);
			assertEquals(-32700, codeWithoutId(), broken);
			assertTrue(asked(id++, "textDocument/hover", hover("untitled:a")).has("result"), broken);
		}
		for (String nothing : new String[] { "{}", "{\"jsonrpc\":\"2.0\"}" }) {
			message(nothing);
			assertEquals(-32600, codeWithoutId(), nothing);
		}
		String large = "\"" + "x".repeat(100_000) + "\"";
		assertEquals(-32602, code(asked(id++, "textDocument/hover", "[" + large + "]")));
		assertTrue(asked(id++, "textDocument/hover", hover("untitled:a")).has("result"));
		assertEquals(-32602, code(asked(id++, "textDocument/hover", "{\"textDocument\":" + large + "}")));
		assertEquals(-32602, code(asked(id++, "textDocument/hover", "\"" + "\u00e4".repeat(50_000) + "\"")));
		// a notification is never answered
		message("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":[" + large + "]}");
		message("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{}}");
		assertTrue(asked(id++, "textDocument/hover", hover("untitled:a")).has("result"));
		assertNull(received.poll());
	}

	@Test
	void afterAnAbsurdHeaderTheNextMessageIsFound() throws Exception {
		initialize(1);
		open("untitled:a", "host a");
		int id = 100;
		String body = "{\"jsonrpc\":\"2.0\",\"id\":50,\"method\":\"textDocument/hover\"}";
		for (String header : new String[] { "Content-Length: 99999999999", "Content-Length: 2147483647",
				"Content-Length: 999999999999999999999999", "Content-Length: -5",
				"Content-Length: many", "Content-Length:", "Content-Type: text", "GET / HTTP/1.1", "" }) {
			bytes(header + "\r\n\r\n" + body);
			JsonObject hovered = asked(id, "textDocument/hover", hover("untitled:a"));
			assertTrue(hovered.has("result"), header + hovered);
			id++;
		}
		for (JsonObject message = received.poll(); message != null; message = received.poll()) {
			assertTrue(message.has("error") || message.has("method"), message.toString());
		}
		// shorter than it says: the beginning of the next message is not lost
		bytes("Content-Length: " + (body.length() + 40) + "\r\n\r\n" + body);
		assertTrue(asked(id++, "textDocument/hover", hover("untitled:a")).has("result"));
		// longer than it says
		bytes("Content-Length: 20\r\n\r\n" + body + "\r\n");
		assertTrue(asked(id++, "textDocument/hover", hover("untitled:a")).has("result"));
		// another header, and lines that end otherwise
		String other = "{\"jsonrpc\":\"2.0\",\"id\":900,\"method\":\"$/foo\",\"params\":{}}";
		bytes("Content-Type: application/vscode-jsonrpc; charset=utf-8\nCONTENT-LENGTH: " + other.length() + "\n\n" + other);
		assertEquals(-32601, code(answer(900)));
	}

	@Test
	void aChangeWithoutAVersionCounts() throws Exception {
		initialize(1);
		open("untitled:a", "host a { }");
		next(message -> message.has("method") && message.get("method").getAsString().equals("textDocument/publishDiagnostics"));
		message("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\",\"version\":null},"
				+ "\"contentChanges\":[{\"text\":\"host a { memroy 3 GiB }\"}]}}");
		JsonObject told = next(message -> message.has("method") && message.toString().contains("memroy"))
				.getAsJsonObject("params");
		assertFalse(told.has("version"), told.toString());
		assertEquals(1, told.getAsJsonArray("diagnostics").size());
		message("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\",\"version\":7},"
				+ "\"contentChanges\":[{\"text\":\"host a { memory 3 GiB }\"}]}}");
		assertEquals(7, next(message -> message.has("method") && !message.toString().contains("memroy")).getAsJsonObject("params")
				.get("version").getAsInt());
	}
}
