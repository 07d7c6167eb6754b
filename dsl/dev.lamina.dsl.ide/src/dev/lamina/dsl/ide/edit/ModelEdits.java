package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.ide.navigation.Occurrence;
import dev.lamina.dsl.ide.rename.RenameRefactoring;
import dev.lamina.dsl.ide.rename.RenameRefusedException;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.Declaration;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/**
 * Changes of the model of a project as changes of its text: words are put in, replaced or taken away where they stand, so that
 * comments and everything else stay as they are; a file that was in the usual layout is so afterwards.
 *
 * <p>Elements may come from any reading of the project, such as that of a snapshot, whose text is the same as here; else the edit
 * is refused as stale. Nothing is applied: the {@link Change} is, by the one that owns the documents. Every edit is tried on the
 * text before it is handed out, and refused with a sentence where the text could no longer be read or a name would mean nothing.
 * What the change means for promises and room is for validation to say.
 */
public final class ModelEdits {
	private static final int MAX_LINES = 3;

	private final ProjectSnapshot project;

	/** Edits of a project as it is at one moment. */
	public ModelEdits(ProjectSnapshot project) {
		this.project = project;
	}

	/**
	 * Lets a VM run on a GPU, or on any of a host.
	 *
	 * @param profile the name of the profile that it is to get there; without one it asks for what it asks for now, which must be
	 *                had there
	 */
	public Change assign(Vm vm, PlacementTarget placementTarget, Optional<String> profile) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Assign " + vm.getName() + " to " + placementTarget.text());
		new GpuDemandEdits(known(vm)).assign(known(placementTarget), profile, changeBuilder);
		return changeBuilder.build();
	}

	/** Lets a VM run on whichever GPU has what it asks for. */
	public Change unassign(Vm vm) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Let " + vm.getName() + " run on any GPU");
		new GpuDemandEdits(known(vm)).unassign(changeBuilder);
		return changeBuilder.build();
	}

	/** Lets a VM ask for no GPU any more. */
	public Change removeGpu(Vm vm) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Take the GPU from " + vm.getName());
		new GpuDemandEdits(known(vm)).removeGpu(changeBuilder);
		return changeBuilder.build();
	}

	/** Lets a VM ask for another profile, where it asked for one, for a part, or for a whole GPU. */
	public Change changeProfile(Vm vm, String profile) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Give " + vm.getName() + " the profile " + profile);
		new GpuDemandEdits(known(vm)).changeProfile(profile, changeBuilder);
		return changeBuilder.build();
	}

	/** Cuts a GPU into instances of another profile; the VMs that use them keep asking for what they asked for. */
	public Change changeProfile(Partition partition, String profile) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Change the partition to " + profile);
		PartitionEdits.changeProfile(known(partition), profile, changeBuilder);
		return changeBuilder.build();
	}

	/** Adds instances of a profile to the GPUs of a policy. */
	public Change addPartition(Policy policy, String profile, int count) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Add " + count + " × " + profile + " to " + policy.getName());
		PartitionEdits.add(known(policy), profile, count, changeBuilder);
		return changeBuilder.build();
	}

	/** Takes some instances of a partition away, and with its last the partition. */
	public Change removePartition(Partition partition, int count) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder(
				"Remove " + count + " × " + (partition.getProfile() == null ? "partition" : partition.getProfile().getName()));
		PartitionEdits.remove(known(partition), count, changeBuilder);
		return changeBuilder.build();
	}

	/** Adds a VM to a file. */
	public Change addVm(Model file, VmSpec vm) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Add VM " + vm.name());
		Optional<PlacementTarget> place = vm.place().isPresent() ? Optional.of(known(vm.place().get())) : Optional.empty();
		Optional<Workload> workload = vm.workload().isPresent() ? Optional.of(known(vm.workload().get())) : Optional.empty();
		new DeclarationEdits(known(file), project, changeBuilder)
				.addVm(new VmSpec(vm.name(), vm.count(), place, vm.profile(), workload));
		return changeBuilder.build();
	}

	/** Adds a policy to a file. */
	public Change addPolicy(Model file, PolicySpec policy) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Add policy " + policy.name());
		List<PlacementTarget> targets = new ArrayList<>();
		for (PlacementTarget target : policy.targets()) {
			targets.add(known(target));
		}
		new DeclarationEdits(known(file), project, changeBuilder)
				.addPolicy(new PolicySpec(policy.name(), targets, policy.stack(), policy.profile(), policy.count()));
		return changeBuilder.build();
	}

	/** A name that nothing has in a file and its package: the wanted one, or that with a number. */
	public String freeName(Model file, String wanted) throws EditRefusedException {
		return NamingRules.freeName(known(file), wanted, project);
	}

	/**
	 * Says how many there are of a VM, a host, a GPU of a host, or a partition.
	 *
	 * @param count 1 or more
	 */
	public Change changeCount(EObject counted, int count) throws EditRefusedException {
		ChangeBuilder changeBuilder = changeBuilder("Change the count to " + count);
		CountEdits.write(known(counted), count, changeBuilder);
		return changeBuilder.build();
	}

	/** Gives an element another name in every file that names it. */
	public Change rename(NamedElement element, String name) throws EditRefusedException {
		try {
			return changeBuilder("Rename " + element.getName() + " to " + name)
					.add(RenameRefactoring.of(known(element)).to(name, project))
					.build();
		} catch (RenameRefusedException refused) {
			throw new EditRefusedException(refused.getMessage());
		}
	}

	/**
	 * Takes an element away: a declaration with its doc comment, or any part of one that can be left out.
	 *
	 * @param withReferences whether what would speak of nothing afterwards goes too; otherwise it is a reason to refuse
	 * @throws EditRefusedException with the places that name it
	 */
	public Change delete(EObject element, boolean withReferences) throws EditRefusedException {
		EObject known = known(element);
		Deletion deletion = new Deletion(project, known);
		List<Occurrence> dangling = deletion.dangling();
		if (!withReferences && !dangling.isEmpty()) {
			List<String> lines = dangling.stream().map(this::said).distinct().toList();
			throw new EditRefusedException(
					kind(known) + " is still named in " + lines.stream().limit(MAX_LINES).collect(Collectors.joining(", "))
							+ (lines.size() > MAX_LINES ? " and " + (lines.size() - MAX_LINES) + " more" : "")
							+ ". Delete these too, or name something else there first.",
					dangling);
		}
		return changeBuilder("Delete " + kind(known)).add(deletion.edits()).build();
	}

	/**
	 * A change, unless it would break a rule that holds now: where a person moves something on a diagram, what has no room there
	 * stays.
	 *
	 * @throws EditRefusedException with what the rule says of the project as it would be
	 */
	public Change tried(Change change) throws EditRefusedException {
		Map<URI, String> texts = new LinkedHashMap<>();
		change.files().forEach(file -> texts.put(file.file(), file.after()));
		ProjectSnapshot after = project.with(texts);
		for (SourceFile sourceFile : after.sources()) {
			List<Diagnostic> known = project.source(sourceFile.uri()).map(project::diagnostics).orElse(List.of());
			List<Diagnostic> found = after.diagnostics(sourceFile);
			for (Diagnostic diagnostic : found) {
				if (diagnostic.severity() == Severity.ERROR && count(found, diagnostic) > count(known, diagnostic)
						&& known.stream().noneMatch(other -> other.message().equals(diagnostic.message()))) {
					throw new EditRefusedException(change.label() + ": " + diagnostic.message() + " Nothing was changed.");
				}
			}
		}
		return change;
	}

	private static long count(List<Diagnostic> diagnostics, Diagnostic like) {
		return diagnostics.stream().filter(diagnostic -> diagnostic.code().equals(like.code())).count();
	}

	private static String kind(EObject element) {
		String word = element instanceof Declaration ? DeclarationKinds.word(element.eClass())
				: element instanceof HostGpu ? "gpu"
				: element.eClass().getName().toLowerCase(java.util.Locale.ROOT);
		return element instanceof NamedElement named ? word + ' ' + named.getName() : "the " + word;
	}

	private String said(Occurrence place) {
		LineIndex lineIndex = LineIndex.of(project.text(place.file()).orElse(""));
		return "line " + (lineIndex.line(place.region().offset()) + 1) + " of '" + place.file().lastSegment() + "'";
	}

	private ChangeBuilder changeBuilder(String label) {
		return new ChangeBuilder(project, label);
	}

	private PlacementTarget known(PlacementTarget placementTarget) throws EditRefusedException {
		return new PlacementTarget(known(placementTarget.host()), placementTarget.hostIndex(),
				placementTarget.gpu().isPresent() ? Optional.of(known(placementTarget.gpu().get())) : Optional.empty(),
				placementTarget.gpuIndex());
	}

	/** The same element as this project reads it. */
	@SuppressWarnings("unchecked") // the same place of the same text is of the same kind
	private <T extends EObject> T known(T element) throws EditRefusedException {
		if (!(element.eResource() instanceof XtextResource file)) {
			throw new EditRefusedException("That is in no file.");
		}
		URI address = file.getURI();
		if (LibraryFiles.holds(address)) {
			throw new EditRefusedException(
					"'" + address.trimFileExtension().lastSegment() + "' belongs to the library, which cannot be changed.");
		}
		SourceFile sourceFile = project.source(address).orElseThrow(
				() -> new EditRefusedException("'" + address.lastSegment() + "' is no longer a file of the project."));
		if (!file.getParseResult().getRootNode().getText().equals(project.text(address).orElse(null))) {
			throw new EditRefusedException(
					"'" + address.lastSegment() + "' has changed meanwhile. Nothing was changed; try again.");
		}
		return sourceFile.resource() == file ? element : (T) sourceFile.resource().getEObject(file.getURIFragment(element));
	}
}
