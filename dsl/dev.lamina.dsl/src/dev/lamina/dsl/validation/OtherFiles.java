package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.model.Vm;

/** Names what stands in other files of a package, for sentences about what all files ask for together. */
final class OtherFiles {
	/** Names beyond which a sentence only counts. */
	private static final int MAX_LISTED = 4;

	private OtherFiles() {
	}

	/** A sentence that names those of some VMs that stand in other files than one of them, for what all of them want together. */
	static String ofVms(List<Vm> together, Vm vm) {
		Map<String, List<String>> byFile = new LinkedHashMap<>();
		together.stream().filter(other -> other.eResource() != vm.eResource() && other.eResource() != null)
				.forEach(other -> byFile.computeIfAbsent(PackageFiles.nameOf(other.eResource()), file -> new ArrayList<>())
						.add(other.getName()));
		List<String> files = byFile.entrySet().stream().map(file -> enumerated(file.getValue(), "VMs") + " of " + file.getKey())
				.toList();
		return files.isEmpty() ? "" : " This counts " + enumerated(files, "files") + ".";
	}

	/** Names in a sentence; many are counted. */
	static String enumerated(List<String> names, String kind) {
		List<String> shown = names.size() <= MAX_LISTED ? names.subList(0, names.size() - 1) : names.subList(0, MAX_LISTED - 1);
		String last = names.size() <= MAX_LISTED ? names.getLast() : names.size() - shown.size() + " more " + kind;
		return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
	}
}
