package dev.lamina.ui.problem;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.ui.Ids;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.project.ModelFolder;

/**
 * Checks the saved models of a project whenever one of them, or the settings of the project, has changed. As any of them may
 * matter to any other all are checked, in one reading; files that are open in an editor are left to it.
 */
public final class LaminaBuilder extends IncrementalProjectBuilder {
	@Override
	protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor) throws CoreException {
		if (kind == FULL_BUILD || matters(getDelta(getProject()))) {
			check(SubMonitor.convert(monitor, "Checking the models of " + getProject().getName(), 1));
		}
		return null;
	}

	@Override
	protected void clean(IProgressMonitor monitor) throws CoreException {
		for (IMarker marker : getProject().findMarkers(Ids.PROBLEM_MARKER, true, IResource.DEPTH_INFINITE)) {
			// those of a file in an editor are the editor's: no build would bring them back
			if (!(marker.getResource() instanceof IFile file) || EditorDiagnostics.isClosed(file)) {
				marker.delete();
			}
		}
	}

	private void check(SubMonitor progress) throws CoreException {
		Project project = Project.ofAll(Map.of(), Project.filesBelow(Set.copyOf(ModelFolder.of(getProject()))));
		progress.setWorkRemaining(project.sources().size() + 1);
		Set<URI> read = new HashSet<>();
		for (SourceFile sourceFile : project.sources()) {
			progress.checkCanceled();
			read.add(sourceFile.uri());
			IFile file = DocumentRegistry.file(sourceFile.uri()).orElse(null);
			if (file != null && EditorDiagnostics.isClosed(file)) {
				List<Diagnostic> diagnostics = project.validate(sourceFile, progress::isCanceled);
				progress.checkCanceled();
				String text = sourceFile.resource().getParseResult().getRootNode().getText();
				ProblemMarkers.update(file, LineIndex.of(text), diagnostics, () -> EditorDiagnostics.isClosed(file));
			}
			progress.worked(1);
		}
		getProject().accept(resource -> {
			if (resource instanceof IFile file && "lamina".equals(file.getFileExtension())) {
				// a file that is not a text, which is its one problem
				DocumentRegistry.address(file).filter(address -> !read.contains(address))
						.ifPresent(address -> EditorDiagnostics.checkSaved(file, progress::isCanceled));
			}
			return !resource.isDerived();
		});
	}

	private static boolean matters(IResourceDelta delta) throws CoreException {
		if (delta == null) {
			return true;
		}
		boolean[] matters = new boolean[1];
		delta.accept(part -> {
			boolean written = part.getKind() != IResourceDelta.CHANGED || (part.getFlags() & IResourceDelta.CONTENT) != 0;
			matters[0] |= written && part.getResource() instanceof IFile file
					&& ("lamina".equals(file.getFileExtension()) || file.getName().equals(".lamina.toml"));
			return !matters[0];
		});
		return matters[0];
	}
}
