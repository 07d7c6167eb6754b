package dev.lamina.ui.result;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** What the user has arranged in the view of results, kept until the next time. */
final class ResultViewSettings {
	private ResultViewSettings() {
	}

	/** The settings of a part of the view. */
	static IDialogSettings of(String part) {
		IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(ResultViewSettings.class))
				.getDialogSettings();
		String name = "results." + part;
		IDialogSettings known = all.getSection(name);
		return known == null ? all.addNewSection(name) : known;
	}
}
