package dev.lamina.importer.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.model.GpuType;
import dev.lamina.model.Model;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.pci.PciId;

/**
 * The GPU types of the library, found by PCI id first, then by product name.
 *
 * <p>The library is read once, when a GPU is first looked for.
 */
public final class GpuCatalogue {
	private static final String STACKS = "stacks.";
	private static final Pattern CHIP = Pattern.compile("\\b([A-Z]{1,2}\\d{2,4})\\b");
	private static final List<String> BRANDS = List.of("corporation", "nvidia", "tesla", "grid", "quadro", "amd", "ati", "radeon",
			"firepro", "instinct", "intel", "data center gpu", "(r)");

	private GpuCatalogue() {
	}

	/** Every GPU type of the library, by package and name. */
	public static List<CatalogueGpu> all() {
		return Holder.ALL;
	}

	/** The stacks of the library. */
	public static List<String> stacks() {
		return LibraryFiles.names().stream().filter(name -> name.startsWith(STACKS)).map(name -> name.substring(STACKS.length()))
				.toList();
	}

	/** Read on first use only; nothing of the language's objects is kept. */
	private static final class Holder {
		static final List<CatalogueGpu> ALL = read();

		private static List<CatalogueGpu> read() {
			try {
				ResourceSet files = Project.ofText("catalogue.lamina", "", Path.of("")).sources().getFirst().resource()
						.getResourceSet();
				return LibraryFiles.names().stream().filter(name -> !name.startsWith(STACKS)).flatMap(name -> gpus(files, name))
						.toList();
			} catch (UnreadableSourceException neverForAnEmptyText) {
				throw new IllegalStateException(neverForAnEmptyText);
			}
		}

		private static Stream<CatalogueGpu> gpus(ResourceSet files, String qualifiedName) {
			int dot = qualifiedName.lastIndexOf('.');
			URI address = LibraryFiles.address(qualifiedName.substring(0, dot), qualifiedName.substring(dot + 1)).orElseThrow();
			Model model = (Model) files.getResource(address, true).getContents().getFirst();
			return model.getDeclarations().stream().filter(GpuType.class::isInstance)
					.map(type -> CatalogueGpu.of(model.getName(), InheritanceResolver.resolve((GpuType) type)));
		}
	}

	/** The type of that name, with or without its package. */
	public static Optional<CatalogueGpu> named(String name) {
		return all().stream().filter(gpu -> gpu.name().equals(name) || gpu.qualifiedName().equals(name)).findFirst();
	}

	/**
	 * The types that a report may mean, likeliest first: those of its PCI id; if it has none or no type has it, those of its
	 * name. Several are left only if neither board, name nor memory tells them apart.
	 */
	public static List<CatalogueGpu> candidates(GpuFacts facts) {
		List<CatalogueGpu> byId = facts.id().map(GpuCatalogue::byId).orElse(List.of());
		List<CatalogueGpu> byName = facts.product().map(GpuCatalogue::byName).orElse(List.of());
		if (byId.isEmpty()) {
			return narrowed(byName, facts);
		}
		List<CatalogueGpu> both = byId.stream().filter(byName::contains).toList();
		return narrowed(both.isEmpty() ? byId : both, facts);
	}

	private static List<CatalogueGpu> byId(PciId id) {
		List<CatalogueGpu> ofDevice = all().stream().filter(gpu -> gpu.ids()
				.stream().anyMatch(known -> known.device().equals(id.device()))).toList();
		List<CatalogueGpu> ofBoard = ofDevice.stream().filter(gpu -> gpu.ids().contains(id)).toList();
		List<CatalogueGpu> ofAnyBoard = ofDevice.stream().filter(gpu -> gpu.ids().contains(id.withoutSubsystem())).toList();
		return !ofBoard.isEmpty() ? ofBoard : !ofAnyBoard.isEmpty() ? ofAnyBoard : ofDevice;
	}

	private static List<CatalogueGpu> byName(String product) {
		List<CatalogueGpu> same = all().stream().filter(gpu -> gpu.products()
				.stream().anyMatch(known -> letters(known).equals(letters(product)))).toList();
		String bare = bare(product);
		return !same.isEmpty() || bare.isEmpty() ? same
				: all().stream().filter(gpu -> letters(gpu.name()).equals(bare) || gpu.products()
						.stream().anyMatch(known -> bare(known).equals(bare))).toList();
	}

	private static List<CatalogueGpu> narrowed(List<CatalogueGpu> candidates, GpuFacts facts) {
		if (candidates.size() < 2 || facts.memory().isEmpty()) {
			return candidates;
		}
		List<CatalogueGpu> ofMemory = candidates.stream().filter(gpu -> isNear(gpu.memory(), facts.memory().getAsLong()))
				.toList();
		return ofMemory.isEmpty() ? candidates : ofMemory;
	}

	/** Drivers keep a part of the memory for themselves, and vendors count in powers of ten: an eighth less is the same. */
	private static boolean isNear(long nominal, long reported) {
		return reported <= nominal + nominal / 16 && reported >= nominal - nominal / 8;
	}

	private static String letters(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	/** A name without the words that brands add to it. */
	private static String bare(String product) {
		String rest = product.toLowerCase(Locale.ROOT);
		for (String brand : BRANDS) {
			rest = rest.replace(brand, " ");
		}
		return letters(rest);
	}

	/**
	 * A type of the same chip with as much memory, where a board is not in the library but one like it is: {@code A100-80} for an
	 * A100-SXM4-80GB.
	 */
	public static Optional<CatalogueGpu> relative(GpuFacts facts) {
		Optional<String> chip = facts.product().map(CHIP::matcher).filter(Matcher::find).map(found -> found.group(1));
		return chip.flatMap(name -> all().stream().filter(gpu -> gpu.name().equals(name) || gpu.name().startsWith(name + '-'))
				.filter(gpu -> facts.id().isEmpty()
						|| gpu.ids().stream().anyMatch(id -> id.vendor().equals(facts.id().get().vendor())))
				.filter(gpu -> facts.memory().isPresent() && isNear(gpu.memory(), facts.memory().getAsLong())).findFirst());
	}

	/** The types on which all these MIG instances may lie where they do. */
	public static List<CatalogueGpu> withMigInstances(List<MigInstance> instances) {
		return all().stream().filter(gpu -> instances.stream().allMatch(instance -> gpu.profiles()
				.stream().anyMatch(profile -> profile.kind() == ProfileKind.MIG
						&& instance.profile().filter(profile.name()::equals).isPresent()
						&& profile.mayBeginAt(instance.start()))))
				.toList();
	}
}
