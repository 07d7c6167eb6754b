package dev.lamina.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.edit.AvailableProfile;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.edit.ModelEdits;
import dev.lamina.dsl.ide.edit.PlacementTarget;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.report.QuantityFormat;
import dev.lamina.ui.diagram.SceneGraph.SceneNode;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.EditedModel;
import dev.lamina.ui.icon.LaminaImages;
import dev.lamina.ui.navigation.SourceOpener;
import dev.lamina.ui.rename.RenameHandler;

/** What a person can do with the selected piece of a picture: each as a change of the text, or as a way to it. */
final class SelectionActions {
	private final SceneCanvas canvas;
	private final EditedModel model;
	private final EditExecutor editExecutor;
	private final EditExecutor.EditCallback editCallback;
	private final List<SelectionAction> all = new ArrayList<>();
	private final SelectionAction open = action("&Go to Text", "model",
			(sceneGraph, sceneNode) -> sceneNode.box().identity().location().isPresent(), (picture, piece) -> open(piece));
	private final SelectionAction newVm = action("&New VM Here…", "vm",
			(sceneGraph, sceneNode) -> place(sceneGraph, sceneNode).isPresent(),
			this::newVm);
	private final SelectionAction profile = action("Change &Profile…", "profile",
			(sceneGraph, sceneNode) -> partition(sceneGraph, sceneNode).isPresent() || vm(sceneGraph, sceneNode).isPresent(),
			this::changeProfile);
	private final SelectionAction assign = action("&Assign to…", "card",
			(sceneGraph, sceneNode) -> vm(sceneGraph, sceneNode).isPresent(),
			this::assign);
	private final SelectionAction rename = action("Rena&me…", null,
			(sceneGraph, sceneNode) -> named(sceneGraph, sceneNode).isPresent(),
			this::rename);
	private final SelectionAction delete = action("&Delete", null,
			(sceneGraph, sceneNode) -> deletable(sceneGraph, sceneNode).isPresent(),
			this::delete);

	/** Somewhere that a VM can run; anywhere if there is no place. */
	private record Target(String label, Optional<PlacementTarget> place) {
	}

	private final class SelectionAction extends Action {
		private final BiPredicate<SceneGraph, SceneNode> suits;
		private final BiConsumer<SceneGraph, SceneNode> work;

		SelectionAction(String label, BiPredicate<SceneGraph, SceneNode> suits, BiConsumer<SceneGraph, SceneNode> work) {
			super(label);
			this.suits = suits;
			this.work = work;
		}

		void update() {
			setEnabled(canvas.sceneGraph().isPresent()
					&& canvas.selected().filter(sceneNode -> suits.test(canvas.sceneGraph().get(), sceneNode)).isPresent());
		}

		@Override
		public void run() {
			update();
			if (isEnabled() && model.document().isPresent()) {
				work.accept(canvas.sceneGraph().orElseThrow(), canvas.selected().orElseThrow());
			}
		}
	}

	/**
	 * For a picture.
	 *
	 * @param editCallback who is told what became of changes that no dialog asked for
	 */
	SelectionActions(SceneCanvas canvas, EditedModel model, EditExecutor editExecutor, EditExecutor.EditCallback editCallback) {
		this.canvas = canvas;
		this.model = model;
		this.editExecutor = editExecutor;
		this.editCallback = editCallback;
		rename.setActionDefinitionId("org.eclipse.ui.edit.rename");
		delete.setActionDefinitionId("org.eclipse.ui.edit.delete");
	}

	private SelectionAction action(String label, String icon, BiPredicate<SceneGraph, SceneNode> suits,
			BiConsumer<SceneGraph, SceneNode> work) {
		SelectionAction action = new SelectionAction(label, suits, work);
		if (icon != null) {
			action.setImageDescriptor(LaminaImages.descriptor(icon));
		}
		all.add(action);
		return action;
	}

