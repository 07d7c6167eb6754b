package dev.lamina.dsl.conversion;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.inject.Singleton;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverter;
import org.eclipse.xtext.conversion.impl.AbstractDeclarativeValueConverterService;

import dev.lamina.model.ModelPackage;
import dev.lamina.model.display.Resolution;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.version.Version;

/**
 * One converter for each data type rule of the grammar; none of them lets an exception of Java reach the user.
 *
 * <p>One for all files: finding out which method is for which rule takes longer than parsing a short file.
 */
@Singleton
public final class LaminaValueConverters extends AbstractDeclarativeValueConverterService {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;

	/** A MIG profile, {@code 3g.40gb}: no quantity has a point after its unit. */
	private static final Pattern PROFILE = Pattern.compile("\\d+[A-Za-z]+(\\.\\d+[A-Za-z]+)+(\\+\\S+)*");

	private final IValueConverter<Quantity> quantity = new TextConverter<>("quantity.malformed", Quantity::valueOf,
			Quantity::toString,
			ValueSuggestions::quantity);
	private Set<String> keywords;

	// ---- names: a caret makes a name of what would be a keyword --------------------------------------------------------

	@ValueConverter(rule = "ID")
	public IValueConverter<String> id() {
		return name(true);
	}

	@ValueConverter(rule = "Word")
	public IValueConverter<String> word() {
		return name(true);
	}

	@ValueConverter(rule = "KindWord")
	public IValueConverter<String> kindWord() {
		return name(false);
	}

	@ValueConverter(rule = "Name")
	public IValueConverter<String> name() {
		return name(false);
	}

	@ValueConverter(rule = "ProfileName")
	public IValueConverter<String> profileName() {
		return name(true);
	}

	@ValueConverter(rule = "QualifiedName")
	public IValueConverter<String> qualifiedName() {
		return qualified(false);
	}

	@ValueConverter(rule = "QualifiedNameWithWildcard")
	public IValueConverter<String> qualifiedNameWithWildcard() {
		return qualified(false);
	}

	@ValueConverter(rule = "QualifiedWord")
	public IValueConverter<String> qualifiedWord() {
		return qualified(true);
	}

	@ValueConverter(rule = "Value")
	public IValueConverter<String> value() {
		return new TextConverter<>("value.malformed",
				text -> PROFILE.matcher(text).matches() ? text
						: Character.isDigit(text.charAt(0)) || text.startsWith("-") ? Quantity.valueOf(text).toString()
						: unescapeAll(text),
				Function.identity());
	}

	@ValueConverter(rule = "STRING")
	public IValueConverter<String> string() {
		return new TextConverter<>("string.malformed", QuotedText::read, QuotedText::write, ValueSuggestions::text);
	}

	private IValueConverter<String> name(boolean escapeKeywords) {
		return new TextConverter<>("syntax", LaminaValueConverters::unescape, text -> escapeKeywords ? escape(text) : text);
	}

	private IValueConverter<String> qualified(boolean escapeFirst) {
		return new TextConverter<>("syntax", LaminaValueConverters::unescapeAll, text -> escapeFirst ? escape(text) : text);
	}

	private static String unescape(String text) {
		return text.startsWith("^") ? text.substring(1) : text;
	}

	private static String unescapeAll(String text) {
		return Arrays.stream(text.replaceAll("\\s", "").split("\\.")).map(LaminaValueConverters::unescape)
				.collect(Collectors.joining("."));
	}

	private String escape(String text) {
		if (keywords == null) {
			keywords = Set.copyOf(GrammarUtil.getAllKeywords(getGrammar()));
		}
		return keywords.contains(text) ? "^" + text : text;
	}

	// ---- numbers and quantities --------------------------------------------------------------------------------------

	@ValueConverter(rule = "NUMBER")
	public IValueConverter<String> number() {
		return new TextConverter<>("number.malformed", Function.identity(), Function.identity());
	}

	@ValueConverter(rule = "Int")
	public IValueConverter<Integer> integer() {
		return new TextConverter<>("number.malformed", text -> Math.toIntExact(whole(text, Integer.MAX_VALUE)), Object::toString,
				ValueSuggestions::count);
	}

	@ValueConverter(rule = "Long")
	public IValueConverter<Long> longInteger() {
		return new TextConverter<>("number.malformed", text -> whole(text, Long.MAX_VALUE), Object::toString,
				ValueSuggestions::count);
	}

	private static long whole(String text, long limit) {
		BigDecimal number = Quantity.valueOf(text).number();
		if (number.scale() < -20 || number.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
			throw new IllegalArgumentException("'" + text + "' is too large. At most " + limit + " is possible.");
		}
		if (number.stripTrailingZeros().scale() > 0) {
			throw new IllegalArgumentException("'" + text + "' is not a whole number.");
		}
		return number.longValueExact();
	}

	@ValueConverter(rule = "Amount")
	public IValueConverter<Quantity> amount() {
		return quantity;
	}

	@ValueConverter(rule = "Duration")
	public IValueConverter<Quantity> duration() {
		return quantity;
	}

	@ValueConverter(rule = "Memory")
	public IValueConverter<Quantity> memory() {
		return quantity;
	}

	@ValueConverter(rule = "Bandwidth")
	public IValueConverter<Quantity> bandwidth() {
		return quantity;
	}

	@ValueConverter(rule = "Frequency")
	public IValueConverter<Quantity> frequency() {
		return quantity;
	}

	@ValueConverter(rule = "Rate")
	public IValueConverter<Quantity> rate() {
		return quantity;
	}

	@ValueConverter(rule = "Ratio")
	public IValueConverter<Quantity> ratio() {
		return quantity;
	}

