package dev.lamina.dsl.naming;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;

import dev.lamina.model.Declaration;
import dev.lamina.model.Model;

/** Gives a declaration its package and name: {@code acme.vdi.vdi1}. Nothing else has a name beyond its owner. */
public final class DeclarationNames extends IQualifiedNameProvider.AbstractImpl {
	@Override
	public QualifiedName getFullyQualifiedName(EObject object) {
		return object instanceof Declaration declaration && declaration.getName() != null
				&& declaration.eContainer() instanceof Model model
						? qualified(packageOf(model), declaration.getName())
						: null;
	}

	/** The package of a model, empty if it names none. */
	public static String packageOf(Model model) {
		return model.getName() == null ? "" : model.getName();
	}

	/** The qualified name of a name in a package, each segment by itself. */
	public static QualifiedName qualified(String packageName, String name) {
		return packageName.isEmpty() ? QualifiedName.create(name) : QualifiedName.create(packageName.split("\\.")).append(name);
	}
}