	/** Lets the keys that Eclipse has for renaming and deleting lead here. */
	void register(IActionBars bars) {
		bars.setGlobalActionHandler(ActionFactory.RENAME.getId(), rename);
		bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), delete);
	}

	/** Puts what can be done with the selected piece into a menu. */
	void fill(IMenuManager menu) {
		update();
		menu.add(open);
		menu.add(new Separator());
		menu.add(newVm);
		menu.add(assign);
		menu.add(profile);
		menu.add(new Separator());
		menu.add(rename);
		menu.add(delete);
	}

	/** Another piece is selected. */
	void update() {
		all.forEach(SelectionAction::update);
	}

	void open(SceneNode sceneNode) {
		sceneNode.box().identity().location()
				.ifPresent(location -> SourceOpener.open(URI.createURI(location.file()),
						new Region(location.offset(), location.length())));
	}

	boolean canDrag(SceneNode sceneNode) {
		return canvas.sceneGraph().flatMap(sceneGraph -> vm(sceneGraph, sceneNode)).isPresent();
	}

	boolean canDrop(SceneNode dragged, SceneNode target) {
		return target != dragged && canvas.sceneGraph().flatMap(sceneGraph -> place(sceneGraph, target)).isPresent();
	}

	/** A VM goes to a GPU, or to any of a host; on a partition it gets one of that profile. */
	void drop(SceneNode dragged, SceneNode target) {
		SceneGraph sceneGraph = canvas.sceneGraph().orElseThrow();
		Vm vm = vm(sceneGraph, dragged).orElseThrow();
		PlacementTarget placementTarget = place(sceneGraph, target).orElseThrow();
		make(edit -> edit.assign(vm, placementTarget, profileOf(sceneGraph, target)), editCallback);
	}

	// ---- changes ----------------------------------------------------------------------------------------------------

	private void newVm(SceneGraph sceneGraph, SceneNode sceneNode) {
		PlacementTarget placementTarget = place(sceneGraph, sceneNode).orElseThrow();
		Model file = sceneGraph.snapshot().model().orElseThrow();
		OpenDocument document = model.document().orElseThrow();
		editExecutor.computeAsync(() -> {
			List<Workload> workloads = ModelScopes.of(file).declared(Workload.class)
					.filter(workload -> workload.getName() != null)
					.toList();
			List<AvailableProfile> profiles = placementTarget.gpu().map(gpu -> AvailableProfile.onGpu(gpu, slots(sceneGraph)))
					.orElse(List.of());
			Optional<String> preferred = profileOf(sceneGraph, sceneNode)
					.filter(name -> profiles.stream().anyMatch(choice -> choice.name().equals(name)));
			return new NewVmDialog.Choices(freeName(document, file), placementTarget, profiles, preferred, workloads);
		}, choices -> new NewVmDialog(shell(), choices, (vm, dialog) -> make(edit -> edit.addVm(file, vm), dialog), editCallback)
				.open());
	}

	private static String freeName(OpenDocument document, Model file) {
		try {
			return new ModelEdits(document.workspace().projectSnapshot()).freeName(file, "vm1").replaceFirst("^vm1(?=\\d)", "vm");
		} catch (EditRefusedException stale) {
			return "vm";
		}
	}

	private void changeProfile(SceneGraph sceneGraph, SceneNode sceneNode) {
		Optional<Partition> partition = partition(sceneGraph, sceneNode);
		EObject element = partition.isPresent() ? partition.get() : vm(sceneGraph, sceneNode).orElseThrow();
		OpenDocument document = model.document().orElseThrow();
		editExecutor.computeAsync(
				() -> document.workspace().snapshot(element.eResource().getURI()).map(snapshot -> profiles(snapshot, element))
						.orElse(List.of()),
				choices -> {
					String what = partition.isPresent() ? "the partition" : ((Vm) element).getName();
					new ChoiceDialog<>(shell(), "Change Profile", "&Profiles that fit for " + what + ":", choices,
							choice -> choice.name() + "   " + choice.detail(), LaminaImages.image("profile"),
							(chosen, dialog) -> make(
									edit -> partition.isPresent() ? edit.changeProfile(partition.get(), chosen.name())
											: edit.changeProfile((Vm) element, chosen.name()),
									dialog),
							editCallback).open();
				});
	}

	private static List<AvailableProfile> profiles(Snapshot snapshot, EObject element) {
		return element instanceof Partition partition ? AvailableProfile.forPartition(snapshot, partition)
				: AvailableProfile.forVm(snapshot, (Vm) element);
	}

	private void assign(SceneGraph sceneGraph, SceneNode sceneNode) {
		Vm vm = vm(sceneGraph, sceneNode).orElseThrow();
		Model file = sceneGraph.snapshot().model().orElseThrow();
		editExecutor.computeAsync(() -> targets(file, slots(sceneGraph)),
				targets -> new ChoiceDialog<>(shell(), "Assign", "&Where " + vm.getName() + " is to run:", targets, Target::label,
						LaminaImages.image("card"),
						(chosen, dialog) -> make(edit -> chosen.place().isPresent()
								? edit.assign(vm, chosen.place().get(), Optional.empty()) : edit.unassign(vm), dialog),
						editCallback)
						.open());
	}

	private static List<Target> targets(Model file, List<GpuSlot> slots) {
		List<Target> targets = new ArrayList<>(List.of(new Target("any GPU that has what it asks for", Optional.empty())));
		ModelScopes.of(file).declared(Host.class).forEach(host -> host.getGpus().forEach(gpu -> {
			PlacementTarget placementTarget = PlacementTarget.on(gpu);
			targets.add(new Target(
					placementTarget.text() + "   " + room(slots.stream().filter(slot -> slot.hostGpu() == gpu).toList()),
					Optional.of(placementTarget)));
		}));
		return targets;
	}

	/** What a kind of GPU has left. */
	private static String room(List<GpuSlot> slots) {
		if (slots.isEmpty()) {
			return "";
		}
		int idle = slots.stream().mapToInt(slot -> slot.idlePartitions().size()).sum();
		long free = slots.stream().mapToLong(slot -> slot.freeMemory().orElse(0)).sum();
		boolean cut = slots.stream()
				.allMatch(slot -> slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent());
		String type = slots.getFirst().type().getName() + " · ";
		return type + (idle > 0 ? idle + (idle == 1 ? " partition free" : " partitions free") : cut ? "no partition free"
				: QuantityFormat.memory(free) + " free");
	}

	private void rename(SceneGraph sceneGraph, SceneNode sceneNode) {
		NamedElement element = named(sceneGraph, sceneNode).orElseThrow();
		List<INode> names = NodeModelUtils.findNodesForFeature(element, Literals.NAMED_ELEMENT__NAME);
		URI file = element.eResource().getURI();
		if (!names.isEmpty()) {
			int offset = names.getFirst().getOffset();
			if (DocumentRegistry.at(file).isEmpty()) {
				SourceOpener.open(file, new Region(offset, 0));
			}
			DocumentRegistry.at(file).ifPresent(document -> RenameHandler.open(shell(), document, offset));
		}
	}

	private void delete(SceneGraph sceneGraph, SceneNode sceneNode) {
		EObject element = deletable(sceneGraph, sceneNode).orElseThrow();
		make(edit -> edit.delete(element, false), new EditExecutor.EditCallback() {
			@Override
			public void made(Optional<Edit> first) {
				editCallback.made(first);
			}

			@Override
			public void refused(EditRefusedException why) {
				if (why.places().isEmpty()) {
					editCallback.refused(why);
				} else if (MessageDialog.open(MessageDialog.QUESTION, shell(), "Delete", why.getMessage(),
						org.eclipse.swt.SWT.NONE, "Delete &All of It", "Cancel") == 0) {
					make(edit -> edit.delete(element, true), editCallback);
				}
			}
		});
	}

	private void make(EditExecutor.EditRequest editRequest, EditExecutor.EditCallback told) {
		model.document().ifPresent(document -> editExecutor.execute(document, editRequest, told));
	}

	// ---- what pieces are --------------------------------------------------------------------------------------------

	private static Optional<Vm> vm(SceneGraph sceneGraph, SceneNode sceneNode) {
		return sceneGraph.element(sceneNode).map(element -> element instanceof GpuDemand ? element.eContainer() : element)
				.filter(Vm.class::isInstance).map(Vm.class::cast);
	}

	private static Optional<Partition> partition(SceneGraph sceneGraph, SceneNode sceneNode) {
		return sceneGraph.element(sceneNode).filter(Partition.class::isInstance).map(Partition.class::cast);
	}

	private static Optional<String> profileOf(SceneGraph sceneGraph, SceneNode sceneNode) {
		return partition(sceneGraph, sceneNode).map(Partition::getProfile).map(NamedElement::getName);
	}

	private static Optional<PlacementTarget> place(SceneGraph sceneGraph, SceneNode sceneNode) {
		return sceneGraph.around(sceneNode, HostGpu.class).map(PlacementTarget::on)
				.or(() -> sceneGraph.around(sceneNode, Host.class).map(PlacementTarget::on));
	}

	private static Optional<NamedElement> named(SceneGraph sceneGraph, SceneNode sceneNode) {
		return sceneGraph.element(sceneNode).map(element -> element instanceof GpuDemand ? element.eContainer() : element)
				.filter(NamedElement.class::isInstance).map(NamedElement.class::cast)
				.filter(element -> !LibraryFiles.holds(element.eResource().getURI()));
	}

	/** Room on a GPU stands for the GPU, but is nothing that could be deleted. */
	private static Optional<EObject> deletable(SceneGraph sceneGraph, SceneNode sceneNode) {
		Optional<EObject> element = sceneGraph.element(sceneNode);
		return element.equals(sceneNode.parent().flatMap(sceneGraph::element)) ? Optional.empty()
				: element.filter(each -> !LibraryFiles.holds(each.eResource().getURI()));
	}

	private static List<GpuSlot> slots(SceneGraph sceneGraph) {
		return sceneGraph.snapshot().assignment().slots();
	}

	private Shell shell() {
		return canvas.getShell();
	}
}
