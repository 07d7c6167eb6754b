package dev.lamina.workbench;

import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.navigator.resources.ProjectExplorer;

import dev.lamina.ui.diagram.DiagramView;
import dev.lamina.ui.reference.ReferenceView;
import dev.lamina.ui.result.ResultsView;
import dev.lamina.ui.timeline.TimelineView;

/**
 * Places files on the left, the text in the middle, its pictures and its outline on the right, and problems and results below.
 */
public final class LaminaPerspective implements IPerspectiveFactory {
	private static final String CHEAT_SHEET = "org.eclipse.ui.cheatsheets.views.CheatSheetView";
	private static final String HELP = "org.eclipse.help.ui.HelpView";
	private static final String NEW_PROJECT = "dev.lamina.ui.newProject";
	private static final String NEW_MODEL = "dev.lamina.ui.newModel";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.createFolder("left", IPageLayout.LEFT, 0.2f, editors).addView(ProjectExplorer.VIEW_ID);
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.78f, editors);
		right.addView(IPageLayout.ID_OUTLINE);
		right.addPlaceholder(CHEAT_SHEET);
		right.addPlaceholder(HELP);
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.7f, editors);
		IFolderLayout picture = layout.createFolder("picture", IPageLayout.RIGHT, 0.55f, editors);
		picture.addView(DiagramView.PARTITIONING);
		picture.addView(DiagramView.TOPOLOGY);
		picture.addView(DiagramView.FLEET);
		below.addView(IPageLayout.ID_PROBLEM_VIEW);
		below.addView(ResultsView.ID);
		below.addView(TimelineView.ID);
		below.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		below.addPlaceholder(ReferenceView.ID);
		below.addPlaceholder(NewSearchUI.SEARCH_VIEW_ID);
		layout.addActionSet(IDebugUIConstants.LAUNCH_ACTION_SET);
		layout.addNewWizardShortcut(NEW_PROJECT);
		layout.addNewWizardShortcut(NEW_MODEL);
		layout.addShowViewShortcut(ProjectExplorer.VIEW_ID);
		layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
		layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
		layout.addShowViewShortcut(DiagramView.PARTITIONING);
		layout.addShowViewShortcut(DiagramView.TOPOLOGY);
		layout.addShowViewShortcut(DiagramView.FLEET);
		layout.addShowViewShortcut(HELP);
		layout.addShowViewShortcut(ReferenceView.ID);
		layout.addShowViewShortcut(ResultsView.ID);
		layout.addShowViewShortcut(TimelineView.ID);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
	}
}
