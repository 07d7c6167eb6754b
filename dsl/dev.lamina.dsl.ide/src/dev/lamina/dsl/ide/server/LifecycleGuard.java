package dev.lamina.dsl.ide.server;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;

/**
 * Lets a message through only when it has its time: nothing but {@code initialize} before it, nothing but {@code exit} after
 * {@code shutdown}, and no request that the server has not said it can answer. Each other request is answered with the code that
 * the protocol has for it.
 */
final class LifecycleGuard implements MessageConsumer {
	private static final String INITIALIZE = "initialize";
	private static final String SHUTDOWN = "shutdown";
	/** Notifications of what happens to documents. */
	private static final Pattern TEXTS = Pattern.compile("textDocument/did(Open|Change|Close)");
	/** What some editors leave out, and the server can do without. */
	private static final Set<String> DISPENSABLE = Set.of("textDocument.version", "textDocument.languageId");
	private static final Set<String> ALWAYS_ANSWERED = Set.of(INITIALIZE, SHUTDOWN);

	private enum Phase {
		BEFORE, RUNNING, AFTER
	}

	private final MessageConsumer server;
	private final MessageConsumer answers;
	private final Predicate<String> answered;
	private final Parameters parameters = new Parameters();
	private Phase phase = Phase.BEFORE;

	/**
	 * @param server   who takes the messages
	 * @param answers  where those are answered that it does not get
	 * @param answered whether the server has said that it answers requests of a method
	 */
	LifecycleGuard(MessageConsumer server, MessageConsumer answers, Predicate<String> answered) {
		this.server = server;
		this.answers = answers;
		this.answered = answered;
	}

	/** Called by the one thread that reads. */
	@Override
	public void consume(Message message) {
		if (message instanceof RequestMessage request) {
			consume(request);
		} else if (message instanceof NotificationMessage notification) {
			consume(notification);
		} else {
			server.consume(message);
		}
	}

	private void consume(NotificationMessage notification) {
		String method = notification.getMethod();
		if (method.equals("exit")) {
			server.consume(notification);
		} else if (phase == Phase.RUNNING) {
			String missing = TEXTS.matcher(method).matches() ? parameters.missing(notification) : "";
			if (missing.isEmpty()) {
				server.consume(notification);
			} else {
				ServerLog.logLine("'" + method + "' without " + missing + " was ignored"); // a notification is not answered
			}
		}
	}

	private void consume(RequestMessage request) {
		String method = request.getMethod();
		if (phase == Phase.BEFORE && !method.equals(INITIALIZE)) {
			refuse(request, ResponseErrorCode.ServerNotInitialized, "The first request must be 'initialize'.");
		} else if (phase == Phase.AFTER) {
			refuse(request, ResponseErrorCode.InvalidRequest, "The server was asked to shut down. It waits for 'exit' only.");
		} else if (!ALWAYS_ANSWERED.contains(method) && !answered.test(method)) {
			refuse(request, ResponseErrorCode.MethodNotFound, "The server does not answer '" + method + "'.");
		} else {
			String missing = method.equals(INITIALIZE) || method.equals(SHUTDOWN) ? "" : parameters.missing(request);
			if (missing.isEmpty()) {
				phase = method.equals(SHUTDOWN) ? Phase.AFTER : Phase.RUNNING;
				server.consume(request);
			} else {
				refuse(request, ResponseErrorCode.InvalidParams, "The parameters of '" + method + "' lack " + missing + ".");
			}
		}
	}

	private void refuse(RequestMessage request, ResponseErrorCode code, String sentence) {
		ResponseMessage answer = new ResponseMessage();
		answer.setRawId(request.getRawId());
		answer.setError(new ResponseError(code, sentence, null));
		answers.consume(answer);
	}

	/** What requests must have besides what they have. */
	private static final class Parameters extends ReflectiveMessageValidator {
		String missing(RequestMessage request) {
			return request.getParams() == null ? "everything" : missing(validate(request));
		}

		String missing(NotificationMessage notification) {
			return notification.getParams() == null ? "everything" : missing(validate(notification));
		}

		private static String missing(List<MessageIssue> issues) {
			return issues.stream().map(issue -> issue.getText().replaceFirst("(?s).*Path: \\$\\.?(params\\.?)?", ""))
					.filter(path -> !DISPENSABLE.contains(path)).distinct()
					.collect(Collectors.joining(", "));
		}
	}
}
