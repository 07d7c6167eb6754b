package dev.lamina.importer.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.importer.catalogue.DeclaredHosts;
import dev.lamina.importer.catalogue.DeclaredPackage;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.ImportedFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.model.Hypervisor;

/**
 * A model in the layout of the language, made of facts, and what is wrong with it.
 *
 * @param text   the model
 * @param errors the errors that validation finds in it, other models of its folder and package considered
 * @param hosts  how many hosts it declares
 * @param gpus   how many GPUs they have
 */
public record ImportedModel(String text, List<Diagnostic> errors, int hosts, int gpus) {
	private static final String NAME = "imported.lamina";

	/**
	 * Where a model is to stand, and what is known without reports.
	 *
	 * @param packageName its package
	 * @param host        the host of the VMs
	 * @param gpu         the type of GPUs that no report names
	 * @param known       hosts that are declared elsewhere
	 * @param directory   its folder
	 * @param file        its name there, if it will be a file
	 */
	public record ImportContext(Optional<String> packageName, Optional<String> host, Optional<String> gpu, DeclaredHosts known,
			Path directory, Optional<String> file) {
		String fileName() {
			return file.orElse(NAME);
		}
	}

	/**
	 * The model of facts.
	 *
	 * @param hypervisor the hypervisor of the VMs
	 * @throws UnreadableSourceException if the folder of the model cannot be read
	 */
	public static ImportedModel of(ImportedFacts facts, Optional<Hypervisor> hypervisor, ImportContext importContext,
			ImportDiagnostics importDiagnostics) throws UnreadableSourceException {
		VmGpuResolver places = new VmGpuResolver(facts.vms(), importContext.known(), importContext.host(), importContext.gpu(),
				hypervisor, importDiagnostics);
		List<HostFacts> hosts = new ArrayList<>(facts.hosts());
		if (!facts.vms().isEmpty()) {
			hosts.addAll(places.hosts(facts.vms()));
		}
		SourceFile none = source("", importContext);
		DeclaredPackage siblings = importContext.packageName().map(name -> DeclaredPackage.of(none.resource(), name))
				.orElseGet(DeclaredPackage::new);
		Set<String> keywords = GrammarUtil
				.getAllKeywords(none.resource().getResourceServiceProvider().get(IGrammarAccess.class).getGrammar());
		String raw = new ModelTextWriter(importDiagnostics, keywords, siblings).write(
				new ImportedFacts(hosts, facts.vms(), facts.notes()),
				places,
				importContext.packageName());
		String formatted;
		try {
			formatted = SourceFormatter.format(source(raw, importContext).resource());
		} catch (UnformattableSourceException wrong) {
			throw new IllegalStateException("The imported model is not valid: " + wrong.getMessage(), wrong);
		}
		Project project = Project.ofText(importContext.fileName(), formatted, importContext.directory());
		List<Diagnostic> errors = project.validate(project.sources().getFirst(), () -> false).stream()
				.filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList();
		return new ImportedModel(formatted, errors, hosts.size(), hosts.stream().flatMap(host -> host.gpus()
				.stream()).mapToInt(gpu -> gpu.count()).sum());
	}

	private static SourceFile source(String text, ImportContext importContext) throws UnreadableSourceException {
		return Project.ofText(importContext.fileName(), text, importContext.directory()).sources().getFirst();
	}
}
