package dev.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * A folder of this machine as a project: the same folder is the same project the next time. Nothing is written into the folder:
 * the project lies in the workspace and has the folder as a linked one. A folder that is an Eclipse project already is opened as
 * that, as it is.
 */
public final class ModelFolder {
	private ModelFolder() {
	}

	/**
	 * Opens a folder.
	 *
	 * @return what stands for the folder: the project itself, or the folder in it
	 */
	public static IContainer open(Path folder, IProgressMonitor monitor) throws CoreException {
		Optional<IContainer> known = known(folder);
		if (known.isPresent()) {
			known.get().getProject().open(monitor);
			known.get().refreshLocal(IResource.DEPTH_INFINITE, monitor);
			return known.get();
		}
		return Files.isRegularFile(folder.resolve(IProjectDescription.DESCRIPTION_FILE_NAME)) ? opened(folder, monitor)
				: linked(folder, monitor);
	}

	private static Optional<IContainer> known(Path folder) {
		return Stream.of(root().findContainersForLocationURI(folder.toUri()))
				.filter(each -> each.exists() || each.getType() == IResource.PROJECT && each.getProject().exists())
				.filter(each -> each.getType() == IResource.PROJECT || each.isLinked()).findFirst();
	}

	private static IContainer opened(Path folder, IProgressMonitor monitor) throws CoreException {
		IProjectDescription description = ResourcesPlugin.getWorkspace()
				.loadProjectDescription(IPath.fromPath(folder.resolve(IProjectDescription.DESCRIPTION_FILE_NAME)));
		IProject project = root().getProject(description.getName());
		if (project.exists() && !isAt(project, folder)) {
			return linked(folder, monitor); // another folder of the workspace has that name
		}
		if (!project.exists()) {
			project.create(description, monitor);
		}
		project.open(monitor);
		return project;
	}

	private static IContainer linked(Path folder, IProgressMonitor monitor) throws CoreException {
		String name = folder.getFileName() == null ? "models" : folder.getFileName().toString();
		for (int number = 1;; number++) {
			IProject project = root().getProject(number == 1 ? name : name + " " + number);
			Optional<IContainer> link = claimed(project, project.getFolder(name), folder, monitor);
			if (link.isPresent()) {
				return link.get();
			}
		}
	}

	/**
	 * The link to a folder in a project: one that is made, or one that was left behind closed, without its link or with a broken
	 * description, because the workbench was ended in the middle. Nothing if the project is about something else.
	 */
	private static Optional<IContainer> claimed(IProject project, IFolder link, Path folder, IProgressMonitor monitor)
			throws CoreException {
		boolean wasClosed = project.exists() && !project.isOpen();
		if (!project.exists()) {
			project.create(monitor);
		}
		try {
			project.open(monitor);
		} catch (CoreException broken) {
			if (hasFiles(project)) {
				return Optional.empty();
			}
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, monitor);
			project.create(monitor);
			project.open(monitor);
		}
		if (!link.exists() && !hasMembers(project)) {
			link.createLink(folder.toUri(), IResource.ALLOW_MISSING_LOCAL, monitor);
		}
		if (!link.isLinked() || !isAt(link, folder)) {
			if (wasClosed) {
				project.close(monitor);
			}
			return Optional.empty();
		}
		LaminaNature.add(project);
		link.refreshLocal(IResource.DEPTH_INFINITE, monitor);
		return Optional.of(link);
	}

	private static boolean hasMembers(IProject project) throws CoreException {
		return Arrays.stream(project.members())
				.anyMatch(member -> !member.getName().equals(IProjectDescription.DESCRIPTION_FILE_NAME)
						&& !member.getName().startsWith("."));
	}

	/** Whether a project that cannot be opened holds anything but its description, or lies where its files may be someone's. */
	private static boolean hasFiles(IProject project) {
		Path place = root().getLocation().append(project.getName()).toPath();
		if (project.getLocation() != null && !project.getLocation().toPath().equals(place)) {
			return true;
		}
		String[] names = place.toFile().list();
		return names != null && Arrays.stream(names).anyMatch(name -> !name.startsWith("."));
	}

	private static boolean isAt(IContainer container, Path folder) {
		try {
			return container.getLocation() != null && Files.isSameFile(container.getLocation().toPath(), folder);
		} catch (IOException gone) {
			return false;
		}
	}

	/** The folders that the models of a project are in: its own, and the linked ones. */
	public static List<Path> of(IProject project) {
		Stream<Path> own = Stream.ofNullable(project.getLocation()).map(IPath::toPath);
		return Stream.concat(own, links(project)).toList();
	}

	private static Stream<Path> links(IProject project) {
		try {
			return project.isOpen() ? Arrays.stream(project.members())
					.filter(member -> member instanceof IFolder && member.isLinked() && member.getLocation() != null)
					.map(member -> member.getLocation().toPath()) : Stream.empty();
		} catch (CoreException gone) {
			return Stream.empty();
		}
	}

	/** The models that lie in a folder itself. */
	public static List<IFile> models(IContainer folder) throws CoreException {
		return Arrays.stream(folder.members()).filter(IFile.class::isInstance).map(IFile.class::cast)
				.filter(file -> "lamina".equals(file.getFileExtension())).toList();
	}

	private static IWorkspaceRoot root() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}
}
