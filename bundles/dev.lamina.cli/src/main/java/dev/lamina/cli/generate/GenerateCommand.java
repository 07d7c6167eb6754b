package dev.lamina.cli.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.cli.input.SourceLocation;
import dev.lamina.cli.run.RunRequest;
import dev.lamina.cli.run.ValidModels;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.DeploymentDiagnostic;
import dev.lamina.deployment.GeneratedFile;
import dev.lamina.deployment.GenerationResult;
import dev.lamina.deployment.naming.PortableFileName;
import dev.lamina.deployment.tool.DeploymentTool;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Model;

/** {@code lamina generate}: writes the files that set up the hosts and VMs of a model. */
@Command(name = "generate",
		description = "Writes what sets up the hosts and VMs of a model. All files of a package are one model.", footer = { "",
				"Tools:", "  libvirt      a domain for each VM, for virsh define (disks and networks are yours to add)",
				"  mdevctl      mediated devices (GVT-g, NVIDIA vGPU up to Turing), and a script that defines and starts them",
				"  mig-parted   a MIG configuration for each host, for nvidia-mig-parted apply",
				"  nvidia-smi   scripts that cut GPUs into MIG instances at their starts, and set the schedulers of vGPUs",
				"  sriov        scripts that make virtual functions (NVIDIA vGPU since Ampere, Intel, AMD) and give each its "
						+ "part",
				"  kubernetes   ConfigMaps for device plugins, MIG and vGPU manager, KubeVirt's host devices, and node labels",
				"  all          all of these, as far as the model has something for them", "",
				"What is written is the beginning of a simulation. VMs that an event starts are defined too, which starts nothing, with",
				"the device that they get then, even if another VM has it before; one whose device an event first makes is left out.",
				"",
				"All models that are named are written together, as hosts and VMs of one site. If two of them want the same "
						+ "file,",
				"nothing is written; with --per-model each has a folder of its own in DIR, whichever others there are.", "",
				"Each tool has a folder of its own in DIR. What an earlier run wrote there is replaced, all of it or, where "
						+ "something",
				"goes wrong, nothing; other files are never touched. Files of an earlier run that are not needed any more are "
						+ "named.",
				"",
				"Examples:", "  lamina generate libvirt vdi.lamina -o out       out/libvirt/vdi1/designer-0.xml and so on",
				"  lamina generate all models/ -o out --prune      everything, and removes what is not needed any more",
				"  lamina generate all models/ -o out --per-model  several packages: out/acme.vdi/libvirt/vdi1 and so on",
				"  virsh define out/libvirt/vdi1/farm.xml          on the host", "",
				"Exit status: 0 written, 1 the model has errors or lacks a fact (nothing was written), 2 wrong use, or something "
						+ "cannot",
				"be read or written, 130 interrupted." })
public final class GenerateCommand implements Callable<Integer> {
	private static final String ALL = "all";

	private final Console console;

	@Parameters(index = "0", paramLabel = "TOOL", completionCandidates = ToolCandidates.class,
			description = "Which program to write for: libvirt, mdevctl, mig-parted, nvidia-smi, sriov, kubernetes or all.")
	private String tool;

