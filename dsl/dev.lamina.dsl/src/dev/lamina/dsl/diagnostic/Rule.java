package dev.lamina.dsl.diagnostic;

import static org.eclipse.xtext.diagnostics.Severity.ERROR;
import static org.eclipse.xtext.diagnostics.Severity.INFO;
import static org.eclipse.xtext.diagnostics.Severity.WARNING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.xtext.diagnostics.Severity;

/** Every rule of the language: its stable code, how severe a breach is, and one sentence that says what it demands. */
public enum Rule {
	SYNTAX("syntax", ERROR, "The text follows the grammar of the language."),
	NAME_UNKNOWN("name.unknown", ERROR, "A name that is used is declared in the file, its package, or an import."),
	NAME_DUPLICATE("name.duplicate", ERROR,
			"A name is given once to each kind of declaration in a package, and once among the parts of one declaration."),
	WORD_UNKNOWN("word.unknown", ERROR, "A word of a fixed list, such as a vendor or a scheduler, is in that list."),
	PROPERTY_UNKNOWN("property.unknown", ERROR, "A declaration has only the properties that its kind knows."),
	PROPERTY_DUPLICATE("property.duplicate", ERROR, "A property is given once in a body."),
	PROPERTY_MISSING("property.missing", ERROR, "A property without which nothing can be computed is given."),
	DECLARATION_UNKNOWN("declaration.unknown", ERROR, "A declaration begins with a kind that the language knows."),

	UNIT_UNKNOWN("unit.unknown", ERROR, "A unit is one that the language knows."),
	UNIT_MISSING("unit.missing", ERROR, "A quantity that is not a plain number has a unit."),
	UNIT_DIMENSION("unit.dimension", ERROR, "A unit measures what its property is."),
	UNIT_BINARY("unit.binary", ERROR, "Memory is written in binary sizes: GiB, not GB."),
	QUANTITY_MALFORMED("quantity.malformed", ERROR, "A quantity is a number with a unit."),
	QUANTITY_NEGATIVE("quantity.negative", ERROR, "No quantity is below zero."),
	QUANTITY_ZERO("quantity.zero", ERROR, "What cannot be nothing is above zero."),
	QUANTITY_RANGE("quantity.range", ERROR, "A quantity lies in the range that its property allows."),
	QUANTITY_INEXACT("quantity.inexact", ERROR, "A quantity is a whole number of its base unit: nanoseconds, bytes, hertz."),
	NUMBER_MALFORMED("number.malformed", ERROR, "A count is a whole number that can be counted."),
	CLOCK_MALFORMED("clock.malformed", ERROR, "A time of day is one that a day has, in hours and minutes."),
	CLOCK_OUTSIDE("clock.outside", ERROR, "A time of day lies in a simulation that says at which one it starts."),
	VERSION_MALFORMED("version.malformed", ERROR, "A version consists of numbers with dots between."),
	PCI_ID_MALFORMED("pci.malformed", ERROR, "A PCI id is vendor and device, four hexadecimal digits each."),
	ADDRESS_MALFORMED("address.malformed", ERROR, "The address of a GPU is one that a PCI function can have."),
	ADDRESS_DUPLICATE("address.duplicate", ERROR, "Each GPU of a host has an address of its own."),
	RESOLUTION_MALFORMED("resolution.malformed", ERROR, "The size of a picture is width x height in pixels."),
	PERCENTILE_MALFORMED("percentile.malformed", ERROR, "A point of a distribution is mean, max, or a percentile such as p99.9."),
	DISTRIBUTION_PARAMETERS("distribution.parameters", ERROR,
			"A distribution has what it is drawn from, in order, and nothing else."),
	STRING_MALFORMED("string.malformed", ERROR, "A backslash in a text stands before a quote, a backslash, n or t."),
	VALUE_MALFORMED("value.malformed", ERROR, "A value of a variation is a word or a quantity."),

	EXTENDS_CYCLE("extends.cycle", ERROR, "Nothing extends itself, neither directly nor through others."),
	IMPORT_CYCLE("import.cycle", ERROR, "Packages do not import each other in a circle."),
	IMPORT_UNRESOLVED("import.unresolved", ERROR, "An import names a package of the project or of the library."),
	IMPORT_UNUSED("import.unused", WARNING, "An import is used."),
	IMPORT_UNREADABLE("import.unreadable", ERROR, "The files of an imported package can be read."),

