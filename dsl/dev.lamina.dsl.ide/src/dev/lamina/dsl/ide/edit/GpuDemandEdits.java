package dev.lamina.dsl.ide.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.scope.DeclaredGpu;

/** Writes which GPU, and how much of it, a VM asks for. */
final class GpuDemandEdits {
	private final Vm vm;
	private final GpuDemand demand;

	GpuDemandEdits(Vm vm) {
		this.vm = vm;
		demand = (GpuDemand) vm.eGet(Literals.VM__GPU);
	}

	void assign(PlacementTarget placementTarget, Optional<String> profile, ChangeBuilder changeBuilder)
			throws EditRefusedException {
		Optional<String> wanted = profile
				.or(() -> Optional.ofNullable(demand).map(GpuDemand::getProfile).map(known -> known.getName()));
		if (wanted.isPresent()) {
			NamingRules.checkProfile(vm, types(placementTarget), wanted.get(), placementTarget.text());
		}
		changeBuilder.add(NamingRules.imports((Model) EcoreUtil.getRootContainer(vm), placementTarget.host()));
		if (demand == null) {
			changeBuilder.add(TextEdits.add(vm, text(profile.or(this::inheritedShare), placementTarget)));
			return;
		}
		if (demand.getPlace() != null) {
			changeBuilder.add(TextEdits.replace(demand, Literals.GPU_DEMAND__PLACE, placementTarget.text()));
		} else {
			changeBuilder.add(TextEdits.node(demand).flatMap(node -> TextEdits.behind(node,
					(hasShare() || profile.isEmpty() ? "" : ' ' + profile.get()) + " on " + placementTarget.text())));
		}
		if (profile.isPresent() && (hasShare() || demand.getPlace() != null)) {
			share(profile.get(), changeBuilder);
		}
	}

	/** What of a GPU a VM inherits that writes none, as text. */
	private Optional<String> inheritedShare() {
		return Optional.ofNullable(vm.getGpu()).map(inherited -> inherited.getProfile() != null ? inherited.getProfile().getName()
				: inherited.getFraction() == null ? null : inherited.getFraction().toString());
	}

	private String inheritedPlace() {
		return vm.getGpu() == null || vm.getGpu().getPlace() == null ? ""
				: " on " + TargetMatcher.text(vm.getGpu().getPlace());
	}

	/** An edit of what a VM does not write itself would be one of another VM. */
	private void refuseInherited() throws EditRefusedException {
		if (demand == null && vm.getGpu() != null) {
			throw new EditRefusedException("The GPU of " + vm.getName() + " is the one of " + vm.getSuperVm().getName()
					+ ", which it extends. Change that VM, or give this one a gpu of its own.");
		}
	}

	void unassign(ChangeBuilder changeBuilder) throws EditRefusedException {
		refuseInherited();
		if (demand != null && demand.getPlace() != null) {
			TextEdits.value(demand, Literals.GPU_DEMAND__PLACE).ifPresent(place -> changeBuilder.add(withWord(place)));
		}
	}

	void removeGpu(ChangeBuilder changeBuilder) throws EditRefusedException {
		refuseInherited();
		if (demand != null) {
			TextEdits.node(demand).ifPresent(node -> changeBuilder.add(TextEdits.removeWords(node, node)));
		}
	}

	void changeProfile(String profile, ChangeBuilder changeBuilder) throws EditRefusedException {
		if (demand == null) {
			NamingRules.checkProfile(vm, ModelScopes.policies(vm).gpus().stream().map(declared -> declared.gpu().getType()),
					profile, "No visible GPU");
			changeBuilder.add(TextEdits.add(vm, "gpu " + profile + inheritedPlace()));
			return;
		}
		Stream<DeclaredGpu> gpus = demand.getPlace() == null ? ModelScopes.policies(vm).gpus().stream()
				: ModelScopes.policies(vm).gpus(demand.getPlace()).stream();
		NamingRules.checkProfile(vm, gpus.map(declared -> declared.gpu().getType()), profile,
				demand.getPlace() == null ? "A visible GPU"
						: NodeModelUtils.getTokenText(TextEdits.node(demand.getPlace()).orElseThrow()));
		share(profile, changeBuilder);
	}

	/** Puts a profile where another one, a fraction, or nothing stands. */
	private void share(String profile, ChangeBuilder changeBuilder) throws EditRefusedException {
		if (demand.getProfile() != null) {
			changeBuilder.add(TextEdits.replace(demand, Literals.GPU_DEMAND__PROFILE, profile));
		} else if (demand.getFraction() != null) {
			changeBuilder.add(TextEdits.replace(demand, Literals.GPU_DEMAND__FRACTION, profile));
		} else {
			changeBuilder.add(
					TextEdits.node(demand).flatMap(node -> word(node)).flatMap(word -> TextEdits.behind(word, ' ' + profile)));
		}
	}

	private boolean hasShare() {
		return demand.getProfile() != null || demand.getFraction() != null;
	}

	/** The demand as a property. */
	static String text(Optional<String> profile, PlacementTarget placementTarget) {
		return "gpu" + profile.map(name -> ' ' + name).orElse("") + " on " + placementTarget.text();
	}

	/** Takes away a value with the word before it. */
	static List<Edit> withWord(INode value) {
		INode word = TextEdits.visible(value, false);
		return TextEdits.removeWords(word == null ? value : word, value);
	}

	private static Optional<ILeafNode> word(INode node) {
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (!leaf.isHidden()) {
				return Optional.of(leaf);
			}
		}
		return Optional.empty();
	}

	private static Stream<GpuType> types(PlacementTarget placementTarget) {
		return placementTarget.gpu().map(Stream::of).orElseGet(() -> placementTarget.host().getGpus().stream())
				.map(HostGpu::getType)
				.filter(type -> type != null && !type.eIsProxy());
	}
}
