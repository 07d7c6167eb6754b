package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Assignment;

import dev.lamina.dsl.ide.completion.Proposals.Draft;
import dev.lamina.dsl.ide.fix.Schedulers;
import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.messages.GrammarKeywords;
import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.dsl.validation.QuantityConstraint;
import dev.lamina.model.Api;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.Capability;
import dev.lamina.model.Comparison;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Metric;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Policy;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.quantity.Unit;
import dev.lamina.placement.assignment.GpuSlot;

/** Proposes values: words of an enumeration, names, units, versions, whatever the property at the place takes. */
final class Values {
	private final Site site;
	private final Proposals proposals;
	private final GrammarKeywords words;

	Values(Site site, Proposals proposals, GrammarKeywords words) {
		this.site = site;
		this.proposals = proposals;
		this.words = words;
	}

	/** What can be written for a value that begins or continues at the place. */
	void propose(Expected expected) {
		Optional<Assignment> assignment = expected.assignment();
		Optional<EStructuralFeature> feature = assignment.flatMap(Schema::feature);
		if (feature.isEmpty()) {
			return;
		}
		Frame owner = expected.owner();
		if (expected.frame().around("Unit").isPresent()) {
			unit(expected, owner, feature.get());
		} else if (expected.spelling().filter(Frame::isBegun).isPresent()) {
			return;
		} else if (feature.get() instanceof EReference reference && expected.reference().isPresent()) {
			reference(owner, reference);
		} else if (feature.get() instanceof EAttribute attribute && attribute.getEAttributeType() instanceof EEnum kinds
				&& expected.spelling().isPresent()) {
			words(owner, attribute, kinds);
		} else if (feature.get() instanceof EAttribute attribute && expected.spelling().isPresent()) {
			text(expected, owner, attribute);
		}
	}

