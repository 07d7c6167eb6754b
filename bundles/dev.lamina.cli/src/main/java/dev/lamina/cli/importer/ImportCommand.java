package dev.lamina.cli.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.InputFile;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.importer.ImportFormat;
import dev.lamina.importer.ImportOptions;
import dev.lamina.importer.ImportResult;
import dev.lamina.importer.Importer;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.UnreadableReportException;

/** {@code lamina import}: makes a model of what hosts report about themselves. */
@Command(name = "import", sortOptions = false,
		description = "Makes a model of what hosts report about themselves. What is not understood is a warning and a comment in "
				+ "the model.",
		footer = {
				"", "Formats:", "  libvirt      VMs: virsh dumpxml NAME > vm.xml",
				"  nvidia-smi   a host with its NVIDIA GPUs and MIG instances: nvidia-smi -q -x > host.xml; or -q, -L, --query-gpu",
				"  mig          the MIG instances of a host with their places: nvidia-smi mig -lgi > host.txt",
				"  lspci        a host with its GPUs and virtual functions: lspci -nnk -vvv > host.txt, lspci -vmm -nn, or a",
				"               listing of IOMMU groups",
				"  mig-parted   MIG configurations, each as a host: the file of nvidia-mig-parted",
				"  vgpu-device-manager   vGPU configurations, each as a host: the file of nvidia-vgpu-dm",
				"  proxmox      VMs: qm config ID > ID.conf",
				"  kubernetes   nodes with GPUs, and the pods on them: kubectl get nodes,pods,resourceslices -A -o json",
				"  mdevctl      a host with its mediated devices: mdevctl list --defined --dumpjson",
				"  nova         a compute host of OpenStack with its mediated devices: nova.conf",
				"  vcenter      hosts and VMs: govc host.info -json, govc vm.info -json, PowerCLI's Get-View as JSON",
				"  csv          a table of hosts; columns: host, system, hypervisor, sockets, cores (of a socket), clock, "
						+ "memory,",
				"               numa-nodes, gpu, count, gpu-memory, pci-id, address, iommu-group, numa, note", "", "Examples:",
				"  lamina import nvidia-smi dgx1.xml dgx2.xml -o hosts.lamina --package lab",
				"  lamina import libvirt vms/*.xml --hosts hosts.lamina -o vms.lamina",
				"  ssh gpu7 lspci -nnk -vvv | lamina import lspci - --host gpu7",
				"  lamina import csv rack.csv --strict -o rack.lamina", "",
				"Exit status: 0 written, even with warnings, 1 the model breaks rules or, with --strict, there were "
						+ "warnings,",
				"2 wrong use, or a report cannot be read." })
public final class ImportCommand implements Callable<Integer> {
	private static final String STANDARD_INPUT = "-";
	private static final int MAX_FILES = 10_000;

	private final Console console;

	@Parameters(index = "0", paramLabel = "FORMAT", completionCandidates = FormatCandidates.class,
			description = "What the files are: libvirt, nvidia-smi, mig, lspci, csv, "
					+ "mig-parted, vgpu-device-manager, proxmox, kubernetes, mdevctl, nova or vcenter.")
	private String format;

