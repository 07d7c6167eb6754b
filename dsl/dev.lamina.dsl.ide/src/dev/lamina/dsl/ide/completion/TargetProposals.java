package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lamina.dsl.ide.completion.Proposals.Draft;
import dev.lamina.dsl.ide.hint.Filling;
import dev.lamina.dsl.ide.hint.Rooms;
import dev.lamina.dsl.ide.symbol.Summary;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuSlot;

/** Proposes places: GPUs with how full they are, hosts, and VMs where these can be meant. */
final class TargetProposals {
	private final Site site;
	private final Proposals proposals;
	private final Rooms rooms = new Rooms();
	private Map<HostGpu, List<GpuSlot>> slots;

	TargetProposals(Site site, Proposals proposals) {
		this.site = site;
		this.proposals = proposals;
	}

	/** Hosts and their GPUs, written with their host: {@code vdi1.desktops}. */
	void hosts() {
		for (Host host : site.declared(Host.class)) {
			for (HostGpu gpu : host.getGpus()) {
				if (gpu.getName() != null) {
					propose(gpu, host.getName() + '.' + gpu.getName(), 0);
				}
			}
			proposals.add(new Draft(host.getName(), ProposalKind.HOST).order(1).detail(Summary.of(host))
					.documentation(site.comment(host)));
		}
	}

	void vms() {
		for (Vm vm : site.declared(Vm.class)) {
			proposals.add(new Draft(vm.getName(), ProposalKind.VM).detail(Summary.of(vm)).documentation(site.comment(vm)));
		}
	}

	/** The GPUs of the host of that name, behind its dot. */
	void gpusOf(String hostName) {
		site.declared(Host.class).stream().filter(host -> host.getName().equals(hostName)).findFirst().ifPresent(this::gpusOf);
	}

	void gpusOf(Host host) {
		host.getGpus().stream().filter(gpu -> gpu.getName() != null).forEach(gpu -> propose(gpu, gpu.getName(), 0));
	}

	private Map<HostGpu, List<GpuSlot>> slots() {
		if (slots == null) {
			slots = site.snapshot().assignment().slots().stream().collect(Collectors.groupingBy(GpuSlot::hostGpu));
		}
		return slots;
	}

	private void propose(HostGpu gpu, String label, int order) {
		List<GpuSlot> own = slots().getOrDefault(gpu, List.of());
		Filling filling = Filling.of(own, rooms);
		String type = gpu.getType() == null || gpu.getType().eIsProxy() ? "" : gpu.getType().getName();
		proposals.add(new Draft(label, ProposalKind.HOST_GPU).order(order)
				.detail(own.isEmpty() ? type : type + " · " + filling.label())
				.documentation(site.comment(gpu)).rank(!own.isEmpty() && filling.isFull() ? Rank.DOUBTFUL : Rank.FITTING));
	}
}
