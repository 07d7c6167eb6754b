package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Test;

import dev.lamina.ui.reference.ReferenceView;

/** A person looks something up. */
class ReferenceViewTest {
	@Test
	void aPageIsShown() throws Exception {
		ReferenceView view = (ReferenceView) Window.page().showView(ReferenceView.ID);
		Window.until("a page is there", () -> text("512") || text("hypervisor"));
		view.open("capacity.exceeded");
		Window.until("the page of the rule is there", () -> text("No GPU and no host is promised more than it has."));
		Window.settle(300);
		Window.screenshot("reference");
		assertTrue(Window.visible(StyledText.class).stream().noneMatch(text -> text.getText().contains("```")),
				"no markup is seen");
		view.open("keys.html");
		Window.until("a page written by hand is there", () -> text("Alt+Shift+R: renames in all files"));
		Window.settle(300);
		Window.screenshot("reference-keys");
		Window.page().hideView(view);
	}

	private static boolean text(String part) {
		return Window.visible(StyledText.class).stream().anyMatch(text -> text.getText().contains(part));
	}
}
