package dev.lamina.ui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.text.Document;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.ui.WorkbenchBot;

/** All listeners of a text hear of it, however late they come. */
class OpenDocumentTest {
	@Test
	void aListenerThatComesAfterTheValidationHearsOfIt() {
		OpenDocument document = new OpenDocument(URI.createURI("unsaved:/late.lamina"), new Workspace(List.of()),
				new Document("host h { memory 1 TiB gpu g : Nothing }"));
		WorkbenchBot.until("the text was validated", () -> document.snapshot().knownDiagnostics().isPresent());
		List<Snapshot> told = Collections.synchronizedList(new ArrayList<>());
		document.addValidationListener(told::add);
		WorkbenchBot.until("the listener was told", () -> !told.isEmpty());
		assertEquals("name.unknown", told.getFirst().knownDiagnostics().orElseThrow().getFirst().code());
		document.close();
	}
}
