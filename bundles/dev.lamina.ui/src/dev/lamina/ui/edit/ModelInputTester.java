package dev.lamina.ui.edit;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.IEditorInput;

/** Says whether what an editor shows is a model: the name of the file decides. */
public final class ModelInputTester extends PropertyTester {
	@Override
	public boolean test(Object input, String property, Object[] arguments, Object expected) {
		return input instanceof IEditorInput shown && shown.getName().endsWith(".lamina");
	}
}
