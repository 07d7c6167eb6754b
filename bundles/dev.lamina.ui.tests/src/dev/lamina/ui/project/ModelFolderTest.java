package dev.lamina.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.navigation.SourceOpener;

/** A person opens models that lie in a folder or in a project of someone else. */
class ModelFolderTest {
	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void theProjectOfAFolderIsFoundAgainHoweverTheLastSessionHasLeftIt(@TempDir Path folder) throws Exception {
		Path models = Files.createDirectories(folder.toRealPath().resolve("left behind"));
		Files.writeString(models.resolve("a.lamina"), "host a {\n  memory 1 GiB\n}\n");
		NullProgressMonitor monitor = new NullProgressMonitor();
		IContainer first = ModelFolder.open(models, monitor);
		IProject project = first.getProject();
		try {
			List<IProject> all = List.of(ResourcesPlugin.getWorkspace().getRoot().getProjects());
			project.close(monitor);
			assertEquals(first, ModelFolder.open(models, monitor), "closed");
			// ended before the link was saved
			first.delete(true, monitor);
			assertEquals(first, ModelFolder.open(models, monitor), "without its link");
			assertEquals(List.of("a.lamina"), ModelFolder.models(first).stream().map(IFile::getName).toList());
			first.delete(true, monitor);
			project.close(monitor);
			assertEquals(first, ModelFolder.open(models, monitor), "closed and without its link");
			// ended while the description was written
			Path description = project.getLocation().append(".project").toPath();
			project.close(monitor);
			Files.writeString(description, "<?xml version=");
			assertEquals(first, ModelFolder.open(models, monitor), "with a broken description");
			project.close(monitor);
			Files.delete(description);
			assertEquals(first, ModelFolder.open(models, monitor), "without a description");
			assertTrue(project.hasNature(LaminaNature.ID));
			assertEquals(all, List.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()));
			assertTrue(Files.exists(models.resolve("a.lamina")), "the models stay");
			// forgotten by the workspace, still on the disk
			project.delete(IProject.NEVER_DELETE_PROJECT_CONTENT, monitor);
			assertEquals(first, ModelFolder.open(models, monitor), "forgotten");
			// another folder of the same name is another project
			Path other = Files.createDirectories(folder.toRealPath().resolve("other/left behind"));
			project.close(monitor);
			IContainer second = ModelFolder.open(other, monitor);
			assertEquals("left behind 2", second.getProject().getName());
			assertFalse(project.isOpen(), "a project that was closed stays so");
			second.getProject().delete(true, true, monitor);
		} finally {
			project.delete(true, true, monitor);
		}
	}

	@Test
	void aFolderIsOpenedAndNothingIsWrittenIntoIt(@TempDir Path folder) throws Exception {
		Path models = Files.createDirectories(folder.toRealPath().resolve("office models"));
		Files.writeString(models.resolve("hosts.lamina"),
				"package office\n\nimport nvidia.A40\n\nhost rack {\n  cpu        2 x 32 cores at 2.8 GHz\n  memory     512 "
						+ "GiB\n  system     Linux\n"
						+ "  hypervisor KVM\n  gpu card : A40\n}\n");
		Files.createDirectories(models.resolve("more"));
		Files.writeString(models.resolve("more/policies.lamina"),
				"package office\n\nimport stacks.NvidiaVgpu\n\npolicy shared for rack.card {\n  stack     NvidiaVgpu\n  "
						+ "partition A40-8Q x 7\n}\n");
		IContainer opened = ModelFolder.open(models, new NullProgressMonitor());
		try {
			assertEquals(opened, ModelFolder.open(models, new NullProgressMonitor()), "the same folder is the same project");
			assertTrue(opened.getProject().hasNature(LaminaNature.ID));
			assertEquals(List.of("hosts.lamina"), ModelFolder.models(opened).stream().map(IFile::getName).toList());
			opened.getProject().build(IncrementalProjectBuilder.FULL_BUILD, null);
			IFile policies = opened.getFile(new org.eclipse.core.runtime.Path("more/policies.lamina"));
			assertEquals(List.of("capacity.exceeded"), WorkbenchBot.problems(policies),
					"its models are checked, and see each other");
			ITextEditor editor = WorkbenchBot.open(policies);
			WorkbenchBot.read(editor);
			WorkbenchBot.text(editor).replace(WorkbenchBot.text(editor).get().indexOf("x 7"), 3, "x 6");
			WorkbenchBot.until("the mistake is gone", () -> WorkbenchBot.problems(policies).isEmpty());
			editor.doSave(null);
			assertTrue(Files.readString(models.resolve("more/policies.lamina")).contains("x 6"), "it is written where it lies");
			SourceOpener.open(
					DocumentRegistry.address(opened.getFile(new org.eclipse.core.runtime.Path("hosts.lamina"))).orElseThrow(),
					new dev.lamina.dsl.ide.snapshot.Region(0, 7));
			assertEquals(opened.getFile(new org.eclipse.core.runtime.Path("hosts.lamina")),
					WorkbenchBot.page().getActiveEditor().getEditorInput().getAdapter(IFile.class),
					"places lead to files of the project");
			WorkbenchBot.settle(500);
			WorkbenchBot.screenshot("folder");
			try (Stream<Path> files = Files.walk(models)) {
				assertEquals(List.of("hosts.lamina", "more", "policies.lamina"),
						files.filter(file -> !file.equals(models)).map(file -> file.getFileName().toString()).sorted().toList());
			}
		} finally {
			WorkbenchBot.page().closeAllEditors(false);
			opened.getProject().delete(true, true, null);
		}
		assertTrue(Files.exists(models.resolve("hosts.lamina")), "a project that is deleted leaves the folder alone");
	}

	@Test
	void aProjectOfSomebodyElseIsOfferedToBeConvertedOnce() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("other");
		project.create(null);
		project.open(null);
		IFile file = WorkbenchBot.file(project, "vdi.lamina", WorkbenchBot.example("vdi.lamina"));
		ITextEditor editor = WorkbenchBot.open(file);
		StyledText shown = WorkbenchBot.viewer(editor).getTextWidget();
		int host = WorkbenchBot.text(editor).get().indexOf("\nhost ") + 1;
		WorkbenchBot.until("it is coloured all the same",
				() -> shown.getStyleRangeAtOffset(host) != null && shown.getStyleRangeAtOffset(host).fontStyle == SWT.BOLD);
		WorkbenchBot.until("it is offered", () -> offer().isPresent());
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("convert");
		assertFalse(project.hasNature(LaminaNature.ID), "nothing happens unasked");
		offer().orElseThrow().notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.until("it is a Lamina project", () -> has(project));
		WorkbenchBot.until("the offer has gone", () -> offer().isEmpty());
		MenuItem back = configure(project, "Remove Lamina from Project");
		back.notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.until("it is none any more", () -> !has(project));
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.read(WorkbenchBot.open(file));
		WorkbenchBot.settle(300);
		assertTrue(offer().isEmpty(), "it is said once");
	}

	/** What stands below Configure in the menu of a project. */
	private static MenuItem configure(IProject project, String label) {
		ProjectExplorer explorer = (ProjectExplorer) WorkbenchBot.page().findView(ProjectExplorer.VIEW_ID);
		WorkbenchBot.page().activate(explorer);
		explorer.getCommonViewer().setSelection(new StructuredSelection(project));
		WorkbenchBot.until("the project is selected",
				() -> explorer.getCommonViewer().getStructuredSelection().getFirstElement() == project);
		Menu menu = explorer.getCommonViewer().getTree().getMenu();
		return item(opened(item(opened(menu), "Configure").getMenu()), label);
	}

	private static Menu opened(Menu menu) {
		menu.notifyListeners(SWT.Show, new Event());
		return menu;
	}

	private static MenuItem item(Menu menu, String label) {
		return Arrays.stream(menu.getItems()).filter(item -> item.getText().replace("&", "").equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError(label + " is not among " + Arrays.toString(menu.getItems())));
	}

	private static boolean has(IProject project) {
		try {
			return project.hasNature(LaminaNature.ID);
		} catch (org.eclipse.core.runtime.CoreException gone) {
			throw new IllegalStateException(gone);
		}
	}

	private static Optional<Link> offer() {
		return WorkbenchBot.visible(Link.class).stream().filter(link -> link.getText().contains("Convert it to a Lamina project"))
				.findFirst();
	}
}
