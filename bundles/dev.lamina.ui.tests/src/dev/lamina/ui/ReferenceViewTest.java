package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.reference.ReferenceView;

/** A person looks something up. */
class ReferenceViewTest {
	@Test
	void aPageIsShown() throws Exception {
		ReferenceView view = (ReferenceView) WorkbenchBot.page().showView(ReferenceView.ID);
		WorkbenchBot.until("a page is there", () -> text("512") || text("hypervisor"));
		view.open("capacity.exceeded");
		WorkbenchBot.until("the page of the rule is there", () -> text("No GPU and no host is promised more than it has."));
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("reference");
		assertTrue(WorkbenchBot.visible(StyledText.class).stream().noneMatch(text -> text.getText().contains("```")),
				"no markup is seen");
		view.open("keys.html");
		WorkbenchBot.until("a page written by hand is there", () -> text("Alt+Shift+R: renames in all files"));
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("reference-keys");
		WorkbenchBot.page().hideView(view);
	}

	private static boolean text(String part) {
		return WorkbenchBot.visible(StyledText.class).stream().anyMatch(text -> text.getText().contains(part));
	}
}
