package dev.lamina.dsl.ide.server;

import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Connects the server with an editor as the protocol wants it, also where messages are broken, come too early, or are not known.
 */
final class EditorConnection extends Launcher.Builder<LanguageClient> {
	private final LaminaServer server;
	private MessageJsonHandler json;
	private MessageConsumer out;

	EditorConnection(LaminaServer server) {
		this.server = server;
	}

	@Override
	protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler handler) {
		json = handler;
		out = new StreamMessageConsumer(output, handler);
		RemoteEndpoint endpoint = new RemoteEndpoint(out, ServiceEndpoints.toEndpoint(localServices), EditorConnection::error);
		handler.setMethodProvider(endpoint);
		return endpoint;
	}

	@Override
	protected ConcurrentMessageProcessor createMessageProcessor(MessageProducer reader, MessageConsumer consumer,
			LanguageClient proxy) {
		return new ConcurrentMessageProcessor(new MessageReader(input, json, out),
				new LifecycleGuard(consumer, out, server::answers));
	}

	/**
	 * What an editor is told of something thrown: the sentence that was meant for it, else that there is a mistake, which the log
	 * describes.
	 */
	private static ResponseError error(Throwable thrown) {
		for (Throwable each = thrown; each != null; each = each.getCause()) {
			if (each instanceof ResponseErrorException meant) {
				return meant.getResponseError();
			}
		}
		ServerLog.logUnexpected(thrown);
		return new ResponseError(ResponseErrorCode.InternalError, RequestExecutor.UNEXPECTED, null);
	}
}
