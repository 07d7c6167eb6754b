package dev.lamina.dsl.ide.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.Writing;
import dev.lamina.dsl.ide.snapshot.WholeProject;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Writes new declarations, each behind the last one of its kind or of those that usually stand before it. */
final class Declarations {
	private static final List<Class<? extends Declaration>> BEFORE_VM = List.of(Vm.class, Workload.class, Policy.class,
			Host.class);
	private static final List<Class<? extends Declaration>> BEFORE_POLICY = List.of(Policy.class, Host.class);

	private final Model file;
	private final WholeProject project;
	private final Draft draft;

	Declarations(Model file, WholeProject project, Draft draft) {
		this.file = file;
		this.project = project;
		this.draft = draft;
	}

	void vm(VmSketch vm) throws EditRefusedException {
		Naming.checkNew(file, vm.name(), project);
		List<String> properties = new ArrayList<>();
		if (vm.place().isPresent()) {
			checkProfile(vm.profile(), List.of(vm.place().get()));
			draft.add(Naming.imports(file, vm.place().get().host()));
			properties.add(Demands.text(vm.profile(), vm.place().get()));
		} else {
			vm.profile().ifPresent(profile -> properties.add("gpu " + profile));
		}
		if (vm.workload().isPresent()) {
			draft.add(Naming.imports(file, vm.workload().get()));
			properties.add("runs " + vm.workload().get().getName());
		}
		write("vm " + vm.name() + (vm.count() > 1 ? " x " + vm.count() : ""), properties, BEFORE_VM);
	}

	void policy(PolicySketch policy) throws EditRefusedException {
		Naming.checkNew(file, policy.name(), project);
		for (Place target : policy.targets()) {
			draft.add(Naming.imports(file, target.host()));
		}
		draft.add(Naming.importsOfStack(file, policy.stack()));
		checkProfile(policy.profile(), policy.targets());
		List<String> properties = new ArrayList<>(List.of("stack " + policy.stack()));
		policy.profile().ifPresent(profile -> properties.add(Partitions.text(profile, policy.count())));
		String targets = policy.targets().stream().map(Place::text).collect(Collectors.joining(", "));
		write("policy " + policy.name() + (targets.isEmpty() ? "" : " for " + targets), properties, BEFORE_POLICY);
	}

	private void checkProfile(Optional<String> profile, List<Place> places) throws EditRefusedException {
		if (profile.isPresent() && !places.isEmpty()) {
			Stream<GpuType> types = places.stream()
					.flatMap(place -> place.gpu().map(Stream::of).orElseGet(() -> place.host().getGpus().stream()))
					.map(HostGpu::getType);
			Naming.checkProfile(file, types, profile.get(), places.stream().map(Place::text).collect(Collectors.joining(", ")));
		}
	}

	private void write(String head, List<String> properties, List<Class<? extends Declaration>> before)
			throws EditRefusedException {
		String text = head + body(properties);
		for (Class<? extends Declaration> kind : before) {
			Optional<Declaration> last = file.getDeclarations().reversed().stream().filter(kind::isInstance).findFirst();
			if (last.isPresent()) {
				draft.add(Writing.node(last.get()).flatMap(node -> Writing.lineBehind(node, '\n' + text)));
				return;
			}
		}
		String all = project.text(file.eResource().getURI()).orElseThrow();
		String space = all.isEmpty() ? "" : all.endsWith("\n") ? "\n" : "\n\n";
		draft.add(Optional.of(new Edit(file.eResource().getURI(), all.length(), 0, space + text + '\n')));
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