	PROFILE_FOREIGN("profile.foreign", ERROR, "A partition or demand names a profile that its GPU offers."),
	PLACE_INDEX("place.index", ERROR, "An index in brackets is below the number of what it counts."),
	BOARD_PARTIAL("board.partial", WARNING, "GPUs that are sold on one board are counted in whole boards."),
	CAPACITY_EXCEEDED("capacity.exceeded", ERROR, "No GPU and no host is promised more than it has."),
	CAPACITY_WORKING_SET("capacity.workingSet", ERROR,
			"The working set of a workload fits in the GPU memory that its guest sees."),
	CAPACITY_NOT_CUT("capacity.notCut", ERROR, "A VM asks for a profile that the policy of its GPU provides."),
	MIG_NO_SUCH_START("mig.noSuchStart", ERROR, "A partition starts where its profile may start and no other partition is."),
	VGPU_MIXED_SIZES("vgpu.mixedSizes", ERROR, "Profiles of different sizes share a GPU only if the GPU allows it."),

	DISPLAY_EXCEEDED("display.exceeded", ERROR, "The pictures of a VM fit on the displays of its profile."),
	FRAME_LIMIT_EXCEEDED("frameLimit.exceeded", WARNING, "A frame-rate limiter lets the pace of a workload through."),

	PASS_THROUGH_SHARED("passthrough.shared", ERROR,
			"A passed-through GPU, and everything in its IOMMU group, belongs to one VM."),
	PASS_THROUGH_MIGRATION("passthrough.migration", ERROR, "A VM that owns a GPU needs no live migration and no snapshot."),
	PASS_THROUGH_NO_RESET("passthrough.noReset", WARNING, "A GPU that is passed through has a working reset."),
	PASS_THROUGH_UNSUPPORTED("passthrough.unsupported", ERROR, "A GPU is passed through only if it supports it."),

	API_NOT_FORWARDED("api.notForwarded", ERROR,
			"A stack that forwards calls carries each interface and version that its VMs use."),
	API_HOST_CANNOT_EXECUTE("api.hostCannotExecute", ERROR,
			"The host system can execute each interface that is forwarded to it."),
	API_NOT_EMULATED("api.notEmulated", ERROR, "A VM on an emulated device uses only what a software rasteriser offers."),
	API_NOT_OFFERED("api.notOffered", ERROR, "A VM uses only interfaces and versions that its GPU, profile and stack offer."),

	STACK_VENDOR("stack.vendor", ERROR, "A stack works with the GPUs of its vendors."),
	STACK_UNSUPPORTED("stack.unsupported", ERROR, "A stack shares a GPU in a way that the GPU supports."),
	STACK_HYPERVISOR("stack.hypervisor", ERROR, "A stack runs under its hypervisors."),
	CONTAINER_HYPERVISOR("container.hypervisor", ERROR, "A container is on a host without a hypervisor."),
	STACK_HOST_SYSTEM("stack.hostSystem", ERROR, "A stack runs on its host systems."),
	STACK_GUEST_SYSTEM("stack.guestSystem", ERROR, "A stack serves its guest systems."),
	STACK_PROFILE_KIND("stack.profileKind", ERROR, "A stack hands out its own kinds of profiles."),
	STACK_SCHEDULER("stack.scheduler", ERROR,
			"A policy names a scheduler that its stack offers, with a slice that the vendor allows."),
	STACK_MIXED_SCHEDULER("stack.mixedScheduler", ERROR,
			"Profiles of different sizes run under a scheduler that the vendor allows for them."),
	STACK_CAPABILITY("stack.capability", ERROR, "A stack provides each capability that its VMs need."),
	CAPABILITY_SCHEDULER("capability.scheduler", ERROR,
			"A VM that needs performance isolation runs under a scheduler that isolates."),
	STACK_NO_TRANSPORT("stack.noTransport", WARNING, "A stack that forwards calls says what their way costs."),
	EMULATION_UNKNOWN("emulation.unknown", ERROR, "What is drawn without a GPU can be converted into time of processors."),
	SCHEDULER_IGNORED("scheduler.ignored", WARNING, "A scheduler is given only if VMs take turns."),
	FRAME_LIMIT_IGNORED("frameLimit.ignored", WARNING, "A frame-rate limiter is given only if frames are drawn."),
	PROPERTY_NO_EFFECT("property.noEffect", INFO, "What is written has an effect on simulations."),
	EMULATION_COST("emulation.cost", WARNING, "What is drawn without a GPU takes few cores of the host."),

