package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Writes new declarations, each behind the last one of its kind or of those that usually stand before it. */
final class DeclarationEdits {
	private static final List<Class<? extends Declaration>> BEFORE_VM = List.of(Vm.class, Workload.class, Policy.class,
			Host.class);
	private static final List<Class<? extends Declaration>> BEFORE_POLICY = List.of(Policy.class, Host.class);

	private final Model file;
	private final ProjectSnapshot project;
	private final ChangeBuilder changeBuilder;

	DeclarationEdits(Model file, ProjectSnapshot project, ChangeBuilder changeBuilder) {
		this.file = file;
		this.project = project;
		this.changeBuilder = changeBuilder;
	}

	void addVm(VmSpec vm) throws EditRefusedException {
		NamingRules.checkNew(file, vm.name(), Literals.VM, project);
		List<String> properties = new ArrayList<>();
		if (vm.place().isPresent()) {
			checkProfile(vm.profile(), List.of(vm.place().get()));
			changeBuilder.add(NamingRules.imports(file, vm.place().get().host()));
			properties.add(GpuDemandEdits.text(vm.profile(), vm.place().get()));
		} else {
			vm.profile().ifPresent(profile -> properties.add("gpu " + profile));
		}
		if (vm.workload().isPresent()) {
			changeBuilder.add(NamingRules.imports(file, vm.workload().get()));
			properties.add("runs " + vm.workload().get().getName());
		}
		write("vm " + vm.name() + (vm.count() > 1 ? " x " + vm.count() : ""), properties, BEFORE_VM);
	}

	void addPolicy(PolicySpec policy) throws EditRefusedException {
		NamingRules.checkNew(file, policy.name(), Literals.POLICY, project);
		for (PlacementTarget target : policy.targets()) {
			changeBuilder.add(NamingRules.imports(file, target.host()));
		}
		changeBuilder.add(NamingRules.importsOfStack(file, policy.stack()));
		checkProfile(policy.profile(), policy.targets());
		List<String> properties = new ArrayList<>(List.of("stack " + policy.stack()));
		policy.profile().ifPresent(profile -> properties.add(PartitionEdits.text(profile, policy.count())));
		String targets = policy.targets().stream().map(PlacementTarget::text).collect(Collectors.joining(", "));
		write("policy " + policy.name() + (targets.isEmpty() ? "" : " for " + targets), properties, BEFORE_POLICY);
	}

	private void checkProfile(Optional<String> profile, List<PlacementTarget> placementTargets) throws EditRefusedException {
		if (profile.isPresent() && !placementTargets.isEmpty()) {
			Stream<GpuType> types = placementTargets.stream()
					.flatMap(placementTarget -> placementTarget.gpu().map(Stream::of)
							.orElseGet(() -> placementTarget.host().getGpus().stream()))
					.map(HostGpu::getType);
			NamingRules.checkProfile(file, types, profile.get(),
					placementTargets.stream().map(PlacementTarget::text).collect(Collectors.joining(", ")));
		}
	}

	private void write(String head, List<String> properties, List<Class<? extends Declaration>> before)
			throws EditRefusedException {
		String text = head + body(properties);
		for (Class<? extends Declaration> kind : before) {
			Optional<Declaration> last = file.getDeclarations().reversed().stream().filter(kind::isInstance).findFirst();
			if (last.isPresent()) {
				changeBuilder.add(TextEdits.node(last.get()).flatMap(node -> TextEdits.lineBehind(node, '\n' + text)));
				return;
			}
		}
		String all = project.text(file.eResource().getURI()).orElseThrow();
		String space = all.isEmpty() ? "" : all.endsWith("\n") ? "\n" : "\n\n";
		changeBuilder.add(Optional.of(new Edit(file.eResource().getURI(), all.length(), 0, space + text + '\n')));
	}

	/** The properties on a line each, their values in one column. */
	private static String body(List<String> properties) {
		int width = properties.stream().mapToInt(property -> property.indexOf(' ')).max().orElse(0);
		return properties.isEmpty() ? "" : properties.stream().map(property -> {
			int space = property.indexOf(' ');
			return "  " + property.substring(0, space) + " ".repeat(width - space) + property.substring(space) + '\n';
		}).collect(Collectors.joining("", " {\n", "}"));
	}
}
