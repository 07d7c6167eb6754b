package dev.lamina.ui.template;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.templates.ContextTypeRegistry;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.text.templates.TemplatePersistenceData;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

import dev.lamina.dsl.ide.completion.Templates;
import dev.lamina.ui.Ids;

/** The templates of models: those that are there from the beginning, as far as no one has changed them, and those of the user. */
public final class ModelTemplates {
	private static final String KEY = "templates";
	private static final Pattern PLACE = Pattern.compile("\\$\\{(\\d+):([^}]*)}|\\$0");
	private static final ContextTypeRegistry CONTEXTS = contexts();
	private static final Store STORE = new Store();

	private ModelTemplates() {
	}

	/** Those for a place that the user has not switched off, by the id of the place. */
	public static List<Template> of(String context) {
		return List.of(STORE.getTemplates(context));
	}

	/** The kind of place with that id. */
	public static ModelTemplateContext context(String id) {
		return (ModelTemplateContext) CONTEXTS.getContextType(id);
	}

	static ContextTypeRegistry registry() {
		return CONTEXTS;
	}

	/** What is kept of them, to be changed on a page of the preferences. */
	public static ContributionTemplateStore store() {
		return STORE;
	}

	private static ContextTypeRegistry contexts() {
		ContributionContextTypeRegistry contexts = new ContributionContextTypeRegistry();
		contexts.addContextType(ModelTemplateContext.DECLARATION);
		contexts.addContextType(ModelTemplateContext.PROPERTY);
		return contexts;
	}

	/** The same in Eclipse's notation: a place whose value is a name has that name, others have a number. */
	static String pattern(String snippet) {
		Set<String> used = new HashSet<>();
		return PLACE.matcher(snippet.replace("$", "$$").replace("$${", "${").replace("$$0", "$0"))
				.replaceAll(place -> Matcher.quoteReplacement(place.group(1) == null ? "${cursor}"
						: isName(place.group(2)) && used.add(place.group(2)) ? "${" + place.group(2) + "}"
						: "${value" + place.group(1) + ":value('" + place.group(2) + "')}"));
	}

	private static boolean isName(String value) {
		return value.chars().allMatch(Character::isLetter) && !value.isEmpty();
	}

	private static final class Store extends ContributionTemplateStore {
		Store() {
			super(CONTEXTS, new ScopedPreferenceStore(InstanceScope.INSTANCE, Ids.BUNDLE), KEY);
			try {
				load();
			} catch (IOException unreadable) {
				ILog.of(ModelTemplates.class).error(
						"The templates of the user cannot be read; there are only those that come with Lamina.", unreadable);
			}
		}

		@Override
		protected void loadContributedTemplates() throws IOException {
			super.loadContributedTemplates();
			Templates.all().forEach((word, snippet) -> internalAdd(new TemplatePersistenceData(
					new Template(word, "A declaration that begins with '" + word + "'", ModelTemplateContext.DECLARATION,
							pattern(snippet), false),
					true, Ids.BUNDLE + ".template." + word)));
		}
	}
}
