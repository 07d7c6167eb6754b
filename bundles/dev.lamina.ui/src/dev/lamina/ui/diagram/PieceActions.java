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
import dev.lamina.ui.diagram.Picture.Piece;
import dev.lamina.ui.document.Documents;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.EditedModel;
import dev.lamina.ui.icon.Icons;
import dev.lamina.ui.navigation.Places;
import dev.lamina.ui.rename.Rename;

/** What a person can do with the selected piece of a picture: each as a change of the text, or as a way to it. */
final class PieceActions {
	private final SceneCanvas canvas;
	private final EditedModel model;
	private final Edits edits;
	private final Edits.Asker asker;
	private final List<PieceAction> all = new ArrayList<>();
	private final PieceAction open = action("&Go to Text", "model",
			(picture, piece) -> piece.box().identity().location().isPresent(), (picture, piece) -> open(piece));
	private final PieceAction newVm = action("&New VM Here…", "vm", (picture, piece) -> place(picture, piece).isPresent(),
			this::newVm);
	private final PieceAction profile = action("Change &Profile…", "profile",
			(picture, piece) -> partition(picture, piece).isPresent() || vm(picture, piece).isPresent(),
			this::changeProfile);
	private final PieceAction assign = action("&Assign to…", "card", (picture, piece) -> vm(picture, piece).isPresent(),
			this::assign);
	private final PieceAction rename = action("Rena&me…", null, (picture, piece) -> named(picture, piece).isPresent(),
			this::rename);
	private final PieceAction delete = action("&Delete", null, (picture, piece) -> deletable(picture, piece).isPresent(),
			this::delete);

	/** Somewhere that a VM can run; anywhere where there is no place. */
	private record Target(String label, Optional<PlacementTarget> place) {
	}

	private final class PieceAction extends Action {
		private final BiPredicate<Picture, Piece> suits;
		private final BiConsumer<Picture, Piece> work;

		PieceAction(String label, BiPredicate<Picture, Piece> suits, BiConsumer<Picture, Piece> work) {
			super(label);
			this.suits = suits;
			this.work = work;
		}

		void update() {
			setEnabled(canvas.picture().isPresent()
					&& canvas.selected().filter(piece -> suits.test(canvas.picture().get(), piece)).isPresent());
		}

		@Override
		public void run() {
			update();
			if (isEnabled() && model.document().isPresent()) {
				work.accept(canvas.picture().orElseThrow(), canvas.selected().orElseThrow());
			}
		}
	}

	/**
	 * For a picture.
	 *
	 * @param asker who is told what became of changes that no dialog asked for
	 */
	PieceActions(SceneCanvas canvas, EditedModel model, Edits edits, Edits.Asker asker) {
		this.canvas = canvas;
		this.model = model;
		this.edits = edits;
		this.asker = asker;
		rename.setActionDefinitionId("org.eclipse.ui.edit.rename");
		delete.setActionDefinitionId("org.eclipse.ui.edit.delete");
	}

