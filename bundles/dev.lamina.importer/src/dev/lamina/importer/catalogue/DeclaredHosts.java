package dev.lamina.importer.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Target;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.pci.PciAddress;

/** The GPUs of hosts that models declare already, found by their addresses or names, so that VMs are placed on them. */
public final class DeclaredHosts {
	private final List<DeclaredGpu> places = new ArrayList<>();
	private final List<String> packages = new ArrayList<>();

	/**
	 * A GPU of a declared host.
	 *
	 * @param host     the host
	 * @param gpu      its GPU
	 * @param address  where it is, if that is declared
	 * @param hasPolicy whether a policy holds for it
	 * @param functions the stack that makes virtual functions of it, if its type can have any
	 */
	public record DeclaredGpu(String host, String gpu, Optional<PciAddress> address, boolean hasPolicy,
			Optional<LibraryStack> functions) {
		/** As VMs name it. */
		public String target() {
			return host + '.' + gpu;
		}
	}

	/** No hosts. */
	public DeclaredHosts() {
	}

	/**
	 * The hosts of some files, or of all below folders.
	 *
	 * @throws UnreadableSourceException if one cannot be read
	 */
	public static DeclaredHosts of(List<Path> filesOrFolders) throws UnreadableSourceException {
		DeclaredHosts known = new DeclaredHosts();
		List<Model> models = filesOrFolders.isEmpty() ? List.of()
				: Project.open(filesOrFolders).sources().stream().map(SourceFile::model).flatMap(Optional::stream).toList();
		for (Model model : models) {
			model.getDeclarations().stream().filter(Host.class::isInstance).map(Host.class::cast)
					.filter(host -> host.getName() != null).forEach(host -> known.add(host, models));
			if (model.getName() != null && !known.packages.contains(model.getName())) {
				known.packages.add(model.getName());
			}
		}
		return known;
	}

	private void add(Host host, List<Model> models) {
		for (HostGpu gpu : host.getGpus()) {
			if (gpu.getName() != null) {
				places.add(new DeclaredGpu(host.getName(), gpu.getName(), Optional.ofNullable(gpu.getAddress())
						.flatMap(PciAddress::parse),
						models.stream()
								.flatMap(model -> model.getDeclarations()
										.stream())
								.anyMatch(declaration -> declaration instanceof Policy policy && holds(policy, host, gpu)),
						functions(gpu)));
			}
		}
	}

	private static Optional<LibraryStack> functions(HostGpu gpu) {
		if (gpu.getType() == null || gpu.getType().getName() == null) {
			return Optional.empty();
		}
		GpuType type = InheritanceResolver.resolve(gpu.getType());
		boolean configured = type.getProfiles().stream().anyMatch(profile -> profile.getKind() == ProfileKind.VIRTUAL_FUNCTION);
		boolean shared = configured || type.getProfiles().stream().anyMatch(profile -> profile.getKind() == ProfileKind.VGPU)
				|| type.getSupports().contains(SharingMode.VIRTUAL_FUNCTIONS);
		return shared && type.getVendor() != null ? Optional.of(LibraryStack.virtualFunctions(type.getVendor(), configured))
				: Optional.empty();
	}

	private static boolean holds(Policy policy, Host host, HostGpu gpu) {
		return policy.getTargets().stream().anyMatch((Target target) -> target.getElement() == host && (target.getGpu() == null
				|| target.getGpu() == gpu));
	}

	/** Whether none is known. */
	public boolean isEmpty() {
		return places.isEmpty();
	}

	/** The package of the models, if there is one and only one. */
	public Optional<String> packageName() {
		return packages.size() == 1 ? Optional.of(packages.getFirst()) : Optional.empty();
	}

	/** The GPU at an address, on a host of that name or, if none is wanted, on the first that has it. */
	public Optional<DeclaredGpu> at(PciAddress address, Optional<String> host) {
		return places.stream().filter(place -> place.address().filter(address::equals).isPresent() && host
				.map(place.host()::equals).orElse(true)).findFirst();
	}

	/**
	 * The GPU of which a function that no model declares is a virtual function: the last before it on its bus, or within its
	 * device if it is integrated, whose type can have any.
	 */
	public Optional<DeclaredGpu> physicalOf(PciAddress function, Optional<String> host) {
		return places.stream().filter(place -> place.functions().isPresent() && host.map(place.host()::equals).orElse(true))
				.filter(place -> place.address().filter(at -> at.routingId() < function.routingId() && (at.bus() > 0 ? at
						.sharesBusWith(function) : at.sharesDeviceWith(function))).isPresent())
				.max(Comparator.comparing(place -> place.address().orElseThrow()));
	}

	/** The only GPU of a host, or of all if none is named. */
	public Optional<DeclaredGpu> only(Optional<String> host) {
		List<DeclaredGpu> found = places.stream().filter(place -> host.map(place.host()::equals).orElse(true)).toList();
		return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
	}

	/** The GPU of that name. */
	public Optional<DeclaredGpu> named(String host, String gpu) {
		return places.stream().filter(place -> Objects.equals(place.host(), host) && place.gpu().equals(gpu)).findFirst();
	}

	/** The names of all hosts. */
	public List<String> hosts() {
		return places.stream().map(DeclaredGpu::host).distinct().toList();
	}
}
