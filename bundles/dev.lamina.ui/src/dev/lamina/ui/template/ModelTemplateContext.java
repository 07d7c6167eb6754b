package dev.lamina.ui.template;

import java.util.List;

import org.eclipse.jface.text.templates.GlobalTemplateVariables;
import org.eclipse.jface.text.templates.TemplateContext;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateVariable;
import org.eclipse.jface.text.templates.TemplateVariableResolver;

/**
 * Where in a model a template may stand, and what its places to fill in may be: names, values that are no names, and what Eclipse
 * knows.
 */
public final class ModelTemplateContext extends TemplateContextType {
	/** Where a declaration may begin. */
	public static final String DECLARATION = "dev.lamina.ui.declaration";
	/** Where a property may begin. */
	public static final String PROPERTY = "dev.lamina.ui.property";
	/** The sort of places whose value is no name: {@code ${clock:value('2.8')}}. */
	static final String VALUE = "value";

	public ModelTemplateContext() {
		addResolver(new GlobalTemplateVariables.Cursor());
		addResolver(new GlobalTemplateVariables.Date());
		addResolver(new GlobalTemplateVariables.Year());
		addResolver(new GlobalTemplateVariables.User());
		addResolver(new TemplateVariableResolver(VALUE,
				"A place to fill in, with what stands there until then: ${clock:value('2.8')}") {
			@Override
			public void resolve(TemplateVariable variable, TemplateContext context) {
				List<String> given = variable.getVariableType().getParams();
				variable.setValue(given.isEmpty() ? variable.getName() : given.getFirst());
				variable.setUnambiguous(false);
				variable.setResolved(true);
			}
		});
	}
}
