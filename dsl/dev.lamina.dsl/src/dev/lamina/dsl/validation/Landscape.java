package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

import dev.lamina.model.Declaration;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;

/**
 * What a file sees of hosts, policies and VMs, and which policy holds where: its own declarations, those of the other
 * files of its package, and those of the packages that it imports from the project.
 *
 * <p>It answers from indexes that are filled once: no question looks through the whole model.
 */
final class Landscape {
	private final Model model;
	private final List<Model> models;
	private final List<Policy> policies;
	private final List<Vm> vms;
	private final Inherited inherited;
	private final Claims claims;
	private final Map<Host, List<Board>> boards = new LinkedHashMap<>();
	private final Map<Host, List<Vm>> residents = new HashMap<>();
	private final Map<Vm, Optional<Policy>> policyOf = new HashMap<>();
	private final Map<Policy, List<Vm>> vmsOf = new HashMap<>();
	private final boolean placedLater;
	private final Optional<Policy> general;
	private Map<String, List<Policy>> offering;
	private List<Board> unclaimed;

	private Landscape(Model model, List<Model> models, Inherited inherited) {
		this.model = model;
		this.models = models;
		this.inherited = inherited;
		policies = declared(Policy.class);
		vms = declared(Vm.class);
		claims = new Claims(policies);
		general = policies.stream().filter(policy -> policy.getTargets().isEmpty()).findFirst();
		declared(Host.class).forEach(this::boardsOf);
		for (Vm vm : vms) {
			Optional<Policy> policy = decide(vm);
			policyOf.put(vm, policy);
			policy.ifPresent(holding -> vmsOf.computeIfAbsent(holding, key -> new ArrayList<>()).add(vm));
			if (vm.getGpu() != null && vm.getGpu().getPlace() != null && vm.getGpu().getPlace().getElement() instanceof Host host) {
				residents.computeIfAbsent(host, key -> new ArrayList<>()).add(vm);
			}
		}
		placedLater = vms.stream().anyMatch(vm -> vm.getGpu() != null && vm.getGpu().getPlace() == null);
	}

	static Landscape of(Model model, Inherited inherited) {
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
		return new Landscape(model, models, inherited);
	}

	private static boolean isSamePackage(Model model, Model other) {
		return model.getName() != null && model.getName().equals(other.getName());
	}

	private static boolean imports(Model model, Model other) {
		return other.getName() != null && model.getImports().stream().map(Import::getImportedNamespace)
				.anyMatch(name -> name != null && name.contains(".") && name.substring(0, name.lastIndexOf('.')).equals(other.getName()));
	}

	private <T extends Declaration> List<T> declared(Class<T> kind) {
		return models.stream().flatMap(each -> each.getDeclarations().stream()).filter(kind::isInstance).map(kind::cast)
				.filter(declaration -> declaration.getName() != null).toList();
	}

	/** The other files of the package. */
	List<Model> samePackage() {
		return models.stream().filter(other -> other != model && isSamePackage(model, other)).toList();
	}

	/** Every VM in sight, in file order. */
	List<Vm> vms() {
		return vms;
	}

	/** Every policy in sight, in file order. */
	List<Policy> policies() {
		return policies;
	}

	/** Whether a VM wants a GPU without saying where. */
	boolean isPlacedLater() {
		return placedLater;
	}

	/** Every GPU in sight whose type is known. */
	List<Board> boards() {
		return declared(Host.class).stream().flatMap(host -> boardsOf(host).stream()).toList();
	}

	/** The GPUs of a host whose types are known. */
	List<Board> boardsOf(Host host) {
		return boards.computeIfAbsent(host, key -> host.getGpus().stream().filter(gpu -> gpu.getName() != null)
				.filter(gpu -> gpu.getType() != null && !gpu.getType().eIsProxy()).map(gpu -> new Board(host, gpu, inherited.of(gpu.getType()))).toList());
	}

	/** The GPUs that a place means; all of a host where it names none. */
	List<Board> boards(Target place) {
		if (place == null || !(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return List.of();
		}
		return place.getGpu() == null ? boardsOf(host) : boardsOf(host).stream().filter(board -> board.gpu() == place.getGpu()).toList();
	}

	/** The GPUs that a policy holds for: those it names, or, where it is the first to name none, those that no policy names. */
	List<Board> boards(Policy policy) {
		if (!policy.getTargets().isEmpty()) {
			return policy.getTargets().stream().flatMap(target -> boards(target).stream()).distinct().toList();
		}
		return general.filter(first -> first == policy).isPresent() ? unclaimed() : List.of();
	}

	private List<Board> unclaimed() {
		if (unclaimed == null) {
			Set<Board> named = new HashSet<>();
			policies.stream().flatMap(policy -> policy.getTargets().stream()).forEach(target -> named.addAll(boards(target)));
			unclaimed = boards().stream().filter(board -> !named.contains(board)).toList();
		}
		return unclaimed;
	}

	/** The first policy without targets. */
	Optional<Policy> general() {
		return general;
	}

	/** The policy that holds for the GPU of a VM; nothing where the VM wants none or several policies come into question. */
	Optional<Policy> policyOf(Vm vm) {
		return policyOf.computeIfAbsent(vm, this::decide);
	}

	private Optional<Policy> decide(Vm vm) {
		GpuDemand demand = vm.getGpu();
		if (demand == null) {
			return Optional.empty();
		}
		List<Policy> candidates = new ArrayList<>();
		if (demand.getPlace() == null) {
			candidates.addAll(demand.getProfile() == null ? policies : offering().getOrDefault(demand.getProfile().getName(), List.of()));
		} else if (demand.getPlace().getElement() instanceof Host host && !host.eIsProxy()) {
			candidates.addAll(claims.all(demand.getPlace()));
		}
		boolean free = demand.getPlace() == null || !claims.covers(demand.getPlace());
		general.filter(policy -> free && !candidates.contains(policy) && isPlaceable(demand)).ifPresent(candidates::add);
		return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
	}

	private static boolean isPlaceable(GpuDemand demand) {
		return demand.getPlace() == null || demand.getPlace().getElement() instanceof Host host && !host.eIsProxy();
	}

	/** The policies by the names of the profiles that their GPUs have. */
	private Map<String, List<Policy>> offering() {
		if (offering == null) {
			offering = new HashMap<>();
			for (Policy policy : policies) {
				boards(policy).stream().map(Board::type).distinct().flatMap(type -> type.getProfiles().stream()).map(Profile::getName)
						.filter(name -> name != null).distinct().forEach(name -> offering.computeIfAbsent(name, key -> new ArrayList<>()).add(policy));
			}
		}
		return offering;
	}

	/** The policy that holds for a place. */
	Optional<Policy> policyOf(Target place) {
		if (!(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return Optional.empty();
		}
		return claims.first(place).map(Claims.Claim::policy).or(() -> general);
	}

	/** The first target of a policy that has a GPU in common with this one; the target itself where it is the first. */
	Optional<Claims.Claim> firstClaim(Target target) {
		return claims.first(target);
	}

	/** The VMs whose GPU is under a policy. */
	List<Vm> vms(Policy policy) {
		return vmsOf.getOrDefault(policy, List.of());
	}

	/** The VMs that are placed on a host or on one of its GPUs. */
	List<Vm> vms(Host host) {
		return residents.getOrDefault(host, List.of());
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
