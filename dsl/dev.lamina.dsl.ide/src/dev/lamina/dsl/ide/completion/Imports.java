package dev.lamina.dsl.ide.completion;

import java.util.List;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;

/** Makes names usable without their package: says whether they are already, and which edit imports them. */
final class Imports {
	private Imports() {
	}

	/** Whether the name of a package can be written simply. */
	static boolean isImported(Site site, String packageName, String name) {
		return site.imports().stream().anyMatch(imported -> imported.equals(packageName + ".*") || imported.equals(packageName + '.' + name));
	}

	/** The edit that imports a package whole: behind the last import, else behind the package, else at the beginning of the text. */
	static List<Edit> of(Snapshot snapshot, String packageName) {
		String line = "import " + packageName + ".*";
		Model model = snapshot.model().orElse(null);
		if (model == null) {
			return List.of(new Edit(snapshot.uri(), 0, 0, line + "\n\n"));
		}
		for (Import last : model.getImports().reversed()) {
			INode node = NodeModelUtils.findActualNodeFor(last);
			if (node != null) {
				return List.of(new Edit(snapshot.uri(), node.getEndOffset(), 0, '\n' + line));
			}
		}
		List<INode> name = NodeModelUtils.findNodesForFeature(model, Literals.MODEL__NAME);
		return List.of(name.isEmpty() ? new Edit(snapshot.uri(), 0, 0, line + "\n\n")
				: new Edit(snapshot.uri(), name.getLast().getEndOffset(), 0, "\n\n" + line));
	}
}