	@Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH",
			description = "Files, directories with all below them, or - for standard input.")
	private List<String> paths;

	@Option(names = { "-o", "--output" }, paramLabel = "DIR", required = true,
			description = "The folder to write to; it is created if it is missing.")
	private String output;

	@Option(names = "--per-model",
			description = "Write each model into a folder of its own in DIR, called like its package or, without one, its file.")
	private boolean perModel;

	@Option(names = "--prune", description = "Removes files of an earlier run that are not needed any more.")
	private boolean prune;

	/** The words for all tools, for completion. */
	static final class ToolCandidates implements Iterable<String> {
		@Override
		public Iterator<String> iterator() {
			return Stream.concat(Stream.of(DeploymentTool.values()).map(DeploymentTool::id), Stream.of(ALL)).iterator();
		}
	}

	public GenerateCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		List<DeploymentTool> deploymentTools = tools();
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		Optional<List<ModelInput>> valid = ValidModels.read(ModelInputs.of(paths), console, diagnosticPrinter,
				"nothing was written",
				false);
		if (valid.isEmpty()) {
			return ExitStatus.PROBLEMS;
		}
		List<ModelInput> read = valid.get();
		Map<String, List<GeneratedFile>> files = files(deploymentTools, RunRequest.models(read), diagnosticPrinter);
		if (diagnosticPrinter.count(Severity.ERROR) > 0) {
			console.printErrorLine(diagnosticPrinter.summary(read.size()) + "; nothing was written");
			return ExitStatus.PROBLEMS;
		}
		return write(files);
	}

	private List<DeploymentTool> tools() {
		List<DeploymentTool> deploymentTools = Stream.of(DeploymentTool.values())
				.filter(each -> tool.equals(ALL) || tool.equals(each.id())).toList();
		if (deploymentTools.isEmpty()) {
			throw new CommandException("There is no tool '" + DiagnosticPrinter.printable(tool) + "'. There are: "
					+ Stream.of(DeploymentTool.values()).map(DeploymentTool::id).collect(Collectors.joining(", ")) + ", " + ALL
					+ ".");
		}
		return deploymentTools;
	}

	/** The files for each tool, from all models; findings are printed. */
	private Map<String, List<GeneratedFile>> files(List<DeploymentTool> deploymentTools, List<RunRequest.InputModel> models,
			DiagnosticPrinter diagnosticPrinter) {
		Map<String, List<GeneratedFile>> files = new LinkedHashMap<>();
		Map<String, String> origins = new LinkedHashMap<>();
		Map<String, String> folders = new HashMap<>();
		List<Diagnostic> said = new ArrayList<>();
		for (RunRequest.InputModel model : models) {
			String prefix = perModel ? folder(model, folders) + '/' : "";
			Deployment deployment = Deployment.of(model.modelScope());
			for (DeploymentTool each : deploymentTools) {
				GenerationResult generationResult = each.generate(deployment);
				generationResult.diagnostics()
						.forEach(deploymentDiagnostic -> print(deploymentDiagnostic, model.input(), said, diagnosticPrinter));
				for (GeneratedFile generated : generationResult.files()) {
					GeneratedFile file = new GeneratedFile(prefix + generated.path(), generated.text(), generated.executable());
					String other = origins.putIfAbsent(file.path(), model.input().source().name());
					if (other != null) {
						throw new CommandException("'" + file.path() + "' would be written for " + other + " and for "
								+ model.input().source().name()
								+ ", which are two models. With --per-model each is written into a folder of its own, such as '"
								+ shown(name(model)) + "'.");
					}
					files.computeIfAbsent(prefix + each.id(), key -> new ArrayList<>()).add(file);
				}
				if (deploymentTools.size() == 1) {
					files.putIfAbsent(prefix + each.id(), new ArrayList<>());
				}
			}
		}
		return files;
	}

	/** What a model is called: its package, or the file that it is. */
	private static String name(RunRequest.InputModel model) {
		String packageName = model.input().source().model().map(Model::getName).orElse("");
		if (packageName != null && !packageName.isEmpty()) {
			return packageName;
		}
		return model.input().isFile() ? model.input().file().getFileName().toString().replaceFirst("\\.lamina$", "") : "stdin";
	}

	/** The folder of a model, which no other one has, on whatever system. */
	private static String folder(RunRequest.InputModel model, Map<String, String> taken) {
		String name = name(model);
		PortableFileName.violation(name).ifPresent(trouble -> {
			throw new CommandException(
					"There can be no folder for the model of " + model.input().source().name() + ". " + trouble);
		});
		String other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), model.input().source().name());
		if (other != null) {
			throw new CommandException(
					"The models of " + other + " and " + model.input().source().name() + " are both called '" + name
							+ "'. Give each a package, or generate them one by one.");
		}
		return name;
	}

	private static void print(DeploymentDiagnostic deploymentDiagnostic, ModelInput modelInput, List<Diagnostic> said,
			DiagnosticPrinter diagnosticPrinter) {
		SourceLocation sourceLocation = SourceLocation.of(modelInput, deploymentDiagnostic.at());
		Diagnostic diagnostic = new Diagnostic(sourceLocation.file(), sourceLocation.line(), sourceLocation.column(),
				sourceLocation.endLine(), sourceLocation.endColumn(),
				deploymentDiagnostic.isError() ? Severity.ERROR : Severity.INFO, deploymentDiagnostic.code(),
				deploymentDiagnostic.sentence(), List.of());
		if (!said.contains(diagnostic)) {
			said.add(diagnostic);
			diagnosticPrinter.print(List.of(diagnostic), sourceLocation.text());
		}
	}

	private int write(Map<String, List<GeneratedFile>> files) {
		List<GeneratedFile> all = files.values().stream().flatMap(List::stream).toList();
		Path directory = console.path(output);
		if (all.isEmpty()) {
			console.printErrorLine("There is nothing to generate for " + (tool.equals(ALL) ? "any tool" : tool) + " in "
					+ (perModel ? "these models." : "this model."));
		}
		OutputFolder folder = new OutputFolder(directory, List.copyOf(files.keySet()));
		OutputFolder.Changes changes = folder.write(all, prune);
		changes.written().forEach(path -> console.printLine("wrote " + shown(path)));
		changes.removed().forEach(path -> console.printLine("removed " + shown(path)));
		changes.left().forEach(
				path -> console.printErrorLine(shown(path) + ": of an earlier run and not needed any more; --prune removes it"));
		return all.isEmpty() && !tool.equals(ALL) ? ExitStatus.PROBLEMS : ExitStatus.OK;
	}

	private String shown(String path) {
		return output.endsWith("/") ? output + path : output + '/' + path;
	}
}
