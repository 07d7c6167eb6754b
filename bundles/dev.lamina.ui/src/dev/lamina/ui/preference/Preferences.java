package dev.lamina.ui.preference;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;

import dev.lamina.ui.Ids;

/** What the user has set; each of them is off or on until then as said here. */
public final class Preferences extends AbstractPreferenceInitializer {
	static final String FORMAT_ON_SAVE = "formatOnSave";
	/** Whether a template is laid out when it is inserted. */
	public static final String FORMAT_TEMPLATES = "formatTemplates";
	static final String REMARKS = "remarks";
	static final String LIVE = "simulateWhileWriting";

	/** Whether a text is laid out when it is saved; off. */
	public static boolean formatsOnSave() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, FORMAT_ON_SAVE, false, null);
	}

	/** Whether a template is laid out when it is inserted; on. */
	public static boolean formatsTemplates() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, FORMAT_TEMPLATES, true, null);
	}

	/** Whether remarks stand behind lines; on. */
	public static boolean showsRemarks() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, REMARKS, true, null);
	}

	/** Whether what the simulator says is among the remarks; on. */
	public static boolean simulatesWhileWriting() {
		return Platform.getPreferencesService().getBoolean(Ids.BUNDLE, LIVE, true, null);
	}

	@Override
	public void initializeDefaultPreferences() {
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(FORMAT_ON_SAVE, false);
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(FORMAT_TEMPLATES, true);
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(REMARKS, true);
		DefaultScope.INSTANCE.getNode(Ids.BUNDLE).putBoolean(LIVE, true);
	}
}