	private void unit(Expected expected, Frame owner, EStructuralFeature feature) {
		if (expected.frame().around("Unit").filter(Frame::isBegun).isPresent() || !(feature instanceof EAttribute attribute)) {
			return;
		}
		Optional<QuantityConstraint> measure = feature == Literals.EXPECTATION__LIMIT ? Optional
				.ofNullable(Metric.get(owner.text("metric")))
				.map(QuantityConstraint::of)
				: feature == Literals.VARIATION__VALUES ? varied(owner).filter(EAttribute.class::isInstance)
						.flatMap(varied -> QuantityConstraint.of((EAttribute) varied, List.of()))
				: QuantityConstraint.of(attribute, Keywords.containers(owner));
		int order = 1;
		for (Unit unit : measure.map(QuantityConstraint::units).orElse(List.of())) {
			boolean usual = unit.symbol().equals(owner.text("metric").equals("fps") ? "fps" : measure.get().defaultUnit());
			proposals.add(new Draft(unit.symbol(), ProposalKind.UNIT).order(usual ? 0 : order++)
					.detail(unit.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
		}
	}

	private void reference(Frame owner, EReference reference) {
		EClass wanted = reference.getEReferenceType();
		TargetProposals targets = new TargetProposals(site, proposals);
		ProfileProposals profiles = new ProfileProposals(site, proposals);
		if (reference == Literals.PARTITION__PROFILE) {
			profiles.forPartition();
		} else if (reference == Literals.GPU_DEMAND__PROFILE) {
			profiles.forVm();
		} else if (wanted == Literals.PROFILE) {
			profiles.forBacking();
		} else if (reference == Literals.TARGET__GPU) {
			targets.gpusOf(owner.text("element"));
		} else if (wanted == Literals.HOST_GPU) {
			site.declaration(Host.class).ifPresent(targets::gpusOf);
		} else if (reference == Literals.TARGET__ELEMENT) {
			target(owner, targets);
		} else if (reference == Literals.VARIATION__ELEMENT) {
			DeclarationProposals names = new DeclarationProposals(site, proposals);
			site.declared(kind(owner.text("kind")).orElse(Literals.DECLARATION))
					.forEach(declared -> names.propose(declared, Rank.FITTING));
		} else {
			new DeclarationProposals(site, proposals).of(wanted);
		}
	}

	private void target(Frame owner, TargetProposals targets) {
		Frame around = owner.parent;
		boolean ofGpu = around.isOf("Event") && Set.of("fail", "repartition").contains(around.text("action"))
				|| around.isOf("Expectation") && Set.of("utilization", "overhead").contains(around.text("metric"));
		boolean destination = around.isOf("Event") && around.has("subject");
		if (destination && around.text("action").equals("repartition")) {
			new DeclarationProposals(site, proposals).of(Literals.POLICY);
		} else if (!ofGpu && !destination && (around.isOf("Event") || around.isOf("Expectation"))) {
			targets.vms();
		} else {
			targets.hosts();
		}
	}

	private void words(Frame owner, EAttribute attribute, EEnum kinds) {
		Optional<Policy> policy = attribute == Literals.SCHEDULER__KIND ? site.declaration(Policy.class) : Optional.empty();
		Optional<PolicyScope> around = site.stackAround().isPresent() ? Optional.empty() : policy.map(PolicyScope::of);
		int order = 0;
		for (EEnumLiteral literal : kinds.getELiterals()) {
			String word = literal.getLiteral();
			if (attribute.isMany() && owner.texts(attribute.getName()).contains(word)
					|| kinds == Literals.COMPARISON && !compares(owner, word)) {
				continue;
			}
			Optional<String> doubt = policy
					.flatMap(of -> around.isPresent() ? Schedulers.obstacle(SchedulerKind.get(word), of, around.get())
							: Schedulers.obstacle(SchedulerKind.get(word), site.stackAround().orElseThrow(), of));
			Draft draft = new Draft(word, ProposalKind.WORD).order(order++).documentation(Schema.documentation(literal))
					.rank(doubt.isPresent() ? Rank.DOUBTFUL : Rank.FITTING)
					.detail(doubt.orElse(""));
			proposals.add(attribute == Literals.EXPECTATION__METRIC ? draft.snippet(promise(word))
					: attribute == Literals.DISTRIBUTION__FAMILY
							? draft.snippet(distribution(word, Keywords.containers(owner)))
					: draft);
		}
	}

	/** Lower limits for what should be much, upper limits for what should be little; equal for all. */
	private static boolean compares(Frame owner, String sign) {
		Metric metric = Metric.get(owner.text("metric"));
		return metric == null || sign.equals(Comparison.EQUAL.getLiteral()) || sign.equals(isUpward(metric) ? ">=" : "<=");
	}

	private static boolean isUpward(Metric metric) {
		return switch (metric) {
			case FRAME_TIME, LATENCY, SLOWDOWN, OVERHEAD, DOWNTIME -> false;
			default -> true;
		};
	}

	/** A promise about a metric with the usual unit. */
	private static String promise(String word) {
		Metric metric = Metric.get(word);
		String unit = switch (metric) {
			case FPS -> "";
			case THROUGHPUT -> " /s";
			default -> QuantityConstraint.of(metric).defaultUnit().isEmpty() ? ""
					: ' ' + QuantityConstraint.of(metric).defaultUnit();
		};
		String limit = switch (metric) {
			case FPS -> "55";
			case FRAME_TIME, LATENCY -> "25";
			case DOWNTIME -> "300";
			case SLOWDOWN -> "10";
			case PERFORMANCE, UTILIZATION, SHARE -> "80";
			default -> "10";
		};
		boolean percentile = metric == Metric.FRAME_TIME || metric == Metric.LATENCY;
		return word + (percentile ? " ${2:p99}" : "") + (isUpward(metric) ? " >= " : " <= ") + "${1:" + limit + '}' + unit;
	}

	private static String distribution(String family, List<EReference> containers) {
		String unit = QuantityConstraint.of(Literals.CONSTANT__VALUE, containers).map(QuantityConstraint::defaultUnit)
				.filter(symbol -> !symbol.isEmpty())
				.map(symbol -> ' ' + symbol).orElse("");
		return family + switch (family) {
			case "exponential" -> "(mean ${1:5}" + unit + ')';
			case "uniform" -> "(min ${1:1}" + unit + ", max ${2:5}" + unit + ')';
			case "empirical" -> "(p50 ${1:5}" + unit + ", p99 ${2:20}" + unit + ')';
			default -> "(mean ${1:5}" + unit + ", cv ${2:20} %)";
		};
	}

	private void text(Expected expected, Frame owner, EAttribute attribute) {
		if (attribute == Literals.REQUIREMENT__NAME) {
			requirements(owner);
		} else if (attribute.getEAttributeType() == Literals.VERSION) {
			versions(owner.text(owner.isOf("Requirement") ? "name" : "api"));
		} else if (attribute.getEAttributeType() == Literals.PERCENTILE && owner.isOf("Expectation")) {
			percentiles(owner);
		} else if (attribute == Literals.IMPORT__IMPORTED_NAMESPACE) {
			packages();
		} else if (attribute == Literals.MODEL__NAME) {
			PackageFiles.of(site.snapshot().resource().getResourceSet()).ifPresent(files -> files.packages()
					.forEach(name -> proposals.add(new Draft(name, ProposalKind.PACKAGE))));
		} else if (attribute == Literals.VARIATION__KIND) {
			site.declared(Literals.DECLARATION).stream().map(Declaration::eClass).distinct()
					.filter(kind -> kind != Literals.SIMULATION && kind != Literals.FLEET).flatMap(kind -> word(kind).stream())
					.forEach(word -> proposals.add(new Draft(word, ProposalKind.KEYWORD)));
		} else if (attribute == Literals.VARIATION__PROPERTY) {
			kind(owner.text("kind")).ifPresent(this::variable);
		} else if (attribute == Literals.VARIATION__VALUES && expected.frame().around("QualifiedWord").isPresent()) {
			varied(owner).ifPresent(this::variedValue);
		}
	}

	private void requirements(Frame owner) {
		Optional<Stack> stack = site.stackAround();
		List<String> said = owner.parent.elements("requirements").stream().map(element -> element.text("name")).toList();
		int order = 0;
		for (EEnumLiteral literal : Literals.API.getELiterals()) {
			Api api = Api.get(literal.getLiteral());
			requirement(literal, said, doubt(api, stack), order++);
		}
		for (EEnumLiteral literal : Literals.CAPABILITY.getELiterals()) {
			boolean provided = stack.isEmpty() || stack.get().getProvides().contains(Capability.get(literal.getLiteral()));
			requirement(literal, said, provided ? Optional.empty() : stack.map(known -> "not with " + known.getName()), order++);
		}
	}

	/** What speaks against an interface: the stack carries others, or the GPUs, where calls reach these, know others. */
	private Optional<String> doubt(Api api, Optional<Stack> stack) {
		boolean direct = stack.isPresent()
				&& (stack.get().getApis().isEmpty() || stack.get().getTechnique() == Technique.PASS_THROUGH);
		if (stack.isPresent() && !direct) {
			return offers(stack.get().getApis(), api) ? Optional.empty() : Optional.of("not with " + stack.get().getName());
		}
		List<GpuType> types = direct
				? site.slotsAround().stream().map(GpuSlot::type).distinct().filter(type -> !type.getApis().isEmpty()).toList()
				: List.of();
		return types.isEmpty() || types.stream().anyMatch(type -> offers(type.getApis(), api)) ? Optional.empty()
				: Optional.of("not on " + types.getFirst().getName());
	}

	private static boolean offers(List<ApiVersion> offered, Api api) {
		return offered.stream().anyMatch(version -> version.getApi() == api);
	}

	private void requirement(EEnumLiteral literal, List<String> said, Optional<String> doubt, int order) {
		if (!said.contains(literal.getLiteral())) {
			proposals.add(new Draft(literal.getLiteral(), ProposalKind.WORD).order(order)
					.documentation(Schema.documentation(literal)).detail(doubt.orElse(""))
					.rank(doubt.isPresent() ? Rank.DOUBTFUL : Rank.FITTING));
		}
	}

	/** The versions of an interface that the stack and the GPUs around name, highest first. */
	private void versions(String apiName) {
		Api api = Api.get(apiName);
		TreeSet<String> known = new TreeSet<>((left, right) -> dev.lamina.model.version.Version.valueOf(right)
				.compareTo(dev.lamina.model.version.Version.valueOf(left)));
		java.util.Map<String, String> origins = new java.util.HashMap<>();
		site.stackAround().ifPresent(stack -> versions(stack.getApis(), api, stack.getName(), known, origins));
		List<GpuSlot> slots = site.slotsAround().isEmpty() ? site.snapshot().assignment().slots() : site.slotsAround();
		slots.stream().map(GpuSlot::type).distinct().limit(8)
				.forEach(type -> versions(type.getApis(), api, type.getName(), known, origins));
		int order = 0;
		for (String version : known) {
			proposals.add(new Draft(version, ProposalKind.VALUE).order(order++).detail("highest of " + origins.get(version)));
		}
	}

	private static void versions(List<ApiVersion> offered, Api api, String origin, Set<String> known,
			java.util.Map<String, String> origins) {
		offered.stream().filter(each -> api != null && each.getApi() == api && each.getVersion() != null)
				.map(each -> each.getVersion().toString()).forEach(version -> {
					known.add(version);
					origins.putIfAbsent(version, origin);
				});
	}

	private void percentiles(Frame owner) {
		if (Set.of("frame-time", "latency", "downtime").contains(owner.text("metric"))) {
			int order = 0;
			for (String percentile : List.of("p50", "p95", "p99", "p99.9", "mean", "max")) {
				proposals.add(new Draft(percentile, ProposalKind.VALUE).order(order++));
			}
		}
	}

	private void packages() {
		PackageResolver packageResolver = site.snapshot().service(PackageResolver.class);
		String own = site.model().map(dev.lamina.dsl.naming.DeclarationNames::packageOf).orElse("");
		for (String name : packageResolver.known(site.snapshot().resource())) {
			if (!name.equals(own) && !site.imports().contains(name + ".*")) {
				proposals.add(new Draft(name + ".*", ProposalKind.PACKAGE));
			}
		}
		LibraryFiles.names().stream().filter(name -> proposals.isNarrowed() && !site.imports().contains(name))
				.forEach(name -> proposals.add(new Draft(name, ProposalKind.NAME).rank(Rank.IMPORTED)));
	}

	private void variable(EClass kind) {
		words.properties(kind).forEach(word -> proposals.add(new Draft(word, ProposalKind.PROPERTY)));
		if (kind.getEStructuralFeature("count") != null) {
			proposals.add(new Draft("count", ProposalKind.PROPERTY));
		}
	}

	private Optional<EStructuralFeature> varied(Frame owner) {
		return kind(owner.text("kind")).flatMap(kind -> VariedProperty.of(site.snapshot(), kind, owner.text("property")));
	}

	private void variedValue(EStructuralFeature feature) {
		if (feature instanceof EReference reference && !reference.isContainment()) {
			new DeclarationProposals(site, proposals).of(reference.getEReferenceType());
		} else if (feature instanceof EAttribute attribute && attribute.getEAttributeType() instanceof EEnum kinds) {
			kinds.getELiterals().forEach(literal -> proposals
					.add(new Draft(literal.getLiteral(), ProposalKind.WORD).documentation(Schema.documentation(literal))));
		}
	}

	private static Optional<EClass> kind(String word) {
		return Literals.DECLARATION.getEPackage().getEClassifiers().stream().filter(EClass.class::isInstance)
				.map(EClass.class::cast)
				.filter(kind -> Literals.DECLARATION.isSuperTypeOf(kind) && word(kind).filter(word::equals).isPresent())
				.findFirst();
	}

	private static Optional<String> word(EClass kind) {
		return kind.isAbstract() || kind == Literals.UNKNOWN_DECLARATION ? Optional.empty()
				: Optional.of(dev.lamina.dsl.scoping.DeclarationKinds.word(kind));
	}
}
