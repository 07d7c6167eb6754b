package dev.lamina.design.editing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;

/** What a file can name as it stands: what it uses, declares, or imports from files that are loaded. */
final class VisibleDeclarations {
	private VisibleDeclarations() {
	}

	/** The types for one more GPU of a host: its own first, then those of the other hosts, then the rest by name. */
	static List<GpuType> types(Host host) {
		Model model = (Model) EcoreUtil.getRootContainer(host);
		Stream<GpuType> used = Stream.concat(Stream.of(host), ModelElements.in(model, Host.class))
				.flatMap(each -> each.getGpus().stream())
				.map(HostGpu::getType);
		return known(Stream.concat(used, others(model, GpuType.class)));
	}

	/** The stacks for one more policy of a file: those of its policies first, then the rest by name. */
	static List<Stack> stacks(Model model) {
		return known(Stream.concat(ModelElements.in(model, Policy.class).map(Policy::getStack), others(model, Stack.class)));
	}

	private static <T extends Declaration> List<T> known(Stream<T> declarations) {
		return declarations.filter(each -> each != null && !each.eIsProxy() && each.getName() != null).distinct().toList();
	}

	private static <T extends Declaration> Stream<T> others(Model model, Class<T> kind) {
		return Stream.concat(ModelElements.in(model, kind), loaded(model).filter(other -> imports(model, other))
				.flatMap(other -> ModelElements.in(other, kind)).filter(each -> each.getName() != null)
				.sorted(Comparator.comparing(Declaration::getName)));
	}

	private static Stream<Model> loaded(Model model) {
		Resource file = model.eResource();
		return file == null || file.getResourceSet() == null ? Stream.empty()
				: List.copyOf(file.getResourceSet().getResources()).stream()
						.flatMap(each -> List.<EObject>copyOf(each.getContents()).stream())
						.filter(each -> each instanceof Model && each != model).map(Model.class::cast);
	}

	private static boolean imports(Model model, Model other) {
		return other.getName() != null && (other.getName().equals(model.getName())
				|| model.getImports().stream().anyMatch(line -> (other.getName() + ".*").equals(line.getImportedNamespace())));
	}
}