	@Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Reports, or - for standard input.")
	private List<String> files;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "The file to write instead of standard output. An existing one is kept unless there is --force.")
	private String output;

	@Option(names = "--package", paramLabel = "NAME", description = "The package of the model; that of --hosts, or none.")
	private String packageName;

	@Option(names = "--host", paramLabel = "NAME",
			description = "The name of the host; by default that of the file, for VMs host1.")
	private String host;

	@Option(names = "--hosts", paramLabel = "MODEL",
			description = "Models that declare the hosts: VMs are placed on their GPUs by PCI address. A file or folder, may be "
					+ "repeated.")
	private List<String> hosts = new ArrayList<>();

	@Option(names = "--gpu", paramLabel = "TYPE",
			description = "The GPU type of the library if the report does not name it (mig, mig-parted, libvirt, proxmox, mdevctl).")
	private String gpu;

	@Option(names = "--strict", description = "Writes nothing and fails if something was not understood.")
	private boolean strict;

	@Option(names = "--force", description = "Replaces an existing file.")
	private boolean force;

	/** The words for all formats, for completion. */
	static final class FormatCandidates implements Iterable<String> {
		@Override
		public Iterator<String> iterator() {
			return Arrays.stream(ImportFormat.values()).map(ImportFormat::toString).iterator();
		}
	}

	public ImportCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		ImportFormat kind = ImportFormat.of(format).orElseThrow(() -> new CommandException("There is no format '"
				+ DiagnosticPrinter.printable(format) + "'. There are: "
				+ String.join(", ", Arrays.stream(ImportFormat.values()).map(ImportFormat::toString).toList()) + "."));
		check(kind);
		try {
			List<ImportDocument> importDocuments = documents();
			Path folder = output == null ? console.directory()
					: Optional.ofNullable(console.path(output).toAbsolutePath().getParent()).orElse(console.directory());
			return write(Importer.read(kind, importDocuments, new ImportOptions(Optional.ofNullable(packageName),
					Optional.ofNullable(host), Optional.ofNullable(gpu),
					hosts.stream().map(console::path).toList(), folder, Optional.ofNullable(output).map(
							file -> console.path(file).getFileName().toString()))),
					importDocuments);
		} catch (UnreadableReportException unreadable) {
			throw new CommandException(DiagnosticPrinter.printable(unreadable.getMessage()), unreadable);
		}
	}

	private void check(ImportFormat kind) {
		if (output != null && !output.endsWith(".lamina") && !Files.exists(console.path(output))) {
			throw new CommandException("'" + output + "' is not a valid name for a model. Choose one that ends in .lamina.");
		}
		if (output != null && Files.isRegularFile(console.path(output)) && !force) {
			throw new CommandException("'" + output + "' exists already. Choose another name, or replace it with --force.");
		}
		if (output != null) {
			new OutputFile(console.path(output)).check();
		}
		if (packageName != null && !packageName.matches("[A-Za-z_]\\w*(-\\w+)*(\\.[A-Za-z_]\\w*(-\\w+)*)*")) {
			throw new CommandException("'" + DiagnosticPrinter.printable(packageName)
					+ "' is not a valid package name. Write letters and digits separated by dots, such as acme.lab.");
		}
		if (host != null && files.size() > 1 && kind != ImportFormat.LIBVIRT && kind != ImportFormat.PROXMOX) {
			throw new CommandException("--host names one host, but there are " + files.size()
					+ " reports. Import them one by one, or name the files after their hosts.");
		}
		if (!hosts.isEmpty() && kind != ImportFormat.LIBVIRT && kind != ImportFormat.PROXMOX) {
			throw new CommandException(
					"--hosts places VMs, and only libvirt and proxmox report VMs without their hosts. Omit it.");
		}
		if (files.size() > MAX_FILES) {
			throw new CommandException(
					"There are " + files.size() + " files, more than " + MAX_FILES + ". Import them in parts.");
		}
	}

	private List<ImportDocument> documents() throws UnreadableReportException {
		List<ImportDocument> importDocuments = new ArrayList<>();
		for (String file : files) {
			String name = file.equals(STANDARD_INPUT) ? "<stdin>" : file;
			byte[] bytes = new InputFile(file, console).read("Name the reports in it.", in -> limited(name, in));
			importDocuments.add(ImportDocument.decode(name, bytes));
		}
		return importDocuments;
	}

	private static byte[] limited(String name, InputStream in) throws IOException, UnreadableReportException {
		byte[] bytes = in.readNBytes(ImportDocument.MAX_BYTES + 1);
		if (bytes.length > ImportDocument.MAX_BYTES) {
			throw ImportDocument.tooLarge(name);
		}
		return bytes;
	}

	private int write(ImportResult importResult, List<ImportDocument> importDocuments) {
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		Map<String, String> texts = new HashMap<>();
		importDocuments.forEach(importDocument -> texts.put(importDocument.name(), importDocument.text()));
		Map<String, List<Diagnostic>> byFile = importResult.warnings().stream().sorted()
				.collect(Collectors.groupingBy(Diagnostic::file, LinkedHashMap::new, Collectors.toList()));
		byFile.forEach((file, problems) -> diagnosticPrinter.print(problems, texts.get(file)));
		String doubts = importResult.warnings().isEmpty() ? ""
				: ". " + DiagnosticPrinter.pluralize(importResult.warnings().size(), "warning")
						+ ": see the comments in the model";
		if (strict && !importResult.warnings().isEmpty()) {
			console.printErrorLine(
					DiagnosticPrinter.pluralize(importResult.warnings().size(), "warning")
							+ ". Nothing was written, because of --strict.");
			return ExitStatus.PROBLEMS;
		}
		if (output == null) {
			console.out().print(importResult.text());
		} else {
			new OutputFile(console.path(output)).write(writer -> writer.write(importResult.text()));
			console.printLine("Wrote " + output + ": " + DiagnosticPrinter.pluralize(importResult.hosts(), "host") + ", "
					+ DiagnosticPrinter.pluralize(importResult.gpus(), "GPU") + ", "
					+ DiagnosticPrinter.pluralize(importResult.vms(), "VM") + doubts + ". Next: lamina validate " + output);
		}
		if (importResult.errors().isEmpty()) {
			return ExitStatus.OK;
		}
		console.out().flush();
		String name = output == null ? "<stdout>" : output;
		diagnosticPrinter.print(importResult.errors().stream().map(diagnostic -> named(diagnostic, name)).toList(),
				importResult.text());
		console.printErrorLine(
				"What is reported breaks " + DiagnosticPrinter.pluralize(importResult.errors().size(), "rule")
						+ " of the language.");
		return ExitStatus.PROBLEMS;
	}

	private static Diagnostic named(Diagnostic diagnostic, String file) {
		return new Diagnostic(file, diagnostic.line(), diagnostic.column(), diagnostic.endLine(), diagnostic.endColumn(),
				diagnostic.severity(),
				diagnostic.code(), diagnostic.message(),
				diagnostic.proposals());
	}
}
