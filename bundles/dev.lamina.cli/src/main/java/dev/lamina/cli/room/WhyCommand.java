package dev.lamina.cli.room;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.google.gson.stream.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.option.OutputOption;
import dev.lamina.cli.room.AskedModel.AnswerFormat;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.room.PlacementExplanation;
import dev.lamina.placement.room.PlacementExplanation.OtherGpu;

/** {@code lamina why}: says where a VM is, what it has, and why it is on no other GPU. */
@Command(name = "why", description = "Says where a VM is, what it has there, and why it is on no other GPU.", footer = { "",
		"For a VM of which there are many, all are explained, or one with its number: designer[3].", "", "Examples:",
		"  lamina why vdi.lamina designer", "  lamina why vdi.lamina \"designer[3]\" --format json", "",
		"Exit status: 0 every VM that was asked for has what it wants, 1 one has not, or the model has errors, 2 wrong use, or "
				+ "the model cannot be read." })
public final class WhyCommand implements Callable<Integer> {
	private static final Pattern NUMBERED = Pattern.compile("(.+)\\[(\\d{1,9})\\]");

	private final Console console;

	@Parameters(index = "0", paramLabel = "FILE", description = "A model, or - for standard input.")
	private String path;

	@Parameters(index = "1", paramLabel = "VM", description = "A VM of it, such as designer or designer[3].")
	private String name;

	@Option(names = "--format", paramLabel = "FORMAT", description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private AnswerFormat format;

	public WhyCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		Optional<AskedModel> asked = AskedModel.read(path, console);
		if (asked.isEmpty()) {
			return ExitStatus.PROBLEMS;
		}
		Matcher numbered = NUMBERED.matcher(name);
		boolean one = numbered.matches();
		Vm vm = declared(asked.get(), one ? numbered.group(1) : name);
		int count = Math.max(1, vm.getCount());
		int first = one ? Integer.parseInt(numbered.group(2)) : 0;
		if (first >= count) {
			throw new CommandException("There are " + count + " of " + vm.getName() + ", counted from 0. Choose a number below "
					+ count + ".");
		}
		List<PlacementExplanation> explanations = IntStream.range(first, one ? first + 1 : Math.min(count, AskedModel.MAX_LINES))
				.mapToObj(index -> PlacementExplanation.of(asked.get().assignment(), vm, index)).toList();
		if (format == AnswerFormat.json) {
			AskedModel.printJson(console, json -> json(json, explanations));
		} else {
			explanations.forEach(explanation -> print(explanation, one || count == 1 || explanation.vm().endsWith("[0]")));
			if (!one && count > explanations.size()) {
				line("… and " + (count - explanations.size()) + " more; ask for one by its number");
			}
		}
		return explanations.stream().allMatch(WhyCommand::isServed) ? ExitStatus.OK : ExitStatus.PROBLEMS;
	}

	private static Vm declared(AskedModel asked, String name) {
		List<Vm> vms = asked.unit().modelScope().declared(Vm.class).filter(vm -> vm.getName() != null).toList();
		return vms.stream().filter(vm -> vm.getName().equals(name)).findFirst().orElseThrow(
				() -> new CommandException("There is no VM '" + DiagnosticPrinter.printable(name) + "' in the model."
						+ SpellingSuggestions.suggestion(name, vms.stream().map(Vm::getName).toList())));
	}

	private static boolean isServed(PlacementExplanation explanation) {
		return explanation.problems().isEmpty() && explanation.placement().isPresent();
	}

	private void print(PlacementExplanation explanation, boolean withOthers) {
		line(explanation.vm() + ": " + place(explanation));
		explanation.problems().forEach(problem -> line("  " + problem));
		if (!withOthers) {
			return;
		}
		List<OtherGpu> others = explanation.others();
		int width = others.stream().limit(AskedModel.MAX_LINES).mapToInt(other -> other.slot().name().length()).max().orElse(0);
		others.stream().limit(AskedModel.MAX_LINES).forEach(other -> line("  "
				+ (explanation.slot().isPresent() ? "not " : "") + other.slot().name()
				+ " ".repeat(Math.max(0, width - other.slot().name().length())) + "  " + reason(other)));
		if (others.size() > AskedModel.MAX_LINES) {
			line("  … and " + (others.size() - AskedModel.MAX_LINES) + " more GPUs; --format json lists all");
		}
	}

	private static String place(PlacementExplanation explanation) {
		if (explanation.slot().isEmpty()) {
			return explanation.placement().map(at -> "on " + at.hostName() + ", without a GPU").orElse("has no place");
		}
		String share = explanation.allocation().map(Allocation::share).map(have -> switch (have) {
			case GpuShare.OfProfile profile -> ", has a " + profile.profile().getName();
			case GpuShare.Fraction part -> ", has " + Math.round(part.part() * 1000) / 10.0 + " % of it";
			case GpuShare.Whole whole -> ", uses all of it";
		}).orElse("");
		String start = explanation.start().isPresent() ? " at " + explanation.start().getAsInt() : "";
		String policy = explanation.placement().flatMap(at -> at.policy()).map(each -> " by policy " + each.getName()).orElse("");
		return "on " + explanation.slot().get().name() + " (" + explanation.slot().get().type().getName() + ")" + share + start
				+ policy;
	}

	private static String reason(OtherGpu other) {
		return other.obstacle().orElse("It would fit there, too; an earlier GPU, or the rule of the policy, came first.");
	}

	/** With its indentation, which the console would take away. */
	private void line(String text) {
		console.out().print(text + '\n');
	}

	private static void json(JsonWriter json, List<PlacementExplanation> explanations) throws IOException {
		json.name("vms").beginArray();
		for (PlacementExplanation each : explanations) {
			json.beginObject().name("vm").value(each.vm()).name("served").value(isServed(each));
			json.name("host").value(each.placement().map(at -> at.hostName()).orElse(null));
			json.name("gpu").value(each.slot().map(slot -> slot.name()).orElse(null));
			json.name("type").value(each.slot().map(slot -> slot.type().getName()).orElse(null));
			json.name("profile").value(each.allocation().flatMap(have -> have.share().profileIfAny())
					.map(profile -> profile.getName()).orElse(null));
			json.name("start");
			if (each.start().isPresent()) {
				json.value(each.start().getAsInt());
			} else {
				json.nullValue();
			}
			json.name("policy").value(each.placement().flatMap(at -> at.policy()).map(policy -> policy.getName()).orElse(null));
			json.name("problems").beginArray();
			for (String problem : each.problems()) {
				json.value(problem);
			}
			json.endArray().name("elsewhere").beginArray();
			for (OtherGpu other : each.others()) {
				json.beginObject().name("gpu").value(other.slot().name()).name("fits").value(other.obstacle().isEmpty())
						.name("why").value(reason(other)).endObject();
			}
			json.endArray().endObject();
		}
		json.endArray();
	}
}
