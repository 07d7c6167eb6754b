package dev.lamina.dsl.messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.IResourceScopeCache;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Stack;

/** Says that nothing of the wanted kind has a name: what has it in another kind, in another package, or nearly. */
final class DeclarationMessages {
	private static final String STACKS = "stacks";
	@Inject
	private LocalNames names;
	@Inject
	private PackageResolver packageResolver;
	@Inject
	private GrammarKeywords words;
	@Inject
	private IResourceScopeCache cache;

	Optional<DiagnosticMessage> unknown(EObject place, EReference reference, String name) {
		Resource here = place.eResource();
		if (names.declaration(here, name, ModelPackage.Literals.UNKNOWN_DECLARATION::equals).isPresent()
				|| unparsed(here).contains(name)) {
			return Optional.empty();
		}
		List<EClass> kinds = DeclarationKinds.of(place, reference);
		String wanted = kinds.size() > 2 ? "a declaration"
				: kinds.stream().map(DeclarationMessages::noun).collect(Collectors.joining(" or "));
		Optional<Declaration> other = names.declaration(here, name, kind -> !kinds.contains(kind));
		if (other.isPresent()) {
			return Optional.of(
					UnknownNameMessage.message(place, "'" + name + "' is " + noun(other.get().eClass()) + ", not " + wanted + ".",
							name,
							() -> candidates(place, name, kinds)));
		}
		Optional<String> elsewhere = elsewhere(here, name, kinds::contains);
		if (elsewhere.isPresent()) {
			String packageName = elsewhere.get().substring(0, elsewhere.get().lastIndexOf('.'));
			return Optional.of(UnknownNameMessage.message(UnknownNameMessage.UNKNOWN,
					"'" + name + "' is not known here; " + elsewhere.get() + " is. Add 'import " + packageName + ".*'.",
					List.of(elsewhere.get())));
		}
		return Optional.of(UnknownNameMessage.message(place, "'" + name + "' is not " + wanted + " known here.", name,
				() -> candidates(place, name, kinds)));
	}

	/** The names that stand behind a word that begins declarations, in a text that the parser did not read to its end. */
	private Set<String> unparsed(Resource here) {
		return cache.get("unparsedNames", here, () -> {
			Set<String> found = new HashSet<>();
			if (here instanceof XtextResource text && text.getParseResult() != null && text.getParseResult().hasSyntaxErrors()) {
				Matcher declared = Pattern
						.compile("\\b(?:" + String.join("|", words.declarations()) + ")\\s+\\^?([\\p{L}_][\\p{L}\\d_-]*)")
						.matcher(text.getParseResult().getRootNode().getText());
				while (declared.find()) {
					found.add(declared.group(1));
				}
			}
			return found;
		});
	}

	/**
	 * What can be named there: all of the project, and of the library what is called nearly so; where nothing of it is near,
	 * what is called so in a package of the library that is not imported.
	 */
	private List<String> candidates(EObject place, String name, List<EClass> kinds) {
		Resource here = place.eResource();
		Model model = (Model) EcoreUtil.getRootContainer(place);
		List<String> imports = model.getImports().stream().map(Import::getImportedNamespace).filter(imported -> imported != null)
				.toList();
		List<String> candidates = new ArrayList<>(cache.get(new Nameable(kinds), here,
				() -> Stream.concat(Stream.of(here), packageResolver.neighbours(here, DeclarationNames.packageOf(model), imports))
						.flatMap(names::declarations).filter(declaration -> kinds.contains(declaration.eClass()))
						.map(Declaration::getName)
						.filter(known -> known != null).toList()));
		List<String> library = LibraryFiles.names().stream()
				.filter(known -> isLike(simple(name), simple(known)))
				.filter(known -> find(here, known, kinds::contains).isPresent()).toList();
		library.stream().filter(known -> imports.contains(known) || imports.contains(packageOf(known) + ".*"))
				.map(DeclarationMessages::simple)
				.forEach(candidates::add);
		if (candidates.stream().anyMatch(known -> isLike(name, known))) {
			return candidates;
		}
		if (library.isEmpty() && kinds.equals(List.of(ModelPackage.Literals.STACK))) {
			return Stream.concat(model.getDeclarations().stream().filter(Stack.class::isInstance).map(Declaration::getName),
					stacksOf(here, model)).distinct().toList();
		}
		return library.isEmpty() ? candidates : List.of(library.getFirst());
	}

	private static boolean isLike(String name, String known) {
		return SpellingSuggestions.of(name, List.of(known)).isPresent()
				|| !SpellingSuggestions.containing(name, List.of(known)).isEmpty();
	}

	/** The stacks of the library that a hypervisor of this file can have, each that others extend in its plain form alone. */
	private Stream<String> stacksOf(Resource here, Model model) {
		List<Hypervisor> hypervisors = model.getDeclarations().stream().filter(Host.class::isInstance).map(Host.class::cast)
				.map(Host::getHypervisor).distinct().toList();
		return packageResolver.all(here, STACKS, ModelPackage.Literals.STACK::equals).map(IEObjectDescription::getEObjectOrProxy)
				.map(stack -> EcoreUtil.resolve(stack, here))
				.filter(Stack.class::isInstance).map(Stack.class::cast).filter(stack -> stack.getSuperStack() == null)
				.filter(stack -> stack.getHypervisors().stream().anyMatch(hypervisors::contains)).map(Stack::getName);
	}

	/** The key of the names of some kinds: the same at every place of a file. */
	private record Nameable(List<EClass> kinds) {
	}

	private static String simple(String qualified) {
		return qualified.substring(qualified.lastIndexOf('.') + 1);
	}

	private static String packageOf(String qualified) {
		return qualified.substring(0, Math.max(0, qualified.lastIndexOf('.')));
	}

	/** The qualified name of what has this simple name in a package that is not imported. */
	private Optional<String> elsewhere(Resource here, String name, Predicate<EClass> kind) {
		return name.indexOf('.') >= 0 ? Optional.empty()
				: packageResolver.mentioning(here, name).stream().map(packageName -> packageName + '.' + name)
						.filter(qualified -> find(here, qualified, kind).isPresent()).findFirst();
	}

	private Optional<IEObjectDescription> find(Resource here, String qualified, Predicate<EClass> kind) {
		int dot = qualified.lastIndexOf('.');
		return packageResolver.find(here, qualified.substring(0, dot), qualified.substring(dot + 1), kind);
	}

	private static String noun(EClass kind) {
		String word = DeclarationKinds.word(kind);
		return "a " + (word.equals("gpu") || word.equals("vm") ? word.toUpperCase(Locale.ROOT) : word);
	}
}
