package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;

import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.model.Import;
import dev.lamina.model.Model;

/** Puts one of the texts that validation proposes in the place of the one that is wrong; imports what has a longer name. */
final class SpellingFixes {
	private SpellingFixes() {
	}

	/** One fix for each proposal. With a single one nothing else can have been meant. */
	static List<Fix> ofWord(QuickFixContext quickFixContext) {
		return changes(quickFixContext, quickFixContext.diagnostic().proposals().size() == 1);
	}

	/** One fix for each proposal, none of which can be made without asking. */
	static List<Fix> ofValue(QuickFixContext quickFixContext) {
		return changes(quickFixContext, false);
	}

	private static List<Fix> changes(QuickFixContext quickFixContext, boolean safe) {
		return quickFixContext.diagnostic().proposals().stream().filter(proposal -> !proposal.equals(quickFixContext.text()))
				.map(proposal -> new Fix("Change to '" + proposal + "'", true, safe, List.of(quickFixContext.replaced(proposal))))
				.toList();
	}

	/** A name that is known by its qualified form only: the import of its package comes before the longer name. */
	static List<Fix> ofImport(QuickFixContext quickFixContext) {
		return quickFixContext.diagnostic().proposals().stream().filter(name -> name.endsWith("." + quickFixContext.text()))
				.findFirst()
				.flatMap(name -> statement(quickFixContext, name)).stream().toList();
	}

	/** The file without an import that nothing needs. */
	static List<Fix> withoutImport(QuickFixContext quickFixContext) {
		return quickFixContext.around(Import.class).flatMap(TextEdits::node).flatMap(TextEdits::remove)
				.map(edit -> new Fix("Remove the import", true, true, List.of(edit))).stream().toList();
	}

	private static Optional<Fix> statement(QuickFixContext quickFixContext, String qualified) {
		String statement = "import " + qualified.substring(0, qualified.lastIndexOf('.')) + ".*";
		return imported(quickFixContext, statement).map(edit -> new Fix("Add '" + statement + "'", true, true, List.of(edit)));
	}

	private static Optional<Edit> imported(QuickFixContext quickFixContext, String statement) {
		return quickFixContext.around(Model.class).map(model -> {
			ICompositeNode root = quickFixContext.resource().getParseResult().getRootNode();
			List<Import> imports = model.getImports();
			if (!imports.isEmpty()) {
				INode last = NodeModelUtils.findActualNodeFor(imports.getLast());
				return new Edit(quickFixContext.resource().getURI(), last.getEndOffset(), 0, "\n" + statement);
			}
			Optional<INode> name = TextEdits.value(model, dev.lamina.model.ModelPackage.Literals.MODEL__NAME);
			return name.map(node -> new Edit(quickFixContext.resource().getURI(), node.getEndOffset(), 0, "\n\n" + statement))
					.orElseGet(() -> new Edit(quickFixContext.resource().getURI(), root.getTotalOffset(), 0, statement + "\n\n"));
		});
	}
}
