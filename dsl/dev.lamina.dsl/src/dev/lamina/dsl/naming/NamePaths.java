package dev.lamina.dsl.naming;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.IFragmentProvider;
import org.eclipse.xtext.util.IResourceScopeCache;

import dev.lamina.model.Engine;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Requirement;
import dev.lamina.model.Target;
import dev.lamina.placement.assignment.TargetMatcher;

/**
 * Names each element by the names on the way to it, such as {@code ~/declarations:vdi1/gpus:desktops}: a text that changes in
 * front of an element, or breaks and is mended, leaves its address as it was.
 *
 * <p>Of elements with the same name the first has it alone and the others have a number behind it; an element without a name has
 * its position. What is not an ASCII letter, digit, {@code - _ . +} in a name is written as {@code %} and two hexadecimal digits
 * for each byte of UTF-8. Addresses by position ({@code //@declarations.3}) are understood too.
 */
@Singleton
public final class NamePaths implements IFragmentProvider {
	private static final String START = "~";
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;

	private final IResourceScopeCache cache;

	@Inject
	NamePaths(IResourceScopeCache cache) {
		this.cache = cache;
	}

	@Override
	public String getFragment(EObject element, Fallback fallback) {
		EObject container = element.eContainer();
		if (container == null) {
			return fallback.getFragment(element);
		}
		StringBuilder path = new StringBuilder();
		return append(element, path) ? START + path : fallback.getFragment(element);
	}

	/** The addresses of a whole model at once, for a time at which it may belong to no resource any more. */
	public Map<EObject, String> all(Model model) {
		Map<EObject, String> addresses = new IdentityHashMap<>();
		addBelow(model, START, addresses);
		return addresses;
	}

	private static void addBelow(EObject container, String path, Map<EObject, String> addresses) {
		for (EReference feature : container.eClass().getEAllContainments()) {
			if (!feature.isMany()) {
				if (container.eGet(feature, false) instanceof EObject only) {
					addresses.put(only, path + '/' + feature.getName());
					addBelow(only, addresses.get(only), addresses);
				}
				continue;
			}
			new Siblings(container, feature).segments.forEach((child, segment) -> {
				addresses.put(child, path + '/' + segment);
				addBelow(child, addresses.get(child), addresses);
			});
		}
	}

	private boolean append(EObject element, StringBuilder path) {
		EObject container = element.eContainer();
		if (container == null) {
			Resource resource = element.eResource(); // null while it is unloaded
			return element instanceof Model && (resource == null || resource.getContents().indexOf(element) <= 0);
		}
		if (!append(container, path)) {
			return false;
		}
		EReference feature = element.eContainmentFeature();
		String segment = feature.isMany() ? siblings(container, feature).segments.get(element) : feature.getName();
		path.append('/').append(segment);
		return segment != null;
	}

	@Override
	public EObject getEObject(Resource resource, String fragment, Fallback fallback) {
		if (!fragment.startsWith(START)) {
			return fallback.getEObject(fragment);
		}
		EObject element = resource.getContents().isEmpty() ? null : resource.getContents().getFirst();
		for (int start = START.length(); element != null && start < fragment.length();) {
			int end = fragment.indexOf('/', start + 1);
			element = child(element, fragment.substring(start + 1, end < 0 ? fragment.length() : end));
			start = end < 0 ? fragment.length() : end;
		}
		return element;
	}

	private EObject child(EObject container, String segment) {
		int end = 0;
		while (end < segment.length() && Character.isLetterOrDigit(segment.charAt(end))) {
			end++;
		}
		EStructuralFeature feature = container.eClass().getEStructuralFeature(segment.substring(0, end));
		if (!(feature instanceof EReference reference) || !reference.isContainment()) {
			return null;
		}
		return reference.isMany() ? siblings(container, reference).children.get(segment) : (EObject) container.eGet(reference);
	}

	// ---- elements of one list ------------------------------------------------------------------------------------------------

	private Siblings siblings(EObject container, EReference feature) {
		return container.eResource() == null ? new Siblings(container, feature)
				: cache.get(new Key(container, feature), container.eResource(), () -> new Siblings(container, feature));
	}

	private record Key(EObject container, EReference feature) {
	}

	private static final class Siblings {
		final Map<EObject, String> segments = new IdentityHashMap<>();
		final Map<String, EObject> children = new HashMap<>();

		Siblings(EObject container, EReference feature) {
			Map<String, Integer> seen = new HashMap<>();
			int position = 0;
			for (Object each : (List<?>) container.eGet(feature, false)) {
				EObject child = (EObject) each;
				String name = name(child);
				String segment = name == null ? feature.getName() + '.' + position : feature.getName() + ':' + escaped(name);
				int before = name == null ? 0 : seen.merge(segment, 1, Integer::sum) - 1;
				segment = before == 0 ? segment : segment + ':' + before;
				segments.put(child, segment);
				children.put(segment, child);
				position++;
			}
		}
	}

	/** What an element is known by among its siblings; null if that is nothing but its position. */
	private static String name(EObject element) {
		String name = switch (element) {
			case NamedElement named -> named.getName();
			case Requirement requirement -> requirement.getName();
			case Import line -> line.getImportedNamespace();
			case Engine engine -> engine.getKind().getLiteral();
			case Partition partition -> referenced(partition, MODEL.getPartition_Profile());
			case Target target -> place(target);
			default -> null;
		};
		return name == null || name.isEmpty() ? null : name;
	}

	private static String place(Target target) {
		String element = referenced(target, MODEL.getTarget_Element());
		String gpu = referenced(target, MODEL.getTarget_Gpu());
		return element == null ? null
				: element + TargetMatcher.brackets(target.getIndices()) + (gpu == null ? "" : '.' + gpu)
						+ TargetMatcher.brackets(target.getGpuIndices());
	}

	/**
	 * The name of what is referred to, as the text says it if that has not been looked for: an address must not cause linking.
	 */
	private static String referenced(EObject element, EReference reference) {
		Object target = element.eGet(reference, false);
		if (target instanceof NamedElement named && !named.eIsProxy()) {
			return named.getName();
		}
		List<INode> names = target == null ? List.of() : NodeModelUtils.findNodesForFeature(element, reference);
		return names.isEmpty() ? null : NodeModelUtils.getTokenText(names.getFirst()).replace("^", "");
	}

	private static String escaped(String name) {
		StringBuilder escaped = new StringBuilder(name.length());
		for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
			boolean plain = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9'
					|| "-_.+".indexOf(letter) >= 0;
			if (plain) {
				escaped.append((char) letter);
			} else {
				escaped.append('%').append(Character.toUpperCase(Character.forDigit(letter >> 4 & 15, 16)))
						.append(Character.toUpperCase(Character.forDigit(letter & 15, 16)));
			}
		}
		return escaped.toString();
	}
}
