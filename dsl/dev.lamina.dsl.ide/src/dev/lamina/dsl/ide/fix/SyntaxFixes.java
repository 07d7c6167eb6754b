package dev.lamina.dsl.ide.fix;

import java.util.List;

import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Repairs text that does not parse, where one sign too much or too little is the reason. */
final class SyntaxFixes {
	private SyntaxFixes() {
	}

	/** Takes away a semicolon or a brace that closes nothing; closes what the end of the file leaves open. */
	static List<Fix> signs(QuickFixContext quickFixContext) {
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(quickFixContext.resource().getParseResult().getRootNode(),
				quickFixContext.offset());
		if (leaf != null && (leaf.getText().equals(";") || leaf.getText().equals("}"))
				&& quickFixContext.text().strip().startsWith(leaf.getText())) {
			return TextEdits.remove(leaf).map(edit -> new Fix("Remove '" + leaf.getText() + "'", true, true, List.of(edit)))
					.stream().toList();
		}
		String all = quickFixContext.all();
		if (quickFixContext.diagnostic().message().contains("is never closed. Write '}'")) {
			String end = all.endsWith("\n") ? "}\n" : "\n}\n";
			return List.of(new Fix("Write '}' at the end of the file", true, false,
					List.of(new Edit(quickFixContext.resource().getURI(), all.length(), 0, end))));
		}
		return List.of();
	}
}
