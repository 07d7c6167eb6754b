package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

import dev.lamina.model.Declaration;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;

/**
 * What a file sees of hosts, policies and VMs, and which policy holds where: its own declarations, those of the other
 * files of its package, and those of the packages that it imports from the project.
 */
final class Landscape {
	private final Model model;
	private final List<Model> models;
	private final List<Policy> policies;
	private final List<Vm> vms;

	private Landscape(Model model, List<Model> models) {
		this.model = model;
		this.models = models;
		this.policies = declared(Policy.class);
		this.vms = declared(Vm.class);
	}

	static Landscape of(Model model) {
		List<Model> models = new ArrayList<>(List.of(model));
		Resource own = model.eResource();
		if (own != null && own.getResourceSet() != null) {
			for (Resource resource : List.copyOf(own.getResourceSet().getResources())) {
				if (resource != own && !resource.getContents().isEmpty() && resource.getContents().getFirst() instanceof Model other
						&& (isSamePackage(model, other) || imports(model, other))) {
					models.add(other);
				}
			}
		}
		return new Landscape(model, models);
	}

	private static boolean isSamePackage(Model model, Model other) {
		return model.getName() != null && model.getName().equals(other.getName());
	}

	private static boolean imports(Model model, Model other) {
		return other.getName() != null && model.getImports().stream().map(Import::getImportedNamespace)
				.anyMatch(name -> name != null && name.contains(".") && name.substring(0, name.lastIndexOf('.')).equals(other.getName()));
	}

	private <T extends Declaration> List<T> declared(Class<T> kind) {
		return models.stream().flatMap(each -> each.getDeclarations().stream()).filter(kind::isInstance).map(kind::cast).toList();
	}

	/** The other files of the package. */
	List<Model> samePackage() {
		return models.stream().filter(other -> other != model && isSamePackage(model, other)).toList();
	}

	/** Every policy in sight, in file order. */
	List<Policy> policies() {
		return policies;
	}

	/** Every VM in sight, in file order. */
	List<Vm> vms() {
		return vms;
	}

	/** Every GPU in sight whose type is known. */
	List<Board> boards() {
		return declared(Host.class).stream().flatMap(host -> boardsOf(host, null)).toList();
	}

	/** The GPUs that a place means; all of a host where it names none. */
	static List<Board> boards(Target place) {
		return place != null && place.getElement() instanceof Host host && !host.eIsProxy() ? boardsOf(host, place.getGpu()).toList() : List.of();
	}

	static Stream<Board> boardsOf(Host host, HostGpu only) {
		return host.getGpus().stream().filter(gpu -> only == null || gpu == only)
				.filter(gpu -> gpu.getType() != null && !gpu.getType().eIsProxy()).map(gpu -> new Board(host, gpu));
	}

	/** The GPUs that a policy holds for: those it names, or, where it names none, those that no other policy names. */
	List<Board> boards(Policy policy) {
		if (!policy.getTargets().isEmpty()) {
			return policy.getTargets().stream().flatMap(target -> boards(target).stream()).distinct().toList();
		}
		List<Board> named = policies.stream().flatMap(other -> other.getTargets().stream()).flatMap(target -> boards(target).stream()).toList();
		return boards().stream().filter(board -> !named.contains(board)).toList();
	}

	/** The policy that holds for the GPU of a VM; nothing where the VM wants none or several policies come into question. */
	Optional<Policy> policyOf(Vm vm) {
		GpuDemand demand = vm.getGpu();
		if (demand == null) {
			return Optional.empty();
		}
		if (demand.getPlace() != null) {
			return policyOf(demand.getPlace());
		}
		List<Policy> candidates = policies.stream().filter(policy -> demand.getProfile() == null || offers(policy, demand.getProfile())).toList();
		return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
	}

	private boolean offers(Policy policy, Profile profile) {
		return boards(policy).stream().anyMatch(board -> board.type().getProfiles().stream().anyMatch(own -> isSame(own, profile)));
	}

	/** The policy that holds for a place. */
	Optional<Policy> policyOf(Target place) {
		if (!(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return Optional.empty();
		}
		return policies.stream().filter(policy -> policy.getTargets().stream().anyMatch(target -> overlap(target, place))).findFirst()
				.or(() -> policies.stream().filter(policy -> policy.getTargets().isEmpty()).findFirst());
	}

	/** The VMs whose GPU is under a policy. */
	List<Vm> vms(Policy policy) {
		return vms.stream().filter(vm -> policyOf(vm).filter(holding -> holding == policy).isPresent()).toList();
	}

	/** Whether two places have a GPU, or where there is none the host, in common. */
	static boolean overlap(Target left, Target right) {
		return left.getElement() != null && left.getElement() == right.getElement() && meets(left.getIndex(), right.getIndex())
				&& (left.getGpu() == null || right.getGpu() == null || left.getGpu() == right.getGpu() && meets(left.getGpuIndex(), right.getGpuIndex()));
	}

	private static boolean meets(int left, int right) {
		return left < 0 || right < 0 || left == right;
	}

	/** Whether two profiles are the same one; an inherited copy has the same name. */
	static boolean isSame(Profile left, Profile right) {
		return left == right || left.getName() != null && left.getName().equals(right.getName());
	}

	/** A place as it is written: rack[3].g[0]. */
	static String text(Target place) {
		EObject element = place.getElement();
		String name = element instanceof Declaration declaration ? declaration.getName() : "?";
		return name + index(place.getIndex())
				+ (place.getGpu() == null ? "" : "." + place.getGpu().getName() + index(place.getGpuIndex()));
	}

	private static String index(int index) {
		return index < 0 ? "" : "[" + index + "]";
	}
}