	PHASE_EMPTY("phase.empty", ERROR, "A phase of a workload does something."),
	PHASE_ENDLESS("phase.endless", ERROR, "A phase that others follow ends."),
	RATE_STEPS("rate.steps", ERROR, "The steps of a rate follow each other in time."),
	OPERATION_FREE("operation.free", ERROR, "An operation takes time on a processor, a link or a GPU."),
	FILE_UNREADABLE("file.unreadable", ERROR, "A file that a workload or a fleet names is there and holds what it should."),
	FILE_OUTSIDE("file.outside", ERROR,
			"A file that a model names lies in its project, or in a folder that the settings of the project allow."),

	EXPECTATION_SUBJECT("expectation.subject", ERROR, "A promise is about something that has the measure."),
	EXPECTATION_UNREACHABLE("expectation.unreachable", ERROR, "A promise can be kept."),
	EXPECTATION_WINDOW("expectation.window", ERROR,
			"A promise about a part of the run is about one that there is, and that has the measure."),
	EXPECTATION_NO_WORKLOAD("expectation.noWorkload", ERROR, "A VM with a promise runs a workload."),
	SIMULATION_EMPTY("simulation.empty", ERROR, "A simulation lasts longer than its warm-up."),
	SIMULATION_IDLE("simulation.idle", ERROR, "A simulation has a VM with something to do."),
	VM_UNSERVED("vm.unserved", ERROR, "A VM of a simulation that uses a GPU has one, under a policy with a stack."),
	EVENT_IMPOSSIBLE("event.impossible", ERROR, "An event happens to something that it can happen to, within the run."),
	MIGRATION_TARGET("migration.target", ERROR,
			"A VM migrates to a GPU of the same type, under the same stack, with room for it."),
	REPARTITION_POLICY("repartition.policy", ERROR, "A GPU is repartitioned under a policy of its stack."),
	VARY_UNKNOWN("vary.unknown", ERROR, "A variation names a property that its declaration has, and values that fit it."),

	VARY_IMPOSSIBLE("vary.impossible", ERROR, "A combination of a simulation can be run."),
	VARY_TOO_MANY("vary.tooMany", ERROR, "A simulation has no more combinations than can be run."),
	INSTANCES_TOO_MANY("instances.tooMany", ERROR, "A model stands for no more hosts, GPUs and VMs than can be laid out."),
	FLEET_EMPTY("fleet.empty", ERROR, "A fleet has GPUs, and VMs arrive at it."),

	POLICY_OVERLAP("policy.overlap", ERROR, "A GPU is under one policy."),
	POLICY_UNUSED("policy.unused", WARNING, "A policy has a GPU, and its GPU has a VM."),

	SETTINGS_MALFORMED("settings.malformed", ERROR,
			"The settings of a project are TOML and give each rule a severity that it can have."),
	SETTINGS_UNKNOWN("settings.unknown", WARNING, "The settings of a project name sections and rules that there are."),

	INTERNAL_ERROR("internal.error", ERROR, "Lamina checks every file to its end.");

	private final String code;
	private final Severity severity;
	private final String title;

	Rule(String code, Severity severity, String title) {
		this.code = code;
		this.severity = severity;
		this.title = title;
	}

	/** The rule of that code, if there is one. */
	public static Optional<Rule> of(String code) {
		return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
	}

	/** The stable name by which people and tools refer to the rule: subject, dot, problem. */
	public String code() {
		return code;
	}

	/** Whether a quick fix exists for some breach of the rule, if not for each. */
	public boolean hasFix() {
		return Traits.FIXABLE.contains(this);
	}

