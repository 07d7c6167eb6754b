package dev.lamina.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.importer.catalogue.CatalogueGpu;
import dev.lamina.importer.catalogue.DeclaredHosts;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.csv.CsvReader;
import dev.lamina.importer.device.DeviceConfigReader;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.ImportedFacts;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.kubernetes.ClusterReader;
import dev.lamina.importer.libvirt.DomainReader;
import dev.lamina.importer.lspci.LspciReader;
import dev.lamina.importer.mdevctl.MdevctlReader;
import dev.lamina.importer.nvidia.MigInstanceTableReader;
import dev.lamina.importer.nvidia.NvidiaSmiReader;
import dev.lamina.importer.nvidia.QueryCsvReader;
import dev.lamina.importer.openstack.NovaConfReader;
import dev.lamina.importer.proxmox.QmConfigReader;
import dev.lamina.importer.source.FormatAdvice;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.importer.text.ImportedModel;
import dev.lamina.importer.vcenter.InventoryReader;
import dev.lamina.model.Hypervisor;

/** Makes a model of reports: the same reports give the same text, and what is not understood of them is said with its place. */
public final class Importer {
	/** More than this would make a model that no one reads and no editor opens. */
	private static final int MAX_PARTS = 2_000;

	private Importer() {
	}

	/**
	 * The model of some reports of one format.
	 *
	 * @throws UnreadableReportException if nothing can be made of a report, or an option names nothing
	 * @throws UnreadableSourceException if a model that declares hosts cannot be read
	 */
	public static ImportResult read(ImportFormat importFormat, List<ImportDocument> importDocuments, ImportOptions options)
			throws UnreadableReportException,
			UnreadableSourceException {
		check(options);
		ImportDiagnostics importDiagnostics = new ImportDiagnostics();
		DeclaredHosts known = DeclaredHosts.of(options.hosts());
		List<HostFacts> hosts = new ArrayList<>();
		List<VmFacts> vms = new ArrayList<>();
		DomainReader domains = new DomainReader(importDiagnostics);
		InventoryReader inventory = new InventoryReader(importDiagnostics);
		ClusterReader cluster = new ClusterReader(importDiagnostics);
		for (ImportDocument importDocument : importDocuments) {
			String host = options.host().orElse(stem(importDocument.baseName()));
			try {
				switch (importFormat) {
					case LIBVIRT -> vms.addAll(domains.read(importDocument));
					case NVIDIA_SMI -> hosts.add(new NvidiaSmiReader(importDiagnostics).read(importDocument, host));
					case MIG ->
							hosts.add(new MigInstanceTableReader(importDiagnostics, options.gpu()).read(importDocument, host));
					case LSPCI -> hosts.add(new LspciReader(importDiagnostics).read(importDocument, host));
					case CSV -> hosts.addAll(QueryCsvReader.isQuery(importDocument)
							? List.of(new QueryCsvReader(importDiagnostics).read(importDocument, host))
							: table(importDocument, options, importDiagnostics));
					case MIG_PARTED -> hosts.addAll(new DeviceConfigReader(DeviceConfigReader.Tool.MIG_PARTED, importDiagnostics,
							options.gpu()).read(importDocument));
					case VGPU_DEVICE_MANAGER -> hosts.addAll(new DeviceConfigReader(
							DeviceConfigReader.Tool.VGPU_DEVICE_MANAGER, importDiagnostics, options.gpu()).read(importDocument));
					case PROXMOX -> vms.add(new QmConfigReader(importDiagnostics).read(importDocument));
					case KUBERNETES -> cluster.read(importDocument);
					case MDEVCTL -> hosts.add(new MdevctlReader(importDiagnostics, options.gpu()).read(importDocument, host));
					case NOVA -> hosts.add(new NovaConfReader(importDiagnostics, options.gpu()).read(importDocument, host));
					case VCENTER -> inventory.read(importDocument);
				}
			} catch (UnreadableReportException unreadable) {
				Optional<String> advice = FormatAdvice.of(importDocument, importFormat.toString());
				if (advice.isEmpty()) {
					throw unreadable;
				}
				throw new UnreadableReportException(unreadable.getMessage() + ' ' + advice.get(), unreadable);
			}
			int parts = vms.size() + cluster.vms().size() + cluster.hosts().size()
					+ hosts.stream().mapToInt(each -> 1 + each.gpus().size()).sum();
			if (parts > MAX_PARTS) {
				throw importDocument.line(1).refuse("Up to this report there are " + parts + " hosts, GPUs and VMs, more than "
						+ MAX_PARTS + ". Import them in parts.");
			}
		}
		hosts.addAll(cluster.hosts());
		hosts.addAll(inventory.hosts());
		vms.addAll(inventory.vms());
		vms.addAll(cluster.vms());
		String from = "Imported from " + importFormat + ": "
				+ String.join(", ", importDocuments.stream().map(ImportDocument::baseName).limit(8).toList())
				+ (importDocuments.size() > 8 ? " and " + (importDocuments.size() - 8) + " more" : "");
		ImportedModel model = ImportedModel.of(new ImportedFacts(hosts, vms, List.of(from)),
				domains.hypervisor()
						.or(() -> importFormat == ImportFormat.PROXMOX ? Optional.of(Hypervisor.KVM) : Optional.empty()),
				new ImportedModel.ImportContext(options.packageName().or(known::packageName).or(domains::packageName),
						options.host(), options.gpu(), known, options.directory(), options.file()),
				importDiagnostics);
		return new ImportResult(model.text(), importDiagnostics.diagnostics(), model.errors(), model.hosts(), model.gpus(),
				vms.size());
	}

	private static List<HostFacts> table(ImportDocument importDocument, ImportOptions options,
			ImportDiagnostics importDiagnostics)
			throws UnreadableReportException {
		if (options.host().isPresent()) {
			throw new UnreadableReportException("A table names its hosts itself. Omit --host.");
		}
		return new CsvReader(importDiagnostics).read(importDocument);
	}

	private static void check(ImportOptions options) throws UnreadableReportException {
		Optional<String> unknown = options.gpu().filter(gpu -> GpuCatalogue.named(gpu).isEmpty());
		if (unknown.isPresent()) {
			throw new UnreadableReportException("The library has no GPU '" + unknown.get() + "'."
					+ SpellingSuggestions.suggestion(unknown.get(),
							GpuCatalogue.all().stream().map(CatalogueGpu::name).toList()));
		}
	}

	/** The name of a host whose report does not say one: that of its file. */
	private static String stem(String base) {
		int dot = base.indexOf('.');
		return base.startsWith("<") ? "host1" : dot > 0 ? base.substring(0, dot) : base;
	}
}