	private PieceAction action(String label, String icon, BiPredicate<Picture, Piece> suits, BiConsumer<Picture, Piece> work) {
		PieceAction action = new PieceAction(label, suits, work);
		if (icon != null) {
			action.setImageDescriptor(Icons.descriptor(icon));
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
		all.forEach(PieceAction::update);
	}

	void open(Piece piece) {
		piece.box().identity().location()
				.ifPresent(location -> Places.open(URI.createURI(location.file()),
						new Region(location.offset(), location.length())));
	}

	boolean canDrag(Piece piece) {
		return canvas.picture().flatMap(picture -> vm(picture, piece)).isPresent();
	}

	boolean canDrop(Piece dragged, Piece target) {
		return target != dragged && canvas.picture().flatMap(picture -> place(picture, target)).isPresent();
	}

	/** A VM goes to a GPU, or to any of a host; on a partition it gets one of that profile. */
	void drop(Piece dragged, Piece target) {
		Picture picture = canvas.picture().orElseThrow();
		Vm vm = vm(picture, dragged).orElseThrow();
		PlacementTarget placementTarget = place(picture, target).orElseThrow();
		make(edit -> edit.assign(vm, placementTarget, profileOf(picture, target)), asker);
	}

	// ---- changes ----------------------------------------------------------------------------------------------------

	private void newVm(Picture picture, Piece piece) {
		PlacementTarget placementTarget = place(picture, piece).orElseThrow();
		Model file = picture.snapshot().model().orElseThrow();
		OpenDocument document = model.document().orElseThrow();
		edits.ask(() -> {
			List<Workload> workloads = ModelScopes.of(file).declared(Workload.class)
					.filter(workload -> workload.getName() != null)
					.toList();
			List<AvailableProfile> profiles = placementTarget.gpu().map(gpu -> AvailableProfile.onGpu(gpu, slots(picture)))
					.orElse(List.of());
			Optional<String> preferred = profileOf(picture, piece)
					.filter(name -> profiles.stream().anyMatch(choice -> choice.name().equals(name)));
			return new NewVmDialog.Offer(freeName(document, file), placementTarget, profiles, preferred, workloads);
		}, offer -> new NewVmDialog(shell(), offer, (vm, dialog) -> make(edit -> edit.addVm(file, vm), dialog), asker).open());
	}

	private static String freeName(OpenDocument document, Model file) {
		try {
			return new ModelEdits(document.workspace().projectSnapshot()).freeName(file, "vm1").replaceFirst("^vm1(?=\\d)", "vm");
		} catch (EditRefusedException stale) {
			return "vm";
		}
	}

	private void changeProfile(Picture picture, Piece piece) {
		Optional<Partition> partition = partition(picture, piece);
		EObject element = partition.isPresent() ? partition.get() : vm(picture, piece).orElseThrow();
		OpenDocument document = model.document().orElseThrow();
		edits.ask(() -> document.workspace().snapshot(element.eResource().getURI()).map(snapshot -> profiles(snapshot, element))
				.orElse(List.of()), choices -> {
					String what = partition.isPresent() ? "the partition" : ((Vm) element).getName();
					new ChoiceDialog<>(shell(), "Change Profile", "&Profiles that fit for " + what + ":", choices,
							choice -> choice.name() + "   " + choice.detail(), Icons.image("profile"),
							(chosen, dialog) -> make(
									edit -> partition.isPresent() ? edit.changeProfile(partition.get(), chosen.name())
											: edit.changeProfile((Vm) element, chosen.name()),
									dialog),
							asker).open();
				});
	}

	private static List<AvailableProfile> profiles(Snapshot snapshot, EObject element) {
		return element instanceof Partition partition ? AvailableProfile.forPartition(snapshot, partition)
				: AvailableProfile.forVm(snapshot, (Vm) element);
	}

	private void assign(Picture picture, Piece piece) {
		Vm vm = vm(picture, piece).orElseThrow();
		Model file = picture.snapshot().model().orElseThrow();
		edits.ask(() -> targets(file, slots(picture)),
				targets -> new ChoiceDialog<>(shell(), "Assign", "&Where " + vm.getName() + " is to run:", targets, Target::label,
						Icons.image("card"),
						(chosen, dialog) -> make(edit -> chosen.place().isPresent()
								? edit.assign(vm, chosen.place().get(), Optional.empty()) : edit.unassign(vm), dialog),
						asker)
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

	private void rename(Picture picture, Piece piece) {
		NamedElement element = named(picture, piece).orElseThrow();
		List<INode> names = NodeModelUtils.findNodesForFeature(element, Literals.NAMED_ELEMENT__NAME);
		URI file = element.eResource().getURI();
		if (!names.isEmpty()) {
			int offset = names.getFirst().getOffset();
			if (Documents.at(file).isEmpty()) {
				Places.open(file, new Region(offset, 0));
			}
			Documents.at(file).ifPresent(document -> Rename.open(shell(), document, offset));
		}
	}

	private void delete(Picture picture, Piece piece) {
		EObject element = deletable(picture, piece).orElseThrow();
		make(edit -> edit.delete(element, false), new Edits.Asker() {
			@Override
			public void made(Optional<Edit> first) {
				asker.made(first);
			}

			@Override
			public void refused(EditRefusedException why) {
				if (why.places().isEmpty()) {
					asker.refused(why);
				} else if (MessageDialog.open(MessageDialog.QUESTION, shell(), "Delete", why.getMessage(),
						org.eclipse.swt.SWT.NONE, "Delete &All of It", "Cancel") == 0) {
					make(edit -> edit.delete(element, true), asker);
				}
			}
		});
	}

	private void make(Edits.Wanted wanted, Edits.Asker told) {
		model.document().ifPresent(document -> edits.make(document, wanted, told));
	}

	// ---- what pieces are --------------------------------------------------------------------------------------------

	private static Optional<Vm> vm(Picture picture, Piece piece) {
		return picture.element(piece).map(element -> element instanceof GpuDemand ? element.eContainer() : element)
				.filter(Vm.class::isInstance).map(Vm.class::cast);
	}

	private static Optional<Partition> partition(Picture picture, Piece piece) {
		return picture.element(piece).filter(Partition.class::isInstance).map(Partition.class::cast);
	}

	private static Optional<String> profileOf(Picture picture, Piece piece) {
		return partition(picture, piece).map(Partition::getProfile).map(NamedElement::getName);
	}

	private static Optional<PlacementTarget> place(Picture picture, Piece piece) {
		return picture.around(piece, HostGpu.class).map(PlacementTarget::on)
				.or(() -> picture.around(piece, Host.class).map(PlacementTarget::on));
	}

	private static Optional<NamedElement> named(Picture picture, Piece piece) {
		return picture.element(piece).map(element -> element instanceof GpuDemand ? element.eContainer() : element)
				.filter(NamedElement.class::isInstance).map(NamedElement.class::cast)
				.filter(element -> !LibraryFiles.holds(element.eResource().getURI()));
	}

	/** Room on a GPU stands for the GPU, but is nothing that could be deleted. */
	private static Optional<EObject> deletable(Picture picture, Piece piece) {
		Optional<EObject> element = picture.element(piece);
		return element.equals(piece.parent().flatMap(picture::element)) ? Optional.empty()
				: element.filter(each -> !LibraryFiles.holds(each.eResource().getURI()));
	}

	private static List<GpuSlot> slots(Picture picture) {
		return picture.snapshot().assignment().slots();
	}

	private Shell shell() {
		return canvas.getShell();
	}
}
