package dev.lamina.dsl.serializer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;

/** The lines of a text that one change does not concern: none of them says something of the element that was changed itself. */
final class UntouchedLines {
	private final List<String> lines;
	private final BitSet touched = new BitSet();

	private UntouchedLines(List<String> lines) {
		this.lines = lines;
	}

	static UntouchedLines of(String original, RandomEdits edits) {
		UntouchedLines untouched = new UntouchedLines(original.lines().toList());
		untouched.touch(edits.element, edits.element);
		if (edits.before instanceof EObject removed) {
			untouched.touch(removed, null);
			untouched.touchNames(removed);
			removed.eAllContents().forEachRemaining(untouched::touchNames);
		} else if (edits.before instanceof List<?> moved) {
			moved.forEach(each -> untouched.touch((EObject) each, null));
		} else if (edits.feature == ModelPackage.Literals.NAMED_ELEMENT__NAME) {
			untouched.touchName((String) edits.before);
		}
		return untouched;
	}

	/** References to what is removed go with it. */
	private void touchNames(EObject removed) {
		if (removed instanceof NamedElement named && named.getName() != null) {
			touchName(named.getName());
		}
	}

	private void touchName(String word) {
		Pattern name = Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])");
		for (int i = 0; i < lines.size(); i++) {
			touched.set(i, touched.get(i) || name.matcher(lines.get(i)).find());
		}
	}

	/** @param direct the element whose own words alone count, null for all within and the comment above */
	private void touch(EObject element, EObject direct) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		if (node == null) {
			return;
		}
		for (ILeafNode leaf : node.getLeafNodes()) {
			boolean own = direct == null || NodeModelUtils.findActualSemanticObjectFor(leaf) == direct;
			if (own && !leaf.getText().isEmpty() && (direct == null || !leaf.isHidden())) {
				touched.set(leaf.getStartLine() - 1, leaf.getEndLine());
			}
		}
	}

	/** Each of the lines is in the text, in their order. */
	void areIn(String text, List<String> done) {
		List<String> now = text.lines().toList();
		int at = 0;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (touched.get(i) || line.isEmpty()) {
				continue;
			}
			while (at < now.size() && !now.get(at).equals(line)) {
				at++;
			}
			assertTrue(at < now.size(), "line " + (i + 1) + " '" + line + "' after " + done + "\n" + text);
			at++;
		}
	}
}
