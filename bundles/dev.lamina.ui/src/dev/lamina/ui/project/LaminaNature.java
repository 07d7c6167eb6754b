package dev.lamina.ui.project;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;

import dev.lamina.ui.Ids;

/** Says that a project has models, which are checked when it is built. */
public final class LaminaNature implements IProjectNature {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.ui.nature";

	private IProject project;

	/** Makes a project one with models, if it is none yet. */
	public static void add(IProject project) throws CoreException {
		if (!project.hasNature(ID)) {
			IProjectDescription description = project.getDescription();
			List<String> natures = new ArrayList<>(List.of(description.getNatureIds()));
			natures.add(ID);
			description.setNatureIds(natures.toArray(String[]::new));
			project.setDescription(description, null);
		}
	}

	/** Makes a project one whose models are not checked any more; its markers go. */
	public static void remove(IProject project) throws CoreException {
		IProjectDescription description = project.getDescription();
		description.setNatureIds(
				List.of(description.getNatureIds()).stream().filter(nature -> !nature.equals(ID)).toArray(String[]::new));
		project.setDescription(description, null);
	}

	@Override
	public void configure() throws CoreException {
		IProjectDescription description = project.getDescription();
		List<ICommand> commands = new ArrayList<>(List.of(description.getBuildSpec()));
		if (commands.stream().noneMatch(known -> known.getBuilderName().equals(Ids.BUILDER))) {
			ICommand command = description.newCommand();
			command.setBuilderName(Ids.BUILDER);
			commands.add(command);
			description.setBuildSpec(commands.toArray(ICommand[]::new));
			project.setDescription(description, null);
		}
	}

	@Override
	public void deconfigure() throws CoreException {
		IProjectDescription description = project.getDescription();
		description.setBuildSpec(List.of(description.getBuildSpec()).stream()
				.filter(command -> !command.getBuilderName().equals(Ids.BUILDER)).toArray(ICommand[]::new));
		project.setDescription(description, null);
		project.deleteMarkers(Ids.PROBLEM_MARKER, true, org.eclipse.core.resources.IResource.DEPTH_INFINITE);
	}

	@Override
	public IProject getProject() {
		return project;
	}

	@Override
	public void setProject(IProject project) {
		this.project = project;
	}
}
