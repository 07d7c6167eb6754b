package dev.lamina.dsl.ide.edit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.placement.scope.ModelScope;

/**
 * Finds what is meant by a name, as seen from one file: first what the file declares, then its package, then the packages that it
 * imports.
 */
public final class DeclarationLookup {
	/** vdi1, vdi1.desktops, rack[3].g[0] */
	private static final Pattern PLACE = Pattern
			.compile("(?<host>[^\\[\\].]+)(\\[(?<index>\\d{1,6})\\])?(\\.(?<gpu>[^\\[\\].]+)(\\[(?<gpuIndex>\\d{1,6})\\])?)?");

	private final Model file;
	private final ModelScope modelScope;

	public DeclarationLookup(Model file) {
		this.file = file;
		modelScope = ModelScopes.of(file);
	}

	/** The file from which names are seen. */
	public Model file() {
		return file;
	}

	/**
	 * The declaration of that kind and name.
	 *
	 * @param word what such a thing is called, for the sentence with which it is refused
	 */
	public <T extends Declaration> T declaration(String name, Class<T> kind, String word) throws EditRefusedException {
		return declared(name).filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow(() -> unknown(word, name));
	}

	/** A host, or a GPU of one, as the language writes it. */
	public PlacementTarget place(String text) throws EditRefusedException {
		Matcher parts = PLACE.matcher(text.strip());
		if (!parts.matches()) {
			throw new EditRefusedException(
					"'" + text
							+ "' is not a host or GPU. Write a host or one of its GPUs, such as vdi1.desktops or rack[3].g[0].");
		}
		Host host = declaration(parts.group("host"), Host.class, "host");
		Optional<HostGpu> gpu = Optional.empty();
		if (parts.group("gpu") != null) {
			gpu = Optional.of(gpu(host, parts.group("gpu")));
		}
		return new PlacementTarget(host, index(parts.group("index")), gpu, index(parts.group("gpuIndex")));
	}

	/**
	 * Whatever is declared with that name, behind the word of its kind if several kinds have it, as {@code vm office}; of a host
	 * also its GPUs, as {@code vdi1.desktops}.
	 */
	public NamedElement element(String name) throws EditRefusedException {
		int space = name.indexOf(' ');
		Optional<EClass> kind = space < 0 ? Optional.empty() : DeclarationKinds.of(name.substring(0, space));
		if (kind.isPresent()) {
			String simple = name.substring(space + 1).strip();
			return declared(simple).filter(declaration -> declaration.eClass() == kind.get()).findFirst()
					.orElseThrow(() -> unknown(DeclarationKinds.word(kind.get()), simple));
		}
		List<String> words = declared(name)
				.map(declaration -> "'" + DeclarationKinds.word(declaration.eClass()) + ' ' + name + "'")
				.distinct().toList();
		if (words.size() > 1) {
			throw new EditRefusedException("'" + name + "' is the name of several declarations. Write "
					+ String.join(" or ", words) + '.');
		}
		Optional<Declaration> declared = declared(name).findFirst();
		if (declared.isPresent() || !PLACE.matcher(name).matches() || name.indexOf('[') >= 0) {
			return declared.orElseThrow(() -> unknown("declaration", name));
		}
		PlacementTarget placementTarget = place(name);
		return placementTarget.gpu().map(gpu -> (NamedElement) gpu).orElse(placementTarget.host());
	}

	/** The last partition of a policy into instances of that profile. */
	public static Partition partition(Policy policy, String profile) throws EditRefusedException {
		return policy.getPartitions().reversed().stream()
				.filter(each -> each.getProfile() != null && profile.equals(each.getProfile().getName())).findFirst()
				.orElseThrow(
						() -> new EditRefusedException("Policy " + policy.getName() + " has no partition '" + profile + "'."));
	}

	private Stream<Declaration> declared(String name) {
		Function<List<Model>, Stream<Declaration>> all = models -> models.stream()
				.flatMap(model -> model.getDeclarations().stream());
		return Stream.of(file.getDeclarations().stream(), all.apply(modelScope.own()), all.apply(modelScope.imported()))
				.flatMap(each -> each)
				.filter(declaration -> name.equals(declaration.getName()));
	}

	private HostGpu gpu(Host host, String name) throws EditRefusedException {
		return host.getGpus().stream().filter(gpu -> name.equals(gpu.getName())).findFirst()
				.orElseThrow(() -> new EditRefusedException("Host " + host.getName() + " has no GPU '" + name + "'."));
	}

	private static OptionalInt index(String digits) {
		return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
	}

	private EditRefusedException unknown(String word, String name) {
		return new EditRefusedException(
				"There is no " + word + " '" + name + "' visible from '" + file.eResource().getURI().lastSegment() + "'.");
	}
}
