package dev.lamina.cli;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Finding;
import dev.lamina.deployment.GeneratedFile;
import dev.lamina.deployment.Outcome;
import dev.lamina.deployment.Tool;
import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.project.Severity;
import dev.lamina.dsl.project.UnreadableSourceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamina generate}: writes the files that set up the hosts and VMs of a model. */
@Command(name = "generate", description = "Writes what sets up the hosts and VMs of a model. All files of a package are one model.", footer = { "",
		"Tools:", "  libvirt      a domain for each VM, for virsh define (disks and networks are yours to add)",
		"  mdevctl      mediated devices (GVT-g, NVIDIA vGPU up to Turing), and a script that defines and starts them",
		"  mig-parted   a MIG configuration for each host, for nvidia-mig-parted apply",
		"  nvidia-smi   scripts that cut GPUs into MIG instances at their starts, and set the schedulers of vGPUs",
		"  sriov        scripts that make virtual functions (NVIDIA vGPU since Ampere, Intel, AMD) and give each its part",
		"  kubernetes   ConfigMaps for device plugins, MIG and vGPU manager, KubeVirt's host devices, and node labels",
		"  all          all of these, as far as the model has something for them", "",
		"Each tool has a folder of its own in DIR. What an earlier run wrote there is replaced, all of it or, where something",
		"goes wrong, nothing; other files are never touched. Files of an earlier run that are not needed any more are named.", "",
		"Examples:", "  lamina generate libvirt vdi.lamina -o out       out/libvirt/vdi1/designer-0.xml and so on",
		"  lamina generate all models/ -o out --prune      everything, and removes what is not needed any more",
		"  virsh define out/libvirt/vdi1/farm.xml          on the host", "",
		"Exit status: 0 written, 1 the model has errors or lacks a fact (nothing was written), 2 wrong use, or something cannot",
		"be read or written, 130 interrupted." })
final class Generate implements Callable<Integer> {
	private static final String ALL = "all";

	private final Console console;

	@Parameters(index = "0", paramLabel = "TOOL", description = "Which program to write for: libvirt, mdevctl, mig-parted, nvidia-smi, sriov, kubernetes or all.")
	private String tool;

	@Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files, directories with all below them, or - for standard input.")
	private List<String> paths;

	@Option(names = { "-o", "--output" }, paramLabel = "DIR", required = true, description = "The folder to write to; it is made where it is missing.")
	private String output;

	@Option(names = "--prune", description = "Removes files of an earlier run that are not needed any more.")
	private boolean prune;

	Generate(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		List<Tool> tools = tools();
		List<Input> read = Inputs.of(paths).read(console);
		Diagnostics diagnostics = new Diagnostics(console.err(), console.errHasColours());
		if (!isSound(read, diagnostics)) {
			return ExitStatus.FINDINGS;
		}
		Map<Tool, List<GeneratedFile>> files = files(tools, Run.models(read), diagnostics);
		if (diagnostics.count(Severity.ERROR) > 0) {
			console.errorLine(diagnostics.summary(read.size()) + "; nothing was written");
			return ExitStatus.FINDINGS;
		}
		return write(files);
	}

	private List<Tool> tools() {
		List<Tool> tools = Stream.of(Tool.values()).filter(each -> tool.equals(ALL) || tool.equals(each.word())).toList();
		if (tools.isEmpty()) {
			throw new CommandFailure("There is no tool '" + Diagnostics.printable(tool) + "'. There are: "
					+ Stream.of(Tool.values()).map(Tool::word).collect(Collectors.joining(", ")) + ", " + ALL + ".");
		}
		return tools;
	}

	private boolean isSound(List<Input> read, Diagnostics diagnostics) {
		Inputs.printSettings(read, diagnostics);
		read.forEach(input -> diagnostics.print(input.problems().stream().filter(problem -> problem.severity() == Severity.ERROR).toList(), input.text()));
		List<Input> others = diagnostics.count(Severity.ERROR) == 0 ? Run.brokenOthers(read) : List.of();
		others.forEach(other -> diagnostics.print(other.problems(), other.text()));
		boolean sound = diagnostics.count(Severity.ERROR) == 0;
		if (!sound) {
			console.errorLine(diagnostics.summary(read.size() + others.size()) + "; nothing was written");
		}
		return sound;
	}

	/** The files for each tool, from all models; findings are printed. */
	private Map<Tool, List<GeneratedFile>> files(List<Tool> tools, List<Run.Of> models, Diagnostics diagnostics) {
		Map<Tool, List<GeneratedFile>> files = new LinkedHashMap<>();
		Map<String, String> origins = new LinkedHashMap<>();
		List<Problem> said = new ArrayList<>();
		for (Run.Of model : models) {
			Deployment deployment = Deployment.of(model.estate());
			for (Tool each : tools) {
				Outcome outcome = each.generate(deployment);
				outcome.findings().forEach(finding -> print(finding, model.input(), said, diagnostics));
				for (GeneratedFile file : outcome.files()) {
					String other = origins.putIfAbsent(file.path(), model.input().source().name());
					if (other != null) {
						throw new CommandFailure("'" + file.path() + "' would be written for " + other + " and for " + model.input().source().name()
								+ ", which are two models. Generate them one by one, each into a folder of its own.");
					}
					files.computeIfAbsent(each, key -> new ArrayList<>()).add(file);
				}
			}
		}
		tools.stream().filter(each -> tools.size() == 1 || files.containsKey(each)).forEach(each -> files.putIfAbsent(each, List.of()));
		return files;
	}

	private static void print(Finding finding, Input input, List<Problem> said, Diagnostics diagnostics) {
		Place place = Place.of(input, finding.at());
		Problem problem = new Problem(place.file(), place.line(), place.column(), place.endLine(), place.endColumn(),
				finding.isError() ? Severity.ERROR : Severity.INFO, finding.code(), finding.sentence(), List.of());
		if (!said.contains(problem)) {
			said.add(problem);
			diagnostics.print(List.of(problem), place.text());
		}
	}

	private int write(Map<Tool, List<GeneratedFile>> files) {
		List<GeneratedFile> all = files.values().stream().flatMap(List::stream).toList();
		Path directory = console.path(output);
		if (all.isEmpty()) {
			console.errorLine("There is nothing to generate for " + (tool.equals(ALL) ? "any tool" : tool) + " in this model.");
		}
		OutputFolder folder = new OutputFolder(directory, files.keySet().stream().map(Tool::word).toList());
		OutputFolder.Changes changes = folder.write(all, prune);
		changes.written().forEach(path -> console.line("wrote " + shown(path)));
		changes.removed().forEach(path -> console.line("removed " + shown(path)));
		changes.left().forEach(path -> console.errorLine(shown(path) + ": of an earlier run and not needed any more; --prune removes it"));
		return all.isEmpty() && !tool.equals(ALL) ? ExitStatus.FINDINGS : ExitStatus.FINE;
	}

	private String shown(String path) {
		return output.endsWith("/") ? output + path : output + '/' + path;
	}
}
