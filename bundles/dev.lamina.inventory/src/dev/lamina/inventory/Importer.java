package dev.lamina.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.inventory.catalogue.Catalogue;
import dev.lamina.inventory.catalogue.KnownGpu;
import dev.lamina.inventory.catalogue.KnownHosts;
import dev.lamina.inventory.csv.CsvReader;
import dev.lamina.inventory.facts.HostFacts;
import dev.lamina.inventory.facts.InventoryFacts;
import dev.lamina.inventory.facts.VmFacts;
import dev.lamina.inventory.libvirt.DomainReader;
import dev.lamina.inventory.lspci.LspciReader;
import dev.lamina.inventory.nvidia.InstanceTableReader;
import dev.lamina.inventory.nvidia.SmiReader;
import dev.lamina.inventory.source.Document;
import dev.lamina.inventory.source.Findings;
import dev.lamina.inventory.source.UnreadableReportException;
import dev.lamina.inventory.text.ModelText;

/** Makes a model of reports: the same reports give the same text, and what is not understood of them is said with its place. */
public final class Importer {
	/** More than this would make a model that nobody reads and no editor opens. */
	private static final int MOST_PARTS = 2_000;

	private Importer() {
	}

	/**
	 * The model of some reports of one format.
	 *
	 * @throws UnreadableReportException where nothing can be made of a report, or an option names nothing
	 * @throws UnreadableSourceException where a model that declares hosts cannot be read
	 */
	public static Imported read(Format format, List<Document> documents, ImportOptions options) throws UnreadableReportException,
			UnreadableSourceException {
		check(options);
		Findings findings = new Findings();
		KnownHosts known = KnownHosts.of(options.hosts());
		List<HostFacts> hosts = new ArrayList<>();
		List<VmFacts> vms = new ArrayList<>();
		DomainReader domains = new DomainReader(findings);
		for (Document document : documents) {
			String host = options.host().orElse(stem(document.baseName()));
			switch (format) {
				case LIBVIRT -> vms.addAll(domains.read(document));
				case NVIDIA_SMI -> hosts.add(new SmiReader(findings).read(document, host));
				case MIG -> hosts.add(new InstanceTableReader(findings, options.gpu()).read(document, host));
				case LSPCI -> hosts.add(new LspciReader(findings).read(document, host));
				case CSV -> hosts.addAll(new CsvReader(findings).read(document));
			}
			int parts = vms.size() + hosts.stream().mapToInt(each -> 1 + each.gpus().size()).sum();
			if (parts > MOST_PARTS) {
				throw document.line(1).refuse("Up to this report there are " + parts + " hosts, GPUs and VMs, more than "
						+ MOST_PARTS + ". Import them in parts.");
			}
		}
		String from = "Imported from " + format + ": "
				+ String.join(", ", documents.stream().map(Document::baseName).limit(8).toList())
				+ (documents.size() > 8 ? " and " + (documents.size() - 8) + " more" : "");
		ModelText model = ModelText.of(new InventoryFacts(hosts, vms, List.of(from)), domains.hypervisor(),
				new ModelText.Frame(options.packageName().or(known::packageName).or(domains::packageName),
						options.host(), options.gpu(), known, options.directory()),
				findings);
		return new Imported(model.text(), findings.problems(), model.errors(), model.hosts(), model.gpus(), vms.size());
	}

	private static void check(ImportOptions options) throws UnreadableReportException {
		Optional<String> unknown = options.gpu().filter(gpu -> Catalogue.named(gpu).isEmpty());
		if (unknown.isPresent()) {
			throw new UnreadableReportException("The library has no GPU '" + unknown.get() + "'."
					+ SpellingSuggestions.suggestion(unknown.get(), Catalogue.all().stream().map(KnownGpu::name).toList()));
		}
	}

	/** The name of a host whose report does not say one: that of its file. */
	private static String stem(String base) {
		int dot = base.indexOf('.');
		return base.startsWith("<") ? "host1" : dot > 0 ? base.substring(0, dot) : base;
	}
}
