package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.VM__REQUIREMENTS;
import static dev.lamina.model.ModelPackage.Literals.VM__WORKLOAD;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Api;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.Host;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.Phase;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Requirement;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.version.Version;
import dev.lamina.placement.scope.DeclaredGpu;

/** Makes sure that each interface a VM uses reaches something that executes it: guest, stack, host system and GPU. */
public class ApiValidator extends RuleValidator {
	/** One interface that a VM names in its needs or that its workload calls. */
	private record Use(Api api, Version version, EReference feature, int index) {
		@Override
		public String toString() {
			return version == null ? api.getLiteral() : api + " " + version;
		}
	}

	@Check
	public void usesOf(Vm vm) {
		Optional<Policy> policy = policyAssignment(vm).policyOf(vm);
		Optional<Stack> stack = policy.flatMap(holding -> effective(holding.getStack())).filter(Stack::isSetTechnique);
		for (Use use : uses(vm)) {
			boolean refused = guest(vm, use);
			if (!refused && stack.isPresent()) {
				switch (stack.get().getTechnique()) {
					case API_FORWARDING -> forwarded(vm, stack.get(), use);
					case EMULATION -> emulated(vm, stack.get(), use);
					default -> offered(vm, stack.get(), use);
				}
			}
		}
	}

	private List<Use> uses(Vm vm) {
		List<Use> uses = new ArrayList<>();
		for (int i = 0; i < vm.getRequirements().size(); i++) {
			Requirement requirement = vm.getRequirements().get(i);
			if (requirement.api() != null) {
				uses.add(new Use(requirement.api(), requirement.getVersion(), VM__REQUIREMENTS, i));
			}
		}
		resolved(vm.getWorkload()).map(inheritanceCache()::of).stream().flatMap(ApiValidator::operations)
				.filter(operation -> operation != null)
				.flatMap(operation -> operation.getCalls().stream()).filter(calls -> calls.isSetApi())
				.map(calls -> new Use(calls.getApi(), calls.getVersion(), VM__WORKLOAD, -1))
				.filter(call -> uses.stream()
						.noneMatch(use -> use.api == call.api && (call.version == null || call.version.equals(use.version))))
				.distinct().forEach(uses::add);
		return uses;
	}

	static Stream<dev.lamina.model.Operation> operations(Workload workload) {
		return Stream.concat(Stream.ofNullable(workload.getOperation()), workload.getPhases().stream().map(Phase::getOperation));
	}

	private boolean guest(Vm vm, Use use) {
		boolean lacks = vm.isSetSystem() && !NativeApis.has(vm.getSystem(), use.api);
		if (lacks) {
			refuse(Rule.API_NOT_OFFERED, vm, use, List.of(),
					use + " cannot be used in " + vm.getName() + ": its guest system " + vm.getSystem() + " has no "
							+ use.api + ". " + systemsWith(use.api, "'system ", "' would do."));
		}
		return lacks;
	}

	private void forwarded(Vm vm, Stack stack, Use use) {
		Optional<Host> host = hostOf(vm);
		if (host.filter(Host::isSetSystem).filter(there -> !NativeApis.has(there.getSystem(), use.api)).isPresent()) {
			refuse(Rule.API_HOST_CANNOT_EXECUTE, vm, use, List.of(),
					use + " of " + vm.getName() + " cannot be executed on " + host.get().getName()
							+ ": its host system " + host.get().getSystem() + " has no " + use.api + ", and " + stack.getName()
							+ " executes on the host what the guest calls. Place the VM on a host with "
							+ String.join(" or ", NativeApis.systems(use.api).stream().map(OperatingSystem::getLiteral).toList())
							+ ", or choose a stack that gives the guest a GPU of its own.");
		} else if (!stack.getApis().isEmpty()) {
			missing(stack.getApis(), use).ifPresent(most -> refuse(Rule.API_NOT_FORWARDED, vm, use, most,
					stack.getName() + " does not forward "
							+ use + ", which " + vm.getName() + " uses; it forwards " + enumerated(texts(stack.getApis())) + "."
							+ " Choose a stack that forwards it."));
		}
	}

	private void emulated(Vm vm, Stack stack, Use use) {
		missing(stack.getApis(), use).ifPresent(most -> refuse(Rule.API_NOT_EMULATED, vm, use, most,
				use + " of " + vm.getName() + " has no GPU behind it: "
						+ stack.getName() + " emulates a display"
						+ (stack.getApis().isEmpty() ? " and offers no 3D or compute interface"
								: " whose software rasteriser offers " + enumerated(texts(stack.getApis())))
						+ ". Choose a stack with a GPU."));
	}

	/** The guest has a GPU or a part of one: stack and profile may narrow what its driver offers. */
	private void offered(Vm vm, Stack stack, Use use) {
		if (!stack.getApis().isEmpty() && missing(stack.getApis(), use).isPresent()) {
			refuse(Rule.API_NOT_OFFERED, vm, use, stack.getApis(),
					stack.getName() + " does not carry " + use + ", which " + vm.getName() + " uses; it carries "
							+ enumerated(texts(stack.getApis())) + ". Choose another stack.");
			return;
		}
		Profile profile = vm.getGpu().getProfile();
		if (profile != null && !profile.getApis().isEmpty()) {
			lacking(vm, profile.getName(), profile.getApis(), use);
			return;
		}
		policyAssignment(vm).gpus(vm.getGpu().getPlace()).stream().map(DeclaredGpu::type)
				.filter(type -> !type.getApis().isEmpty())
				.findFirst()
				.ifPresent(type -> lacking(vm, type.getName(), type.getApis(), use));
	}

	private void lacking(Vm vm, String name, List<ApiVersion> offered, Use use) {
		missing(offered, use).ifPresent(
				most -> refuse(Rule.API_NOT_OFFERED, vm, use, most, name + " does not offer " + use + ", which " + vm.getName()
						+ " uses; it offers " + enumerated(texts(offered)) + ". Choose another GPU or profile."));
	}

	/** What is offered instead of the interface that is used: empty if that one is offered. */
	private static Optional<List<ApiVersion>> missing(List<ApiVersion> offered, Use use) {
		return new ApiUse(use.api, use.version).isIn(offered) ? Optional.empty() : Optional.of(offered);
	}

	private static List<String> texts(List<ApiVersion> apis) {
		return apis.stream()
				.map(api -> api.getVersion() == null ? api.getApi().getLiteral() : api.getApi() + " up to " + api.getVersion())
				.toList();
	}

	private static String systemsWith(Api api, String before, String after) {
		return NativeApis.systems(api).stream().findFirst().map(system -> before + system + after).orElse("");
	}

	private static Optional<Host> hostOf(Vm vm) {
		return Optional.ofNullable(vm.getGpu().getPlace()).map(place -> place.getElement()).filter(Host.class::isInstance)
				.map(Host.class::cast)
				.filter(host -> !host.eIsProxy());
	}

	/** @param offered what is offered instead: a lower version of the same interface can stand in the needs */
	private void refuse(Rule rule, Vm vm, Use use, List<ApiVersion> offered, String message) {
		String[] lower = offered.stream()
				.filter(each -> use.feature == VM__REQUIREMENTS && each.getApi() == use.api && each.getVersion() != null)
				.map(each -> each.getApi() + " " + each.getVersion()).toArray(String[]::new);
		report(rule, vm, use.feature, use.index, message.strip(), lower);
	}
}
