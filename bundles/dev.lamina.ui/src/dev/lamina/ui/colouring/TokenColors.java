package dev.lamina.ui.colouring;

import java.util.Set;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;

import dev.lamina.dsl.ide.colouring.SemanticToken;
import dev.lamina.dsl.ide.colouring.SemanticToken.Kind;
import dev.lamina.dsl.ide.colouring.SemanticToken.Modifier;

/** The colour and style of each sort of word, as the theme says; for the thread of the user interface. */
final class TokenColors {
	private static final String PREFIX = "dev.lamina.ui.colour.";

	private final ColorRegistry colours = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();

	TextAttribute of(SemanticToken semanticToken) {
		return of(semanticToken.kind(), semanticToken.modifiers());
	}

	TextAttribute of(Kind kind, Set<Modifier> modifiers) {
		int style = switch (kind) {
			case KEYWORD -> SWT.BOLD;
			case STACK, GPU_TYPE, PROFILE, PACKAGE, HOST, PART, POLICY, WORKLOAD, VM, SIMULATION ->
					modifiers.contains(Modifier.DECLARATION) ? SWT.BOLD
							: modifiers.contains(Modifier.LIBRARY) ? SWT.ITALIC : SWT.NORMAL;
			default -> SWT.NORMAL;
		};
		return new TextAttribute(colours.get(PREFIX + name(kind, modifiers)), null, style);
	}

	private static String name(Kind kind, Set<Modifier> modifiers) {
		return switch (kind) {
			case KEYWORD -> "keyword";
			case PROPERTY -> "property";
			case WORD -> "word";
			case NUMBER -> "number";
			case UNIT -> "unit";
			case STRING -> "string";
			case COMMENT -> modifiers.contains(Modifier.DOCUMENTATION) ? "documentation" : "comment";
			case PACKAGE -> "package";
			case GPU_TYPE, PROFILE, STACK -> "type";
			case HOST, PART, POLICY, WORKLOAD, VM, SIMULATION -> "name";
		};
	}
}
