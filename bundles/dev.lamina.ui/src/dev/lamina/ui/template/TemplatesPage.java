package dev.lamina.ui.template;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;

import dev.lamina.ui.Ids;
import dev.lamina.ui.preference.Preferences;

/** The page of the preferences on which templates are changed, written, imported and exported. */
public final class TemplatesPage extends TemplatePreferencePage {
	public TemplatesPage() {
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Ids.BUNDLE));
		setTemplateStore(ModelTemplates.store());
		setContextTypeRegistry(ModelTemplates.registry());
	}

	@Override
	protected String getFormatterPreferenceKey() {
		return Preferences.FORMAT_TEMPLATES;
	}
}
