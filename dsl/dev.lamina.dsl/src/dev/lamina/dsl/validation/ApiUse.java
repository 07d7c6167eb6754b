package dev.lamina.dsl.validation;

import java.util.List;
import java.util.stream.Stream;

import dev.lamina.model.Api;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.version.Version;

/**
 * An interface that the user uses.
 *
 * @param api     the interface
 * @param version the least version that will do; null if any will
 */
public record ApiUse(Api api, Version version) {
	/** Whether what is offered contains it in that version or a later one. */
	public boolean isIn(List<ApiVersion> offered) {
		return offered.stream().filter(each -> each.getApi() == api)
				.anyMatch(each -> version == null || each.getVersion() == null || each.getVersion().compareTo(version) >= 0);
	}

	/** The interfaces that a VM needs or that its workload calls. */
	public static Stream<ApiUse> of(Vm vm) {
		Stream<ApiUse> needed = vm.getRequirements().stream().filter(need -> need.api() != null)
				.map(need -> new ApiUse(need.api(), need.getVersion()));
		Stream<ApiUse> called = vm.getWorkload() == null || vm.getWorkload().eIsProxy() ? Stream.empty()
				: ApiValidator.operations(InheritanceResolver.resolve(vm.getWorkload())).filter(operation -> operation != null)
						.flatMap(operation -> operation.getCalls().stream()).filter(calls -> calls.isSetApi())
						.map(calls -> new ApiUse(calls.getApi(), calls.getVersion()));
		return Stream.concat(needed, called);
	}
}
