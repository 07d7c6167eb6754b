package dev.lamina.dsl.ide.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.Writing;
import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Vm;

/** Writes which GPU, and how much of it, a VM asks for. */
final class Demands {
	private final Vm vm;
	private final GpuDemand demand;

	Demands(Vm vm) {
		this.vm = vm;
		demand = vm.getGpu();
	}

	void assign(Place place, Optional<String> profile, Draft draft) throws EditRefusedException {
		Optional<String> wanted = profile
				.or(() -> Optional.ofNullable(demand).map(GpuDemand::getProfile).map(known -> known.getName()));
		if (wanted.isPresent()) {
			Naming.checkProfile(vm, types(place), wanted.get(), place.text());
		}
		draft.add(Naming.imports((Model) EcoreUtil.getRootContainer(vm), place.host()));
		if (demand == null) {
			draft.add(Writing.add(vm, text(profile, place)));
			return;
		}
		if (demand.getPlace() != null) {
			draft.add(Writing.replace(demand, Literals.GPU_DEMAND__PLACE, place.text()));
		} else {
			draft.add(Writing.node(demand).flatMap(node -> Writing.behind(node,
					(hasShare() || profile.isEmpty() ? "" : ' ' + profile.get()) + " on " + place.text())));
		}
		if (profile.isPresent() && (hasShare() || demand.getPlace() != null)) {
			share(profile.get(), draft);
		}
	}

	void unassign(Draft draft) {
		if (demand != null && demand.getPlace() != null) {
			Writing.value(demand, Literals.GPU_DEMAND__PLACE).ifPresent(place -> draft.add(withWord(place)));
		}
	}

	void withoutGpu(Draft draft) {
		if (demand != null) {
			Writing.node(demand).ifPresent(node -> draft.add(Writing.removeWords(node, node)));
		}
	}

	void profile(String profile, Draft draft) throws EditRefusedException {
		if (demand == null) {
			Naming.checkProfile(vm, PolicyScope.of(vm).gpus().stream().map(HostGpu::getType), profile, "No GPU in sight");
			draft.add(Writing.add(vm, "gpu " + profile));
			return;
		}
		Stream<HostGpu> gpus = demand.getPlace() == null ? PolicyScope.of(vm).gpus().stream()
				: PolicyScope.of(vm).gpus(demand.getPlace()).stream();
		Naming.checkProfile(vm, gpus.map(HostGpu::getType), profile, demand.getPlace() == null ? "A GPU in sight"
				: NodeModelUtils.getTokenText(Writing.node(demand.getPlace()).orElseThrow()));
		share(profile, draft);
	}

	/** Puts a profile where another one, a fraction, or nothing stands. */
	private void share(String profile, Draft draft) throws EditRefusedException {
		if (demand.getProfile() != null) {
			draft.add(Writing.replace(demand, Literals.GPU_DEMAND__PROFILE, profile));
		} else if (demand.getFraction() != null) {
			draft.add(Writing.replace(demand, Literals.GPU_DEMAND__FRACTION, profile));
		} else {
			draft.add(Writing.node(demand).flatMap(node -> word(node)).flatMap(word -> Writing.behind(word, ' ' + profile)));
		}
	}

	private boolean hasShare() {
		return demand.getProfile() != null || demand.getFraction() != null;
	}

	/** The demand as a property. */
	static String text(Optional<String> profile, Place place) {
		return "gpu" + profile.map(name -> ' ' + name).orElse("") + " on " + place.text();
	}

	/** Takes away a value with the word before it. */
	static List<Edit> withWord(INode value) {
		INode word = Writing.visible(value, false);
		return Writing.removeWords(word == null ? value : word, value);
	}

	private static Optional<ILeafNode> word(INode node) {
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (!leaf.isHidden()) {
				return Optional.of(leaf);
			}
		}
		return Optional.empty();
	}

	private static Stream<GpuType> types(Place place) {
		return place.gpu().map(Stream::of).orElseGet(() -> place.host().getGpus().stream()).map(HostGpu::getType)
				.filter(type -> type != null && !type.eIsProxy());
	}
}
