package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.xtext.Assignment;

import dev.lamina.dsl.ide.completion.ProposalCollector.ProposalBuilder;
import dev.lamina.dsl.ide.fix.SchedulerSuitability;
import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.scoping.DeclarationKinds;
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
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.PolicyAssignment;

/** Proposes values: words of an enumeration, names, units, versions, whatever the property at the place takes. */
final class ValueProposals {
	private final CompletionContext completionContext;
	private final ProposalCollector proposalCollector;

	ValueProposals(CompletionContext completionContext, ProposalCollector proposalCollector) {
		this.completionContext = completionContext;
		this.proposalCollector = proposalCollector;
	}

	/** What can be written for a value that begins or continues at the place. */
	void propose(ExpectedToken expectedToken) {
		Optional<Assignment> assignment = expectedToken.assignment();
		Optional<EStructuralFeature> feature = assignment.flatMap(Schema::feature);
		if (feature.isEmpty()) {
			return;
		}
		RuleFrame owner = expectedToken.owner();
		if (expectedToken.frame().around("Unit").isPresent()) {
			unit(expectedToken, owner, feature.get());
		} else if (expectedToken.spelling().filter(RuleFrame::isBegun).isPresent()) {
			return;
		} else if (feature.get() instanceof EReference reference && expectedToken.reference().isPresent()) {
			reference(owner, reference);
		} else if (feature.get() instanceof EAttribute attribute && attribute.getEAttributeType() instanceof EEnum kinds
				&& expectedToken.spelling().isPresent()) {
			words(owner, attribute, kinds);
		} else if (feature.get() instanceof EAttribute attribute && expectedToken.spelling().isPresent()) {
			text(expectedToken, owner, attribute);
		}
	}

