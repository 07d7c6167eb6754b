package dev.lamina.cli.catalogue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.stream.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.option.OutputOption;
import dev.lamina.dsl.catalogue.CatalogueEntry;
import dev.lamina.dsl.catalogue.LibraryCatalogue;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.GpuType;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Vendor;
import dev.lamina.model.quantity.Quantity;

/** {@code lamina catalogue}: lists what the library knows, or explains one of it with the sources of its figures. */
@Command(name = "catalogue", description = "Lists the GPUs and stacks of the library, or explains those that are named.",
		footer = { "",
				"A GPU is found by its name in models, by the name on its invoice, or by words of that: \"H100 PCIe\", \"H100 SXM\".",
				"'gpus' and 'stacks' list one kind. Figures that could not be verified say so among the sources.", "",
				"Examples:",
				"  lamina catalogue", "  lamina catalogue \"H100 PCIe\"", "  lamina catalogue stacks --hypervisor KVM",
				"  lamina catalogue gpus --vendor AMD --format json", "",
				"Exit status: 0 fine, 2 there is nothing of that name." })
public final class CatalogueCommand implements Callable<Integer> {
	private static final String GPUS = "gpus";
	private static final String STACKS = "stacks";

	private final Console console;

	/** How the catalogue is written. */
	enum CatalogueFormat {
		text, json
	}

	@Parameters(arity = "0..*", paramLabel = "NAME",
			description = "A GPU, a stack, 'gpus' or 'stacks'; none for the list of all.")
	private List<String> names = new ArrayList<>();

	@Option(names = "--hypervisor", paramLabel = "NAME",
			description = "Only stacks that run under it, and GPUs that they share: ${COMPLETION-CANDIDATES}.")
	private Optional<Hypervisor> hypervisor;

	@Option(names = "--vendor", paramLabel = "NAME",
			description = "Only GPUs and stacks of this vendor: ${COMPLETION-CANDIDATES}.")
	private Optional<Vendor> vendor;

	@Option(names = "--format", paramLabel = "FORMAT", description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private CatalogueFormat format;

	public CatalogueCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		LibraryCatalogue catalogue = new LibraryCatalogue();
		boolean list = names.isEmpty() || names.stream().allMatch(name -> name.equals(GPUS) || name.equals(STACKS));
		List<CatalogueEntry> found = list ? listed(catalogue)
				: names.stream().flatMap(name -> named(catalogue, name).stream()).distinct().toList();
		List<CatalogueEntry> wanted = found.stream().filter(entry -> isWanted(catalogue, entry)).toList();
		if (format == CatalogueFormat.json) {
			json(catalogue, wanted);
		} else if (list || wanted.size() > 1 && names.size() == 1) {
			table(wanted);
		} else {
			for (int index = 0; index < wanted.size(); index++) {
				console.out().print(index == 0 ? "" : "\n");
				explain(catalogue, wanted.get(index));
			}
		}
		return ExitStatus.OK;
	}

	private List<CatalogueEntry> listed(LibraryCatalogue catalogue) {
		return Stream.concat(names.isEmpty() || names.contains(GPUS) ? catalogue.gpus() : Stream.of(),
				names.isEmpty() || names.contains(STACKS) ? catalogue.stacks() : Stream.of()).toList();
	}

	private static List<CatalogueEntry> named(LibraryCatalogue catalogue, String name) {
		List<CatalogueEntry> found = catalogue.search(name);
		if (found.isEmpty()) {
			List<String> known = catalogue.entries().stream()
					.flatMap(entry -> Stream.concat(Stream.of(entry.name()), entry.products().stream())).toList();
			throw new CommandException("There is no GPU or stack '" + DiagnosticPrinter.printable(name) + "' in the library."
					+ SpellingSuggestions.suggestion(name, known) + " 'lamina catalogue' lists all.");
		}
		return found;
	}

	private boolean isWanted(LibraryCatalogue catalogue, CatalogueEntry entry) {
		return switch (entry.declaration()) {
			case Stack stack -> (vendor.isEmpty() || stack.getVendors().isEmpty() || stack.getVendors().contains(vendor.get()))
					&& runsUnder(stack);
			case GpuType type -> (vendor.isEmpty() || type.getVendor() == vendor.get()) && (hypervisor.isEmpty()
					|| catalogue.stacksOf(type).stream().anyMatch(each -> runsUnder((Stack) each.declaration())));
			default -> false;
		};
	}

	private boolean runsUnder(Stack stack) {
		return hypervisor.isEmpty() || stack.getHypervisors().isEmpty() || stack.getHypervisors().contains(hypervisor.get());
	}

	private void table(List<CatalogueEntry> entries) {
		int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
		for (CatalogueEntry entry : entries) {
			line(entry.name() + " ".repeat(width - entry.name().length()) + "  " + entry.description());
		}
	}

	private void explain(LibraryCatalogue catalogue, CatalogueEntry entry) {
		line(entry.packageName() + '.' + entry.name() + ": " + entry.description());
		switch (entry.declaration()) {
			case GpuType type -> explain(catalogue, entry, type);
			case Stack stack -> explain(entry, stack);
			default -> throw new IllegalStateException(entry.name());
		}
		entry.sources().forEach(source -> line("source", source));
	}

	private void explain(LibraryCatalogue catalogue, CatalogueEntry entry, GpuType type) {
		line("called", String.join(", ", entry.products()));
		line("PCI ids", join(type.getPciIds()));
		line("memory", text(type.getMemory()));
		line("supports", join(type.getSupports()));
		line("stacks", catalogue.stacksOf(type).stream().map(CatalogueEntry::name).collect(Collectors.joining(", ")));
		if (!type.getProfiles().isEmpty()) {
			line("  profiles");
			int width = type.getProfiles().stream().mapToInt(profile -> profile.getName().length()).max().orElse(0);
			type.getProfiles().forEach(profile -> line("    " + profile.getName()
					+ " ".repeat(width - profile.getName().length()) + "  " + text(profile)));
		}
	}

