package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lamina.dsl.ide.completion.ProposalCollector.ProposalBuilder;
import dev.lamina.dsl.ide.hint.GpuOccupancy;
import dev.lamina.dsl.ide.hint.RemainingCapacity;
import dev.lamina.dsl.ide.symbol.ElementSummary;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuSlot;

/** Proposes places: GPUs with how full they are, hosts, and VMs where these can be meant. */
final class TargetProposals {
	private final CompletionContext completionContext;
	private final ProposalCollector proposalCollector;
	private final RemainingCapacity remainingCapacity = new RemainingCapacity();
	private Map<HostGpu, List<GpuSlot>> slots;

	TargetProposals(CompletionContext completionContext, ProposalCollector proposalCollector) {
		this.completionContext = completionContext;
		this.proposalCollector = proposalCollector;
	}

	/** Hosts and their GPUs, written with their host: {@code vdi1.desktops}. */
	void proposeHosts() {
		for (Host host : completionContext.declared(Host.class)) {
			for (HostGpu gpu : host.getGpus()) {
				if (gpu.getName() != null) {
					propose(gpu, host.getName() + '.' + gpu.getName(), 0);
				}
			}
			proposalCollector.add(new ProposalBuilder(host.getName(), ProposalKind.HOST).order(1).detail(ElementSummary.of(host))
					.documentation(completionContext.comment(host)));
		}
	}

	void proposeVms() {
		for (Vm vm : completionContext.declared(Vm.class)) {
			proposalCollector.add(new ProposalBuilder(vm.getName(), ProposalKind.VM).detail(ElementSummary.of(vm))
					.documentation(completionContext.comment(vm)));
		}
	}

	/** The GPUs of the host of that name, behind its dot. */
	void proposeGpusOf(String hostName) {
		completionContext.declared(Host.class).stream().filter(host -> host.getName().equals(hostName)).findFirst()
				.ifPresent(this::proposeGpusOf);
	}

	void proposeGpusOf(Host host) {
		host.getGpus().stream().filter(gpu -> gpu.getName() != null).forEach(gpu -> propose(gpu, gpu.getName(), 0));
	}

	private Map<HostGpu, List<GpuSlot>> slots() {
		if (slots == null) {
			slots = completionContext.snapshot().assignment().slots().stream().collect(Collectors.groupingBy(GpuSlot::hostGpu));
		}
		return slots;
	}

	private void propose(HostGpu gpu, String label, int order) {
		List<GpuSlot> own = slots().getOrDefault(gpu, List.of());
		GpuOccupancy gpuOccupancy = GpuOccupancy.of(own, remainingCapacity);
		String type = gpu.getType() == null || gpu.getType().eIsProxy() ? "" : gpu.getType().getName();
		proposalCollector.add(new ProposalBuilder(label, ProposalKind.HOST_GPU).order(order)
				.detail(own.isEmpty() ? type : type + " · " + gpuOccupancy.label())
				.documentation(completionContext.comment(gpu))
				.rank(!own.isEmpty() && gpuOccupancy.isFull() ? ProposalRank.DOUBTFUL : ProposalRank.FITTING));
	}
}
