package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.junit.jupiter.api.Test;

/** A person sees Lamina for the first time. */
class WelcomeTest {
	@Test
	void theWelcomeLeadsSomewhere() {
		WorkbenchBot.page();
		PlatformUI.getWorkbench().getIntroManager().showIntro(WorkbenchBot.window(), false);
		WorkbenchBot.until("the ways are there",
				() -> links().stream().anyMatch(link -> link.getText().contains("Your first model")));
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("welcome");
		assertEquals(4,
				links().stream()
						.filter(link -> List
								.of("<a>New project</a>", "<a>Open a folder</a>", "<a>Your first model</a>", "<a>Reference</a>")
								.contains(link.getText()))
						.count());
		links().stream().filter(link -> link.getText().contains("Your first model")).findFirst().orElseThrow()
				.notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.until("the steps are shown",
				() -> WorkbenchBot.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView") != null
						&& !WorkbenchBot.visible(Hyperlink.class).isEmpty());
		WorkbenchBot.settle(300);
		assertTrue(PlatformUI.getWorkbench().getIntroManager().getIntro() == null, "the welcome has made room");
		WorkbenchBot.page().hideView(WorkbenchBot.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView"));
	}

	private static List<Link> links() {
		return WorkbenchBot.visible(Link.class);
	}
}
