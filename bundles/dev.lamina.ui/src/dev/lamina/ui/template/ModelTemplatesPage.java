package dev.lamina.ui.template;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;

import dev.lamina.ui.Ids;
import dev.lamina.ui.preference.LaminaPreferences;

/** The page of the preferences on which templates are changed, written, imported and exported. */
public final class ModelTemplatesPage extends TemplatePreferencePage {
	public ModelTemplatesPage() {
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Ids.BUNDLE));
		setTemplateStore(ModelTemplates.store());
		setContextTypeRegistry(ModelTemplates.registry());
	}

	@Override
	protected String getFormatterPreferenceKey() {
		return LaminaPreferences.FORMAT_TEMPLATES;
	}
}
