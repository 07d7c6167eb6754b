package dev.lamina.dsl.messages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Vm;

/** What elements and rules of the grammar are called in front of people. */
public final class DisplayNames {
	private DisplayNames() {
	}

	/** The word for elements of that kind, as in the language: gpu, vm, cost. */
	public static String word(EClass kind) {
		if (kind == ModelPackage.Literals.GPU_TYPE || kind == ModelPackage.Literals.HOST_GPU) {
			return "gpu";
		}
		return kind == ModelPackage.Literals.COST_MODEL ? "cost" : kind.getName().toLowerCase(Locale.ROOT);
	}

	/** The word for an element, as in the language: container for a VM that is one. */
	public static String word(EObject element) {
		return element instanceof Vm vm && vm.isContainer() ? "container" : word(element.eClass());
	}

	/** The word with its article: a gpu, an engine. */
	public static String oneOf(EClass kind) {
		String word = word(kind);
		return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
	}

	/** Words as a list for people: a, b or c. */
	public static String anyOf(List<String> words) {
		return words.size() < 2 ? String.join("", words)
				: String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
	}

	/** Words as a list for people: a, b and c. */
	public static String allOf(List<String> words) {
		return words.size() < 2 ? String.join("", words)
				: String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
	}

	/** The nearest element around a place that has a name, as "host 'vdi1'"; empty at the top of a file. */
	static String around(INode place) {
		for (INode node = place; node != null; node = node.getParent()) {
			if (node.hasDirectSemanticElement() && node.getSemanticElement() instanceof NamedElement named
					&& named.getName() != null
					&& named.eClass() != ModelPackage.Literals.UNKNOWN_DECLARATION) {
				return word(named) + " '" + named.getName() + "'";
			}
		}
		return "";
	}

	/** What a rule of the grammar wants: a word of a list, an amount with an example, a name. */
	static String wanted(AbstractRule rule) {
		EClassifier type = rule.getType() == null ? null : rule.getType().getClassifier();
		if (type instanceof EEnum words) {
			return anyOf(words.getELiterals().stream().map(EEnumLiteral::getLiteral).collect(Collectors.toList()));
		}
		return switch (rule.getName()) {
			case "Int", "Long" -> "a whole number";
			case "IndexRange" -> "a whole number, or a range such as 2..11";
			case "ClockTime", "CLOCK" -> "a time of day such as 8:00";
			case "NUMBER" -> "a number";
			case "STRING" -> "a text in quotes";
			case "Duration" -> "a time such as 2 ms";
			case "Memory" -> "an amount of memory such as 48 GiB";
			case "Bandwidth" -> "a bandwidth such as 16 GB/s";
			case "Frequency" -> "a frequency such as 2.8 GHz";
			case "Rate" -> "a rate such as 60 fps";
			case "Ratio", "Percentage" -> "a part such as 50 %";
			case "Power" -> "a power such as 300 W";
			case "ComputeSpeed" -> "a speed such as 37.4 TFLOP/s";
			case "Amount", "Quantified", "Constant", "Distribution" -> "an amount such as 2 ms, or a distribution";
			case "Version" -> "a version such as 4.6";
			case "PciId" -> "a PCI id in quotes such as \"10de:2235\"";
			case "Resolution" -> "a resolution such as 1920x1080";
			case "Percentile", "Rank" -> "a percentile such as p99";
			case "Value" -> "a value";
			case "ProfileName" -> "the name of a profile";
			case "Target" -> "a host, a GPU of a host, or a VM";
			default -> "a name";
		};
	}
}
