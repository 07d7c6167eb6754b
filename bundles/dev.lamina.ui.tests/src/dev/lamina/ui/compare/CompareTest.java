package dev.lamina.ui.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.ResourceNode;
import org.eclipse.compare.structuremergeviewer.Differencer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.WorkbenchBot;

/** A person looks at two versions of a model side by side. */
class CompareTest {
	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void twoModelsAreComparedDeclarationByDeclarationInColour() throws Exception {
		WorkbenchBot.page();
		String text = WorkbenchBot.example("vdi.lamina");
		IFile before = WorkbenchBot.file(WorkbenchBot.project("before"), "vdi.lamina", text);
		IFile after = WorkbenchBot.file(WorkbenchBot.project("after"), "vdi.lamina",
				text.replace("slice 2 ms", "slice 4 ms").replace("vm farm", "vm mill"));
		CompareConfiguration sides = new CompareConfiguration();
		sides.setLeftLabel("before");
		sides.setRightLabel("after");
		CompareUI.openCompareEditor(new CompareEditorInput(sides) {
			@Override
			protected Object prepareInput(IProgressMonitor monitor) {
				return new Differencer().findDifferences(false, monitor, null, null, new ResourceNode(before),
						new ResourceNode(after));
			}
		});
		WorkbenchBot.until("both texts are coloured",
				() -> WorkbenchBot.visible(StyledText.class).stream().filter(CompareTest::isColoured).count() == 2);
		WorkbenchBot.until("the declarations that differ are listed",
				() -> WorkbenchBot.visible(Tree.class).stream().anyMatch(tree -> lists(tree, "shared") && lists(tree, "mill")));
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("compare-editor");
		assertTrue(
				WorkbenchBot.visible(Tree.class).stream().noneMatch(tree -> lists(tree, "shared") && lists(tree, "CadViewport")),
				"what is the same on both sides is not listed");
	}

	private static boolean isColoured(StyledText shown) {
		int host = shown.getText().indexOf("\nhost ") + 1;
		return host > 0 && shown.getStyleRangeAtOffset(host) != null && shown.getStyleRangeAtOffset(host).fontStyle == SWT.BOLD;
	}

	private static boolean lists(Tree tree, String name) {
		return contains(tree.getItems(), name);
	}

	private static boolean contains(org.eclipse.swt.widgets.TreeItem[] items, String name) {
		for (var item : items) {
			if (item.getText().contains(name) || contains(item.getItems(), name)) {
				return true;
			}
		}
		return false;
	}
}
