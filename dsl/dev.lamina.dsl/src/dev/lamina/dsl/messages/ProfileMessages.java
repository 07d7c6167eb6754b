package dev.lamina.dsl.messages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.scoping.GpuTypes;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.GpuType;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Target;

/** Says that a GPU has no profile of a name, and which GPU has one. */
final class ProfileMessages {
	static final String FOREIGN = "profile.foreign";
	/** More types than this are not listed in a sentence. */
	private static final int MAX_LISTED = 3;

	private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\D*$");

	@Inject
	private GpuTypes gpuTypes;
	@Inject
	private PackageResolver packageResolver;

	Optional<DiagnosticMessage> unknown(EObject place, String name) {
		Set<GpuType> meant = gpuTypes.at(place);
		if (meant.isEmpty()) {
			return Optional.empty();
		}
		Optional<GpuType> owner = owner(place, name, meant);
		if (owner.isPresent()) {
			return Optional.of(UnknownNameMessage.message(FOREIGN, "'" + name + "' is not a profile of " + listed(meant)
					+ where(place).map(target -> " (" + target + ")").orElse("") + "; it belongs to " + owner.get().getName()
					+ ".",
					SpellingSuggestions.ranked(name, nearestSizeFirst(name, profiles(meant)))));
		}
		List<String> known = nearestSizeFirst(name, profiles(meant));
		String sentence = "'" + name + "' is not a profile of " + listed(meant)
				+ where(place).map(target -> " on " + target).orElse("")
				+ (known.isEmpty() ? ", which " + (meant.size() == 1 ? "has none." : "have none.") : ".");
		return Optional.of(UnknownNameMessage.message(place, sentence, name, () -> known));
	}

	/** Of names that differ by one letter, those whose number is nearest are likeliest meant: A40-8Q for A40-9Q. */
	private static List<String> nearestSizeFirst(String name, List<String> known) {
		return known.stream().sorted(Comparator.comparingLong(each -> Math.abs(size(each) - size(name)))).toList();
	}

	private static long size(String name) {
		Matcher number = SIZE.matcher(name);
		return number.find() ? Long.parseLong(number.group(1)) : 0;
	}

	private List<String> profiles(Set<GpuType> types) {
		return types.stream().flatMap(type -> gpuTypes.profiles(type).keySet().stream()).distinct().toList();
	}

	/** Another type that has the profile: one in use, or the one after which such profiles are named (T4-4Q after T4). */
	private Optional<GpuType> owner(EObject place, String name, Set<GpuType> meant) {
		Stream<GpuType> named = name.indexOf('-') > 0 ? named(place, name.substring(0, name.lastIndexOf('-'))) : Stream.empty();
		return Stream.concat(gpuTypes.inUse(place).stream(), named).filter(type -> !meant.contains(type))
				.filter(type -> gpuTypes.profile(type, name).isPresent()).findFirst();
	}

	private Stream<GpuType> named(EObject place, String board) {
		String ending = '.' + board;
		return LibraryFiles.names().stream().filter(name -> name.endsWith(ending))
				.flatMap(
						name -> packageResolver.find(place.eResource(), name.substring(0, name.length() - ending.length()), board,
								ModelPackage.Literals.GPU_TYPE::equals).stream())
				.map(found -> found.getEObjectOrProxy()).filter(GpuType.class::isInstance).map(GpuType.class::cast);
	}

	private static String listed(Set<GpuType> types) {
		return types.size() > MAX_LISTED ? "any GPU that could be meant here"
				: types.stream().map(GpuType::getName).collect(Collectors.joining(" or "));
	}

	private static Optional<String> where(EObject place) {
		if (EcoreUtil2.getContainerOfType(place, GpuType.class) != null) {
			return Optional.empty();
		}
		List<Target> targets = GpuTypes.targetsAt(place);
		return targets.isEmpty() ? Optional.empty()
				: Optional.of(targets.stream().map(NodeModelUtils::findActualNodeFor).filter(node -> node != null)
						.map(ProfileMessages::text)
						.collect(Collectors.joining(", ")));
	}

	private static String text(INode node) {
		return NodeModelUtils.getTokenText(node).replaceAll("\\s", "");
	}
}