	/**
	 * Whether a project may choose how severe a breach is. Fixed are the rules without which a model means nothing or cannot be
	 * laid out: text, names and quantities; what is promised twice; runs that would measure nothing. Advice may always be
	 * changed.
	 */
	public boolean isSettable() {
		return severity != ERROR && this != SETTINGS_UNKNOWN || Traits.SETTABLE.contains(this);
	}

	/** What a breach means by default: an error stops a run, a warning does not. */
	public Severity severity() {
		return severity;
	}

	/** What the rule demands, in one sentence. */
	public String title() {
		return title;
	}

	/** What is known of several rules alike. */
	private static final class Traits {
		static final Set<Rule> FIXABLE = EnumSet.of(SYNTAX, NAME_UNKNOWN, NAME_DUPLICATE, WORD_UNKNOWN, PROPERTY_UNKNOWN,
				PROPERTY_DUPLICATE, PROPERTY_MISSING,
				DECLARATION_UNKNOWN, UNIT_UNKNOWN, UNIT_MISSING, UNIT_DIMENSION, UNIT_BINARY, QUANTITY_MALFORMED,
				QUANTITY_NEGATIVE,
				QUANTITY_ZERO, QUANTITY_RANGE, QUANTITY_INEXACT, NUMBER_MALFORMED, CLOCK_MALFORMED, CLOCK_OUTSIDE,
				VERSION_MALFORMED, PCI_ID_MALFORMED,
				RESOLUTION_MALFORMED,
				PERCENTILE_MALFORMED, DISTRIBUTION_PARAMETERS, STRING_MALFORMED, EXTENDS_CYCLE, IMPORT_UNRESOLVED, IMPORT_UNUSED,
				PROFILE_FOREIGN, PLACE_INDEX, CAPACITY_EXCEEDED, CAPACITY_WORKING_SET, CAPACITY_NOT_CUT, MIG_NO_SUCH_START,
				VGPU_MIXED_SIZES, DISPLAY_EXCEEDED, FRAME_LIMIT_EXCEEDED, PASS_THROUGH_SHARED, PASS_THROUGH_MIGRATION,
				PASS_THROUGH_UNSUPPORTED, API_NOT_FORWARDED, API_HOST_CANNOT_EXECUTE, API_NOT_EMULATED, API_NOT_OFFERED,
				STACK_VENDOR, STACK_UNSUPPORTED,
				STACK_HYPERVISOR, CONTAINER_HYPERVISOR, STACK_HOST_SYSTEM, STACK_GUEST_SYSTEM, STACK_PROFILE_KIND,
				STACK_SCHEDULER,
				STACK_MIXED_SCHEDULER,
				STACK_CAPABILITY, CAPABILITY_SCHEDULER, EXPECTATION_SUBJECT, EXPECTATION_UNREACHABLE, EXPECTATION_NO_WORKLOAD,
				SIMULATION_EMPTY, EVENT_IMPOSSIBLE, MIGRATION_TARGET, REPARTITION_POLICY, VARY_UNKNOWN, POLICY_OVERLAP,
				POLICY_UNUSED);
		static final Set<Rule> SETTABLE = EnumSet.of(UNIT_BINARY, CAPACITY_WORKING_SET, DISPLAY_EXCEEDED, FRAME_LIMIT_EXCEEDED,
				IMPORT_UNUSED, PASS_THROUGH_MIGRATION, PASS_THROUGH_NO_RESET,
				PASS_THROUGH_UNSUPPORTED, API_NOT_FORWARDED, API_HOST_CANNOT_EXECUTE, API_NOT_EMULATED, API_NOT_OFFERED,
				STACK_VENDOR, STACK_UNSUPPORTED, STACK_HYPERVISOR, CONTAINER_HYPERVISOR,
				STACK_HOST_SYSTEM, STACK_GUEST_SYSTEM, STACK_SCHEDULER, STACK_MIXED_SCHEDULER, STACK_CAPABILITY,
				CAPABILITY_SCHEDULER, EMULATION_COST,
				EXPECTATION_UNREACHABLE, POLICY_UNUSED, BOARD_PARTIAL);
	}
}