	private void unit(ExpectedToken expectedToken, RuleFrame owner, EStructuralFeature feature) {
		if (expectedToken.frame().around("Unit").filter(RuleFrame::isBegun).isPresent()
				|| !(feature instanceof EAttribute attribute)) {
			return;
		}
		Optional<QuantityConstraint> measure = feature == Literals.EXPECTATION__LIMIT ? Optional
				.ofNullable(Metric.get(owner.text("metric")))
				.map(QuantityConstraint::of)
				: feature == Literals.VARIATION__VALUES ? varied(owner).flatMap(QuantityConstraint::of)
				: QuantityConstraint.of(attribute, KeywordProposals.containers(owner));
		int order = 1;
		for (Unit unit : measure.map(QuantityConstraint::units).orElse(List.of())) {
			boolean usual = unit.symbol().equals(owner.text("metric").equals("fps") ? "fps" : measure.get().defaultUnit());
			proposalCollector.add(new ProposalBuilder(unit.symbol(), ProposalKind.UNIT).order(usual ? 0 : order++)
					.detail(unit.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
		}
	}

	private void reference(RuleFrame owner, EReference reference) {
		EClass wanted = reference.getEReferenceType();
		TargetProposals targets = new TargetProposals(completionContext, proposalCollector);
		ProfileProposals profiles = new ProfileProposals(completionContext, proposalCollector);
		if (reference == Literals.PARTITION__PROFILE) {
			profiles.proposeForPartition();
		} else if (reference == Literals.GPU_DEMAND__PROFILE) {
			profiles.proposeForVm();
		} else if (wanted == Literals.PROFILE) {
			profiles.proposeForBacking();
		} else if (reference == Literals.TARGET__GPU) {
			targets.proposeGpusOf(owner.text("element"));
		} else if (wanted == Literals.HOST_GPU) {
			completionContext.declaration(Host.class).ifPresent(targets::proposeGpusOf);
		} else if (reference == Literals.TARGET__ELEMENT) {
			target(owner, targets);
		} else if (reference == Literals.VARIATION__ELEMENT) {
			DeclarationProposals names = new DeclarationProposals(completionContext, proposalCollector);
			completionContext.declared(DeclarationKinds.of(owner.text("kind")).orElse(Literals.DECLARATION))
					.forEach(declared -> names.propose(declared, ProposalRank.FITTING));
		} else {
			new DeclarationProposals(completionContext, proposalCollector).proposeAll(wanted);
		}
	}

	private void target(RuleFrame owner, TargetProposals targets) {
		RuleFrame around = owner.parent;
		boolean ofGpu = around.isOf("Event") && Set.of("fail", "repair", "repartition").contains(around.text("action"))
				|| around.isOf("Expectation") && Set.of("utilization", "overhead").contains(around.text("metric"));
		boolean destination = around.isOf("Event") && around.has("subject");
		if (destination && around.text("action").equals("repartition")) {
			new DeclarationProposals(completionContext, proposalCollector).proposeAll(Literals.POLICY);
		} else if (!ofGpu && !destination && (around.isOf("Event") || around.isOf("Expectation"))) {
			targets.proposeVms();
		} else {
			targets.proposeHosts();
		}
	}

	private void words(RuleFrame owner, EAttribute attribute, EEnum kinds) {
		Optional<Policy> policy = attribute == Literals.SCHEDULER__KIND ? completionContext.declaration(Policy.class)
				: Optional.empty();
		Optional<PolicyAssignment> around = completionContext.stackAround().isPresent() ? Optional.empty()
				: policy.map(ModelScopes::policies);
		int order = 0;
		for (EEnumLiteral literal : kinds.getELiterals()) {
			String word = literal.getLiteral();
			if (attribute.isMany() && owner.texts(attribute.getName()).contains(word)
					|| kinds == Literals.COMPARISON && !compares(owner, word)) {
				continue;
			}
			Optional<String> doubt = policy
					.flatMap(of -> around.isPresent() ? SchedulerSuitability.obstacle(SchedulerKind.get(word), of, around.get())
							: SchedulerSuitability.obstacle(SchedulerKind.get(word),
									completionContext.stackAround().orElseThrow(), of));
			ProposalBuilder proposalBuilder = new ProposalBuilder(word, ProposalKind.WORD).order(order++)
					.documentation(Schema.documentation(literal))
					.rank(doubt.isPresent() ? ProposalRank.DOUBTFUL : ProposalRank.FITTING)
					.detail(doubt.orElse(""));
			proposalCollector.add(attribute == Literals.EXPECTATION__METRIC ? proposalBuilder.snippet(promise(word))
					: attribute == Literals.DISTRIBUTION__FAMILY
							? proposalBuilder.snippet(distribution(word, KeywordProposals.containers(owner)))
					: proposalBuilder);
		}
	}

	/** Lower limits for what should be much, upper limits for what should be little; equal for all. */
	private static boolean compares(RuleFrame owner, String sign) {
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

	private void text(ExpectedToken expectedToken, RuleFrame owner, EAttribute attribute) {
		if (attribute == Literals.REQUIREMENT__NAME) {
			requirements(owner);
		} else if (attribute.getEAttributeType() == Literals.VERSION) {
			versions(owner.text(owner.isOf("Requirement") ? "name" : "api"));
		} else if (attribute.getEAttributeType() == Literals.PERCENTILE && owner.isOf("Expectation")) {
			percentiles(owner);
		} else if (attribute == Literals.IMPORT__IMPORTED_NAMESPACE) {
			packages();
		} else if (attribute == Literals.MODEL__NAME) {
			PackageFiles.of(completionContext.snapshot().resource().getResourceSet()).ifPresent(files -> files.packages()
					.forEach(name -> proposalCollector.add(new ProposalBuilder(name, ProposalKind.PACKAGE))));
		} else if (attribute == Literals.VARIATION__KIND) {
			completionContext.declared(Literals.DECLARATION).stream().map(Declaration::eClass).distinct()
					.filter(kind -> !PropertyWords.variable(kind).isEmpty()).map(DeclarationKinds::word)
					.forEach(word -> proposalCollector.add(new ProposalBuilder(word, ProposalKind.KEYWORD)));
		} else if (attribute == Literals.VARIATION__PROPERTY) {
			DeclarationKinds.of(owner.text("kind")).ifPresent(this::variable);
		} else if (attribute == Literals.VARIATION__VALUES && expectedToken.frame().around("QualifiedWord").isPresent()) {
			varied(owner).ifPresent(this::variedValue);
		}
	}

	private void requirements(RuleFrame owner) {
		Optional<Stack> stack = completionContext.stackAround();
		List<String> said = owner.parent.elements("requirements").stream().map(element -> element.text("name")).toList();
		int order = 0;
		for (EEnumLiteral literal : Literals.API.getELiterals()) {
			Api api = Api.get(literal.getLiteral());
			requirement(literal, said, incompatibility(api, stack), order++);
		}
		for (EEnumLiteral literal : Literals.CAPABILITY.getELiterals()) {
			boolean provided = stack.isEmpty() || stack.get().getProvides().contains(Capability.get(literal.getLiteral()));
			requirement(literal, said, provided ? Optional.empty() : stack.map(known -> "not with " + known.getName()), order++);
		}
	}

	/** What speaks against an interface: the stack carries others, or the GPUs, where calls reach these, know others. */
	private Optional<String> incompatibility(Api api, Optional<Stack> stack) {
		boolean direct = stack.isPresent()
				&& (stack.get().getApis().isEmpty() || stack.get().getTechnique() == Technique.PASS_THROUGH);
		if (stack.isPresent() && !direct) {
			return offers(stack.get().getApis(), api) ? Optional.empty() : Optional.of("not with " + stack.get().getName());
		}
		List<GpuType> types = direct
				? completionContext.slotsAround().stream().map(GpuSlot::type).distinct().filter(type -> !type.getApis().isEmpty())
						.toList()
				: List.of();
		return types.isEmpty() || types.stream().anyMatch(type -> offers(type.getApis(), api)) ? Optional.empty()
				: Optional.of("not on " + types.getFirst().getName());
	}

	private static boolean offers(List<ApiVersion> offered, Api api) {
		return offered.stream().anyMatch(version -> version.getApi() == api);
	}

	private void requirement(EEnumLiteral literal, List<String> said, Optional<String> doubt, int order) {
		if (!said.contains(literal.getLiteral())) {
			proposalCollector.add(new ProposalBuilder(literal.getLiteral(), ProposalKind.WORD).order(order)
					.documentation(Schema.documentation(literal)).detail(doubt.orElse(""))
					.rank(doubt.isPresent() ? ProposalRank.DOUBTFUL : ProposalRank.FITTING));
		}
	}

	/** The versions of an interface that the stack and the GPUs around name, highest first. */
	private void versions(String apiName) {
		Api api = Api.get(apiName);
		TreeSet<String> known = new TreeSet<>((left, right) -> dev.lamina.model.version.Version.valueOf(right)
				.compareTo(dev.lamina.model.version.Version.valueOf(left)));
		java.util.Map<String, String> origins = new java.util.HashMap<>();
		completionContext.stackAround().ifPresent(stack -> versions(stack.getApis(), api, stack.getName(), known, origins));
		List<GpuSlot> slots = completionContext.slotsAround().isEmpty() ? completionContext.snapshot().assignment().slots()
				: completionContext.slotsAround();
		slots.stream().map(GpuSlot::type).distinct().limit(8)
				.forEach(type -> versions(type.getApis(), api, type.getName(), known, origins));
		int order = 0;
		for (String version : known) {
			proposalCollector.add(
					new ProposalBuilder(version, ProposalKind.VALUE).order(order++).detail("highest of " + origins.get(version)));
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

	private void percentiles(RuleFrame owner) {
		if (Set.of("frame-time", "latency", "downtime").contains(owner.text("metric"))) {
			int order = 0;
			for (String percentile : List.of("p50", "p95", "p99", "p99.9", "mean", "max")) {
				proposalCollector.add(new ProposalBuilder(percentile, ProposalKind.VALUE).order(order++));
			}
		}
	}

	private void packages() {
		PackageResolver packageResolver = completionContext.snapshot().service(PackageResolver.class);
		String own = completionContext.model().map(dev.lamina.dsl.naming.DeclarationNames::packageOf).orElse("");
		for (String name : packageResolver.known(completionContext.snapshot().resource())) {
			if (!name.equals(own) && !completionContext.imports().contains(name + ".*")) {
				proposalCollector.add(new ProposalBuilder(name + ".*", ProposalKind.PACKAGE));
			}
		}
		LibraryFiles.names().stream()
				.filter(name -> proposalCollector.isNarrowed() && !completionContext.imports().contains(name))
				.forEach(name -> proposalCollector.add(new ProposalBuilder(name, ProposalKind.NAME).rank(ProposalRank.IMPORTED)));
	}

	private void variable(EClass kind) {
		PropertyWords.variable(kind)
				.forEach(word -> proposalCollector.add(new ProposalBuilder(word, ProposalKind.PROPERTY)));
	}

	private static Optional<EStructuralFeature> varied(RuleFrame owner) {
		return DeclarationKinds.of(owner.text("kind")).flatMap(kind -> PropertyWords.find(kind, owner.text("property")))
				.filter(Property::isVariable)
				.map(property -> property.amount().map(EStructuralFeature.class::cast).orElse(property.feature()));
	}

	private void variedValue(EStructuralFeature feature) {
		EClassifier type = feature == Literals.POLICY__SCHEDULER ? Literals.SCHEDULER_KIND : feature.getEType();
		if (type instanceof EEnum kinds) {
			kinds.getELiterals().forEach(literal -> proposalCollector
					.add(new ProposalBuilder(literal.getLiteral(), ProposalKind.WORD)
							.documentation(Schema.documentation(literal))));
		} else if (type == EcorePackage.Literals.EBOOLEAN) {
			List.of("true", "false").forEach(word -> proposalCollector.add(new ProposalBuilder(word, ProposalKind.WORD)));
		} else if (feature instanceof EReference reference && !reference.isContainment()) {
			new DeclarationProposals(completionContext, proposalCollector).proposeAll(reference.getEReferenceType());
		}
	}
}
