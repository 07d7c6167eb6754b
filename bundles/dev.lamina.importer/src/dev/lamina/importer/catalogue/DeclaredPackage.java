package dev.lamina.importer.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.pci.PciAddress;

/** What other files of the package of an import declare already, so that imports that come one by one become one model. */
public final class DeclaredPackage {
	private final Set<String> names = new HashSet<>();
	private final Map<String, String> files = new HashMap<>();
	private final Map<String, Host> hosts = new HashMap<>();
	private final Map<String, GpuType> types = new HashMap<>();
	private final List<Policy> policies = new ArrayList<>();

	/** Nothing. */
	public DeclaredPackage() {
	}

	/**
	 * The declarations of a package but for one file.
	 *
	 * @param file the file that is written, in a resource set that knows its project
	 */
	public static DeclaredPackage of(XtextResource file, String packageName) {
		DeclaredPackage declared = new DeclaredPackage();
		ResourceSet resources = file.getResourceSet();
		List<URI> others = PackageFiles.of(resources).map(files -> files.of(packageName)).orElse(List.of());
		for (URI other : others) {
			if (!other.equals(file.getURI())) {
				Resource resource = resources.getResource(other, true);
				resource.getContents().stream().filter(Model.class::isInstance).map(Model.class::cast).flatMap(model -> model
						.getDeclarations().stream()).forEach(declaration -> declared.add(declaration, other.lastSegment()));
			}
		}
		return declared;
	}

	private void add(Declaration declaration, String file) {
		if (declaration.getName() == null) {
			return;
		}
		names.add(declaration.getName());
		files.putIfAbsent(declaration.getName(), file);
		switch (declaration) {
			case Host host -> hosts.putIfAbsent(host.getName(), host);
			case GpuType type -> types.putIfAbsent(type.getName(), type);
			case Policy policy -> policies.add(policy);
			default -> {
				// only its name is of interest
			}
		}
	}

	/** All names that are taken. */
	public Set<String> names() {
		return names;
	}

	/** The file that declares a name. */
	public Optional<String> fileOf(String name) {
		return Optional.ofNullable(files.get(name));
	}

	/** Whether a host of that name is declared. */
	public boolean hasHost(String name) {
		return hosts.containsKey(name);
	}

	/**
	 * The names under which the GPUs of a reported host are declared there, in their order; nothing if the host is not declared, or
	 * not with all of them.
	 */
	public Optional<List<String>> gpusOf(HostFacts facts) {
		Host host = hosts.get(facts.name());
		if (host == null) {
			return Optional.empty();
		}
		List<String> found = new ArrayList<>();
		for (GpuFacts gpu : facts.gpus()) {
			Optional<HostGpu> same = host.getGpus().stream()
					.filter(declared -> declared.getName() != null && isSame(declared, gpu))
					.findFirst();
			if (same.isEmpty() || found.contains(same.get().getName())) {
				return Optional.empty();
			}
			found.add(same.get().getName());
		}
		return Optional.of(found);
	}

	private static boolean isSame(HostGpu declared, GpuFacts gpu) {
		Optional<PciAddress> address = Optional.ofNullable(declared.getAddress()).flatMap(PciAddress::parse);
		return gpu.count() == 1 && (gpu.address().isPresent() && address.isPresent() ? address.equals(gpu.address())
				: gpu.name().filter(declared.getName()::equals).isPresent());
	}

	/** The stack of the policy that holds for a host, or for a GPU of it. */
	public Optional<String> stackOf(String host, Optional<String> gpu) {
		return policies.stream().filter(policy -> policy.getTargets().stream().anyMatch(target -> holds(target, host, gpu)))
				.findFirst().map(policy -> policy.getStack() == null ? "" : Objects.toString(policy.getStack().getName(), ""));
	}

	private boolean holds(Target target, String host, Optional<String> gpu) {
		return target.getElement() instanceof Host on && host.equals(on.getName()) && (target.getGpu() == null || gpu.filter(
				name -> name.equals(target.getGpu().getName())).isPresent());
	}

	/** Whether a GPU type of that name with that product or PCI id is declared. */
	public boolean hasType(String name, GpuFacts facts) {
		GpuType type = types.get(name);
		return type != null && (facts.product().filter(type.getProducts()::contains).isPresent() || facts.id().filter(
				id -> type.getPciIds().stream().anyMatch(known -> known.device().equals(id.device()))).isPresent());
	}
}