	@ValueConverter(rule = "Percentage")
	public IValueConverter<Quantity> percentage() {
		return quantity;
	}

	@ValueConverter(rule = "Power")
	public IValueConverter<Quantity> power() {
		return quantity;
	}

	@ValueConverter(rule = "ComputeSpeed")
	public IValueConverter<Quantity> computeSpeed() {
		return quantity;
	}

	@ValueConverter(rule = "Version")
	public IValueConverter<Version> version() {
		return new TextConverter<>("version.malformed", Version::valueOf, Version::toString, ValueSuggestions::version);
	}

	@ValueConverter(rule = "PciId")
	public IValueConverter<PciId> pciId() {
		return new TextConverter<>("pci.malformed", text -> PciId.valueOf(QuotedText.read(text)),
				id -> QuotedText.write(id.toString()), ValueSuggestions::pciId);
	}

	@ValueConverter(rule = "Resolution")
	public IValueConverter<Resolution> resolution() {
		return new TextConverter<>("resolution.malformed", Resolution::valueOf, Resolution::toString,
				ValueSuggestions::resolution);
	}

	@ValueConverter(rule = "Percentile")
	public IValueConverter<Percentile> percentile() {
		return new TextConverter<>("percentile.malformed", Percentile::valueOf, Percentile::toString,
				ValueSuggestions::percentile);
	}

	@ValueConverter(rule = "IndexRange")
	public IValueConverter<IndexRange> indexRange() {
		return new TextConverter<>("number.malformed", IndexRange::valueOf, IndexRange::toString, ValueSuggestions::range);
	}

	@ValueConverter(rule = "ClockTime")
	public IValueConverter<ClockTime> clockTime() {
		return new TextConverter<>("clock.malformed", ClockTime::valueOf, ClockTime::toString, ValueSuggestions::clock);
	}

	@ValueConverter(rule = "Rank")
	public IValueConverter<Percentile> rank() {
		return percentile();
	}

	// ---- enumerations ------------------------------------------------------------------------------------------------

	@ValueConverter(rule = "VendorWord")
	public IValueConverter<Enumerator> vendor() {
		return word(MODEL.getVendor(), "a vendor");
	}

	@ValueConverter(rule = "ApiWord")
	public IValueConverter<Enumerator> api() {
		return word(MODEL.getApi(), "a programming interface");
	}

	@ValueConverter(rule = "SystemWord")
	public IValueConverter<Enumerator> system() {
		return word(MODEL.getOperatingSystem(), "an operating system");
	}

	@ValueConverter(rule = "HypervisorWord")
	public IValueConverter<Enumerator> hypervisor() {
		return word(MODEL.getHypervisor(), "a hypervisor");
	}

	@ValueConverter(rule = "TechniqueWord")
	public IValueConverter<Enumerator> technique() {
		return word(MODEL.getTechnique(), "a virtualization technique");
	}

	@ValueConverter(rule = "CapabilityWord")
	public IValueConverter<Enumerator> capability() {
		return word(MODEL.getCapability(), "a capability");
	}

	@ValueConverter(rule = "DisplayWord")
	public IValueConverter<Enumerator> display() {
		return word(MODEL.getDisplayDevice(), "a display device");
	}

	@ValueConverter(rule = "SharingWord")
	public IValueConverter<Enumerator> sharing() {
		return word(MODEL.getSharingMode(), "a way of sharing a GPU");
	}

	@ValueConverter(rule = "ResetWord")
	public IValueConverter<Enumerator> reset() {
		return word(MODEL.getResetKind(), "a kind of reset");
	}

	@ValueConverter(rule = "ProfileKindWord")
	public IValueConverter<Enumerator> profileKind() {
		return word(MODEL.getProfileKind(), "a kind of profile");
	}

	@ValueConverter(rule = "SchedulerWord")
	public IValueConverter<Enumerator> scheduler() {
		return word(MODEL.getSchedulerKind(), "a scheduler");
	}

	@ValueConverter(rule = "PlacementWord")
	public IValueConverter<Enumerator> placement() {
		return word(MODEL.getPlacementKind(), "a placement policy");
	}

	@ValueConverter(rule = "EngineWord")
	public IValueConverter<Enumerator> engine() {
		return word(MODEL.getEngineKind(), "an engine of a GPU");
	}

	@ValueConverter(rule = "OperationWord")
	public IValueConverter<Enumerator> operation() {
		return word(MODEL.getOperationKind(), "an operation");
	}

	@ValueConverter(rule = "ArrivalWord")
	public IValueConverter<Enumerator> arrival() {
		return word(MODEL.getArrivalKind(), "a kind of arrival");
	}

	@ValueConverter(rule = "FamilyWord")
	public IValueConverter<Enumerator> family() {
		return word(MODEL.getDistributionFamily(), "a distribution");
	}

	@ValueConverter(rule = "MetricWord")
	public IValueConverter<Enumerator> metric() {
		return word(MODEL.getMetric(), "something that can be promised");
	}

	@ValueConverter(rule = "ActionWord")
	public IValueConverter<Enumerator> action() {
		return word(MODEL.getEventAction(), "something that can happen");
	}

	@ValueConverter(rule = "FailWord")
	public IValueConverter<Enumerator> failure() {
		return word(MODEL.getEventAction(), "something that can happen");
	}

	@ValueConverter(rule = "AuditWord")
	public IValueConverter<Enumerator> audit() {
		return word(MODEL.getAuditUnit(), "something that audits are counted in");
	}

	@ValueConverter(rule = "ComparisonSymbol")
	public IValueConverter<Enumerator> comparison() {
		return word(MODEL.getComparison(), "a comparison");
	}

	private static IValueConverter<Enumerator> word(EEnum words, String article) {
		return new EnumConverter<>(words, article);
	}
}
