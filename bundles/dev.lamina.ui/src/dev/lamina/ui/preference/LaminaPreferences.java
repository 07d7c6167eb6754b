package dev.lamina.ui.preference;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;

import dev.lamina.ui.Ids;

/** What the user has set; each of them is off or on until then as said here. */
public final class LaminaPreferences extends AbstractPreferenceInitializer {
	static final String FORMAT_ON_SAVE = "formatOnSave";
	/** Whether a template is laid out when it is inserted. */
	public static final String FORMAT_TEMPLATES = "formatTemplates";
	static final String CODE_MININGS = "remarks";
	static final String SIMULATE_WHILE_WRITING = "simulateWhileWriting";

	/** Whether a text is laid out when it is saved; off. */
	public static boolean formatsOnSave() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, FORMAT_ON_SAVE, false, null);
	}

	/** Whether a template is laid out when it is inserted; on. */
	public static boolean formatsTemplates() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, FORMAT_TEMPLATES, true, null);
	}

	/** Whether remarks stand behind lines; on. */
	public static boolean showsCodeMinings() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, CODE_MININGS, true, null);
	}

	/** Whether what the simulator says is among the remarks; on. */
	public static boolean simulatesWhileWriting() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, SIMULATE_WHILE_WRITING, true, null);
	}

	@Override
	public void initializeDefaultPreferences() {
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(FORMAT_ON_SAVE, false);
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(FORMAT_TEMPLATES, true);
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(CODE_MININGS, true);
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(SIMULATE_WHILE_WRITING, true);
	}
}
