package dev.lamina.dsl.ide.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * Reads messages from a stream, each once and whole: one that is broken or too large is answered as such, and the next one is
 * read.
 *
 * <p>After a broken message it looks for the next header. Within a message there can be none, as JSON writes the end of a line in
 * a text as {@code \n}.
 */
final class MessageReader implements MessageProducer {
	/** More than a model may have, with every letter of it escaped. */
	private static final int MAX_BYTES = 256 << 20;
	private static final int MAX_HEADER_BYTES = 4096;
	private static final Pattern LENGTH = Pattern.compile("Content-Length: *(\\S*)\\s*$", Pattern.CASE_INSENSITIVE);
	private static final Pattern OTHER_HEADER = Pattern.compile("[A-Za-z-]+:.*");
	private static final byte[] LENGTH_NAME = "Content-Length:".getBytes(StandardCharsets.US_ASCII);

	private final InputStream in;
	private final MessageJsonHandler json;
	private final MessageConsumer answers;
	/** Read already, but part of the next message. */
	private byte[] pushedBack = {};
	private int nextPushedBack;
	/** Whether a mistake was answered of which what follows is the rest. */
	private boolean lost;

	/** @param answers where a message that cannot be read is answered */
	MessageReader(InputStream in, MessageJsonHandler json, MessageConsumer answers) {
		this.in = new BufferedInputStream(in);
		this.json = json;
		this.answers = answers;
	}

	@Override
	public void listen(MessageConsumer consumer) throws JsonRpcException {
		try {
			for (Optional<String> length = nextLength(); length.isPresent(); length = nextLength()) {
				int bytes = bytes(length.get());
				if (bytes >= 0) {
					byte[] body = body(bytes);
					if (body.length < bytes) {
						return; // the editor has hung up
					}
					dispatch(body, consumer);
				}
			}
		} catch (IOException broken) {
			throw new JsonRpcException(broken);
		}
	}

	/** The length that the next header says, as it is written; nothing at the end of the stream. */
	private Optional<String> nextLength() throws IOException {
		Optional<String> length = Optional.empty();
		for (Optional<String> line = line(); line.isPresent(); line = line()) {
			Matcher said = LENGTH.matcher(line.get());
			if (said.find()) {
				length = Optional.of(said.group(1));
				if (said.start() > 0) {
					refuse(ResponseErrorCode.ParseError, "There is text before the header of a message.");
				}
			} else if (line.get().isEmpty() && length.isPresent()) {
				return length;
			} else if (line.get().isEmpty() || !OTHER_HEADER.matcher(line.get()).matches()) {
				refuse(ResponseErrorCode.ParseError, "A message begins with 'Content-Length: N' and an empty line.");
			}
		}
		return Optional.empty();
	}

	/** The length as a number; negative if there can be no such message, which is answered. */
	private int bytes(String length) {
		try {
			long bytes = Long.parseLong(length);
			if (bytes >= 0 && bytes <= MAX_BYTES) {
				return (int) bytes;
			}
			refuse(bytes < 0 ? ResponseErrorCode.ParseError : ResponseErrorCode.InvalidRequest,
					bytes < 0 ? "The length of a message is negative."
							: "A message of " + bytes + " bytes is too large, at most " + MAX_BYTES + " are read.");
		} catch (NumberFormatException noNumber) {
			refuse(ResponseErrorCode.ParseError, "The length of a message is not a number of bytes.");
		}
		lost = true;
		return -1;
	}

	private void dispatch(byte[] body, MessageConsumer consumer) {
		String text = new String(body, StandardCharsets.UTF_8);
		try {
			Message message = json.parseMessage(text);
			if (message == null) {
				refuse(text, body, null);
			} else {
				lost = false;
				consumer.consume(message);
			}
		} catch (MessageIssueException unsuitable) {
			refuse(text, body, unsuitable.getRpcMessage());
		} catch (JsonParseException broken) {
			refuse(text, body, null);
		} catch (RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
			ServerLog.logUnexpected(unexpected); // the one that waits for an answer to a request has got one
		}
	}

	private void refuse(String text, byte[] body, Message known) {
		if (!isJson(text)) {
			refuse(ResponseErrorCode.ParseError, "The message is not JSON.");
			pushBackNextHeader(body);
			return;
		}
		lost = false;
		if (known instanceof RequestMessage request) {
			answers.consume(answer(request.getRawId(), ResponseErrorCode.InvalidParams,
					"The parameters are not those of '" + request.getMethod() + "'."));
		} else if (known == null) {
			answers.consume(answer(null, ResponseErrorCode.InvalidRequest,
					"The message is neither a request nor a notification nor an answer."));
		} else {
			// neither notifications nor answers are answered
			ServerLog.logLine("a message without the parameters of its method was ignored");
		}
	}

	private static boolean isJson(String text) {
		try {
			return JsonParser.parseString(text).isJsonObject();
		} catch (JsonParseException | StackOverflowError broken) {
			return false;
		}
	}

	/** A message that is shorter than it says has the beginning of the next one in it. */
	private void pushBackNextHeader(byte[] body) {
		for (int start = 1; start <= body.length - LENGTH_NAME.length; start++) {
			if (startsHere(body, start)) {
				byte[] rest = new byte[body.length - start + pushedBack.length - nextPushedBack];
				System.arraycopy(body, start, rest, 0, body.length - start);
				System.arraycopy(pushedBack, nextPushedBack, rest, body.length - start, pushedBack.length - nextPushedBack);
				pushedBack = rest;
				nextPushedBack = 0;
				return;
			}
		}
	}

	private static boolean startsHere(byte[] body, int start) {
		for (int letter = 0; letter < LENGTH_NAME.length; letter++) {
			if (body[start + letter] != LENGTH_NAME[letter]) {
				return false;
			}
		}
		return true;
	}

	/** Says once that something cannot be read; what belongs to the same mistake is skipped in silence. */
	private void refuse(ResponseErrorCode code, String sentence) {
		if (!lost) {
			lost = true;
			ServerLog.logLine(sentence);
			answers.consume(answer(null, code, sentence));
		}
	}

	private static ResponseMessage answer(Either<String, Number> id, ResponseErrorCode code, String sentence) {
		ResponseMessage answer = new ResponseMessage();
		answer.setRawId(id);
		answer.setError(new ResponseError(code, sentence, null));
		return answer;
	}

	/** The next line without its end; of an endless one only the end. Nothing at the end of the stream. */
	private Optional<String> line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int next = read();
		if (next < 0) {
			return Optional.empty();
		}
		while (next >= 0 && next != '\n') {
			if (line.size() == MAX_HEADER_BYTES) {
				byte[] end = line.toByteArray();
				line.reset();
				line.write(end, MAX_HEADER_BYTES / 2, MAX_HEADER_BYTES / 2);
			}
			line.write(next);
			next = read();
		}
		String text = line.toString(StandardCharsets.ISO_8859_1);
		return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
	}

	private int read() throws IOException {
		return nextPushedBack < pushedBack.length ? pushedBack[nextPushedBack++] & 0xFF : in.read();
	}

	private byte[] body(int bytes) throws IOException {
		int known = Math.min(bytes, pushedBack.length - nextPushedBack);
		if (known == 0) {
			return in.readNBytes(bytes);
		}
		ByteArrayOutputStream body = new ByteArrayOutputStream(bytes);
		body.write(pushedBack, nextPushedBack, known);
		nextPushedBack += known;
		body.writeBytes(in.readNBytes(bytes - known));
		return body.toByteArray();
	}
}