	private static String text(Profile profile) {
		List<String> parts = new ArrayList<>();
		parts.add(profile.getKind().getLiteral());
		if (profile.getMaximumInstances() > 0) {
			parts.add("at most " + profile.getMaximumInstances());
		}
		if (profile.getMemory() != null) {
			parts.add(text(profile.getMemory()));
		}
		if (profile.getComputeSlices() > 0) {
			parts.add(profile.getComputeSlices() + " compute and " + profile.getMemorySlices() + " memory slices");
		}
		if (profile.getComputeUnits() > 0) {
			parts.add(profile.getComputeUnits() + " compute units");
		}
		if (!profile.getStarts().isEmpty()) {
			parts.add("starts at " + join(profile.getStarts()));
		}
		if (profile.getBacking() != null) {
			parts.add("behind " + profile.getBacking().getName());
		}
		return String.join(", ", parts);
	}

	private void explain(CatalogueEntry entry, Stack stack) {
		line("technique", stack.isSetTechnique() ? stack.getTechnique().getLiteral() : "");
		line("vendors", join(stack.getVendors()));
		line("hypervisors", join(stack.getHypervisors()));
		line("hosts", join(stack.getHostSystems()));
		line("guests", join(stack.getGuestSystems()));
		line("APIs", stack.getApis().stream().map(String::valueOf).collect(Collectors.joining(", ")));
		line("provides", join(stack.getProvides()));
		line("schedulers", join(stack.getSchedulers()));
		line("profiles", join(stack.getProfileKinds()));
		if (!entry.costs().isEmpty()) {
			line("  costs, with their sources");
			entry.costs().forEach(cost -> line("    " + cost));
		}
	}

	/** With its indentation, which the console would take away. */
	private void line(String text) {
		console.out().print(text + '\n');
	}

	private void line(String label, String text) {
		if (!text.isEmpty()) {
			line(String.format(java.util.Locale.ROOT, "  %-11s  %s", label, text));
		}
	}

	private static String join(List<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	private static String text(Quantity quantity) {
		return quantity == null ? "" : quantity.toString();
	}

	private void json(LibraryCatalogue catalogue, List<CatalogueEntry> entries) {
		try {
			Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
			JsonWriter json = new JsonWriter(writer);
			json.setIndent("  ");
			json.setHtmlSafe(false);
			json.beginArray();
			for (CatalogueEntry entry : entries) {
				json.beginObject().name("name").value(entry.name()).name("package").value(entry.packageName());
				json.name("description").value(entry.description());
				switch (entry.declaration()) {
					case GpuType type -> gpu(json, catalogue, entry, type);
					case Stack stack -> stack(json, entry, stack);
					default -> throw new IllegalStateException(entry.name());
				}
				values(json, "sources", entry.sources());
				json.endObject();
			}
			json.endArray();
			writer.write('\n');
			writer.flush();
		} catch (IOException trouble) {
			throw new CommandException("The list cannot be written: " + CommandException.reason(trouble) + ".", trouble);
		}
	}

	private static void gpu(JsonWriter json, LibraryCatalogue catalogue, CatalogueEntry entry, GpuType type) throws IOException {
		json.name("kind").value("gpu").name("vendor").value(String.valueOf(type.getVendor()));
		values(json, "products", entry.products());
		values(json, "pciIds", type.getPciIds());
		json.name("memoryBytes").value(bytes(type.getMemory()));
		values(json, "supports", type.getSupports());
		values(json, "stacks", catalogue.stacksOf(type).stream().map(CatalogueEntry::name).toList());
		json.name("profiles").beginArray();
		for (Profile profile : type.getProfiles()) {
			json.beginObject().name("name").value(profile.getName()).name("kind").value(profile.getKind().getLiteral());
			json.name("instances").value(profile.getMaximumInstances()).name("memoryBytes").value(bytes(profile.getMemory()));
			json.name("computeSlices").value(profile.getComputeSlices()).name("memorySlices").value(profile.getMemorySlices());
			json.name("computeUnits").value(profile.getComputeUnits());
			json.name("starts").beginArray();
			for (int start : profile.getStarts()) {
				json.value(start);
			}
			json.endArray().name("behind").value(profile.getBacking() == null ? null : profile.getBacking().getName());
			json.endObject();
		}
		json.endArray();
	}

	private static void stack(JsonWriter json, CatalogueEntry entry, Stack stack) throws IOException {
		json.name("kind").value("stack").name("technique")
				.value(stack.isSetTechnique() ? stack.getTechnique().getLiteral() : null);
		values(json, "vendors", stack.getVendors());
		values(json, "hypervisors", stack.getHypervisors());
		values(json, "hosts", stack.getHostSystems());
		values(json, "guests", stack.getGuestSystems());
		values(json, "provides", stack.getProvides());
		values(json, "schedulers", stack.getSchedulers());
		values(json, "profiles", stack.getProfileKinds());
		values(json, "costs", entry.costs());
	}

	private static void values(JsonWriter json, String name, List<?> values) throws IOException {
		json.name(name).beginArray();
		for (Object value : values) {
			json.value(String.valueOf(value));
		}
		json.endArray();
	}

	private static Long bytes(Quantity memory) {
		return memory == null || memory.dimension().isEmpty() || !memory.isExact() ? null : memory.base();
	}
}
