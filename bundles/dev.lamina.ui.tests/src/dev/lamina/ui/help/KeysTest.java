package dev.lamina.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;

/** The page about keys names those that work in the editor of a model. */
class KeysTest {
	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

	@Test
	void everyKeyOfThePageIsBoundInTheEditor() throws Exception {
		WorkbenchBot.page().activate(WorkbenchBot
				.open(WorkbenchBot.file(WorkbenchBot.project("keys"), "vdi.lamina", WorkbenchBot.example("vdi.lamina"))));
		List<String> keys = ROW.matcher(HelpPage.written("keys").markdown()).results().map(row -> row.group(1))
				.filter(key -> !key.equals("F1")).toList();
		IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
		Map<String, String> bound = new TreeMap<>();
		for (String key : keys) {
			Binding binding = bindings.getPerfectMatch(KeySequence.getInstance(key.toUpperCase(Locale.ROOT)));
			assertNotNull(binding, key + " does nothing");
			bound.put(key, binding.getParameterizedCommand().getCommand().getName());
		}
		assertEquals(
				"{Alt+Shift+R=Rename Element, Ctrl+.=Next, Ctrl+1=Quick Fix, Ctrl+F11=Run, Ctrl+S=Save, Ctrl+Shift+F=Format, "
						+ "Ctrl+Shift+G=Find References, "
						+ "Ctrl+Space=Content Assist, F3=Open Hyperlink}",
				bound.toString());
		WorkbenchBot.page().closeAllEditors(false);
	}
}
