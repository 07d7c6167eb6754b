package dev.lamina.ui.completion;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateBuffer;
import org.eclipse.jface.text.templates.TemplateException;
import org.eclipse.jface.text.templates.TemplateVariable;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;

import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.ui.preference.LaminaPreferences;
import dev.lamina.ui.template.ModelTemplateContext;
import dev.lamina.ui.template.ModelTemplates;

/** The text of a template with its places to fill in; that of a whole declaration is laid out where the user wants it. */
final class TemplateText {
	private TemplateText() {
	}

	/** The text; nothing but the name of the template if someone has written one that cannot be read. */
	static Snippet of(Template template) {
		try {
			TemplateBuffer read = new DocumentTemplateContext(ModelTemplates.context(template.getContextTypeId()), new Document(),
					0, 0).evaluate(template);
			Snippet snippet = snippet(read);
			return template.getContextTypeId().equals(ModelTemplateContext.DECLARATION) && LaminaPreferences.formatsTemplates()
					? laidOut(snippet) : snippet;
		} catch (BadLocationException | TemplateException unreadable) {
			return new Snippet(template.getName(), List.of(), template.getName().length());
		}
	}

	private static Snippet snippet(TemplateBuffer read) {
		List<Snippet.Placeholder> placeholders = new ArrayList<>();
		int exit = read.getString().length();
		int number = 0;
		for (TemplateVariable variable : read.getVariables()) {
			if (variable.getName().equals("cursor")) {
				exit = variable.getOffsets()[0];
			} else if (!variable.isUnambiguous()) {
				number++;
				for (int offset : variable.getOffsets()) {
					placeholders.add(new Snippet.Placeholder(number, offset, variable.getLength()));
				}
			}
		}
		return new Snippet(read.getString(), placeholders, exit);
	}

	private static Snippet laidOut(Snippet snippet) {
		try {
			Document text = new Document(snippet.text());
			Position exit = new Position(snippet.exit(), 0);
			text.addPosition(exit);
			List<Position> positions = new ArrayList<>();
			for (Snippet.Placeholder placeholder : snippet.placeholders()) {
				Position position = new Position(placeholder.offset(), placeholder.length());
				text.addPosition(position);
				positions.add(position);
			}
			MultiTextEdit edits = new MultiTextEdit();
			for (Edit edit : LayoutEdits
					.of(new Workspace(List.of()).put(URI.createURI("template:/model.lamina"), 0, snippet.text()))) {
				edits.addChild(new ReplaceEdit(edit.offset(), edit.length(), edit.replacement()));
			}
			edits.apply(text);
			int kept = text.get().stripTrailing().length(); // the usual layout ends a file with a new line
			List<Snippet.Placeholder> placeholders = new ArrayList<>();
			for (int i = 0; i < positions.size(); i++) {
				placeholders.add(new Snippet.Placeholder(snippet.placeholders().get(i).number(), positions.get(i).getOffset(),
						positions.get(i).getLength()));
			}
			return new Snippet(text.get(0, kept), placeholders, Math.min(kept, exit.getOffset()));
		} catch (UnformattableSourceException | BadLocationException asItIs) {
			return snippet;
		}
	}
}
