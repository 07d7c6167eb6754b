package dev.lamina.cli.room;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

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
import dev.lamina.model.Profile;
import dev.lamina.placement.room.FreeRoom;
import dev.lamina.placement.room.RoomOffer;
import dev.lamina.placement.room.RoomRequest;

/** {@code lamina fits}: says what else fits on the GPUs of a model, and where. */
@Command(name = "fits", description = "Says whether more fits on the GPUs of a model, where, and why not elsewhere.", footer = {
		"", "A request is a profile, a part of a GPU or a GPU of its own, and how many:",
		"  \"3g.40gb x 2\"    two MIG instances, on any GPUs", "  \"A40-8Q x 5\"     five vGPUs",
		"  \"25 %\"           a quarter of a GPU", "  \"gpu x 2\"        two GPUs that no VM uses", "",
		"VMs that are there stay where they are, and each request finds what those before it leave. Processors and memory of",
		"hosts are not looked at. GPUs are tried in the order of the file.", "", "Examples:",
		"  lamina fits vdi.lamina \"A40-8Q x 2\"", "  lamina fits train.lamina 3g.40gb \"1g.10gb x 2\" --format json", "",
		"Exit status: 0 everything fits, 1 something does not, or the model has errors, 2 wrong use, or the model cannot be "
				+ "read." })
public final class FitsCommand implements Callable<Integer> {
	private final Console console;

	@Parameters(index = "0", paramLabel = "FILE", description = "A model, or - for standard input.")
	private String path;

	@Parameters(index = "1..*", arity = "1..*", paramLabel = "REQUEST",
			description = "What is looked for, such as \"3g.40gb x 2\".")
	private List<String> requests;

	@Option(names = "--format", paramLabel = "FORMAT", description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private AnswerFormat format;

	/** What became of one request. */
	private record Answer(RoomRequest request, List<RoomOffer> offers) {
		int taken() {
			return offers.stream().mapToInt(RoomOffer::taken).sum();
		}

		boolean fits() {
			return taken() == request.count();
		}

		long possible() {
			return offers.stream().mapToLong(RoomOffer::fits).sum();
		}
	}

	public FitsCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		List<RoomRequest> wanted = requests.stream().map(FitsCommand::parsed).toList();
		Optional<AskedModel> asked = AskedModel.read(path, console);
		if (asked.isEmpty()) {
			return ExitStatus.PROBLEMS;
		}
		wanted.forEach(request -> requireKnown(request, asked.get()));
		FreeRoom room = new FreeRoom(asked.get().assignment());
		List<Answer> answers = new ArrayList<>();
		wanted.forEach(request -> answers.add(new Answer(request, room.take(request))));
		boolean all = answers.stream().allMatch(Answer::fits);
		if (format == AnswerFormat.json) {
			AskedModel.printJson(console, json -> json(json, answers, all));
		} else {
			answers.forEach(this::print);
		}
		return all ? ExitStatus.OK : ExitStatus.PROBLEMS;
	}

	private static RoomRequest parsed(String text) {
		return RoomRequest.parse(text).orElseThrow(() -> new CommandException("'" + DiagnosticPrinter.printable(text)
				+ "' is no request. Write a profile, a part or 'gpu' and how many, 1 to " + RoomRequest.MAX_COUNT
				+ ", such as \"3g.40gb x 2\", \"25 %\" or \"gpu x 2\"."));
	}

	/** A profile that no GPU of the model has is a slip of the pen, not a lack of room. */
	private static void requireKnown(RoomRequest request, AskedModel asked) {
		List<String> profiles = asked.assignment().slots().stream().flatMap(slot -> slot.type().getProfiles().stream())
				.map(Profile::getName).filter(name -> name != null).distinct().toList();
		if (request.isProfile() && !profiles.contains(request.text())) {
			throw new CommandException("No GPU of the model has a profile '" + DiagnosticPrinter.printable(request.text()) + "'."
					+ SpellingSuggestions.suggestion(request.text(), profiles));
		}
	}

	private void print(Answer answer) {
		RoomRequest request = answer.request();
		line(request.text() + " x " + request.count() + ": "
				+ (answer.fits() ? "fits" : "does not fit, " + answer.taken() + " of " + request.count() + " do")
				+ "; room for " + answer.possible() + " in all");
		List<RoomOffer> offers = answer.offers();
		int width = offers.stream().limit(AskedModel.MAX_LINES).mapToInt(offer -> offer.slot().name().length()).max().orElse(0);
		offers.stream().limit(AskedModel.MAX_LINES)
				.forEach(offer -> line("  " + padded(offer.slot().name(), width) + "  " + sentence(offer)));
		if (offers.size() > AskedModel.MAX_LINES) {
			List<RoomOffer> rest = offers.subList(AskedModel.MAX_LINES, offers.size());
			line("  … and " + rest.size() + " more GPUs with room for " + rest.stream().mapToLong(RoomOffer::fits).sum()
					+ ", of which " + rest.stream().mapToInt(RoomOffer::taken).sum() + " are taken; --format json lists all");
		}
	}

	private static String padded(String text, int width) {
		return text + " ".repeat(Math.max(0, width - text.length()));
	}

	private static String sentence(RoomOffer offer) {
		String starts = offer.starts().isEmpty() ? ""
				: " at " + offer.starts().stream().map(String::valueOf).collect(Collectors.joining(", "));
		String taken = offer.taken() > 0 ? offer.taken() + " here" + starts : offer.fits() > 0 ? "none needed" : "none";
		String room = offer.fits() > offer.taken() ? ", room for " + offer.fits() : "";
		return taken + room + (offer.fits() > offer.taken() ? "" : ": " + offer.obstacle());
	}

	/** With its indentation, which the console would take away. */
	private void line(String text) {
		console.out().print(text + '\n');
	}

	private static void json(JsonWriter json, List<Answer> answers, boolean all) throws IOException {
		json.name("fits").value(all).name("requests").beginArray();
		for (Answer answer : answers) {
			json.beginObject().name("request").value(answer.request().text()).name("count").value(answer.request().count());
			json.name("fits").value(answer.fits()).name("placed").value(answer.taken()).name("room").value(answer.possible());
			json.name("gpus").beginArray();
			for (RoomOffer offer : answer.offers()) {
				json.beginObject().name("gpu").value(offer.slot().name()).name("type").value(offer.slot().type().getName());
				json.name("placed").value(offer.taken()).name("room").value(offer.fits()).name("starts").beginArray();
				for (int start : offer.starts()) {
					json.value(start);
				}
				json.endArray().name("whyNoMore").value(offer.obstacle()).endObject();
			}
			json.endArray().endObject();
		}
		json.endArray();
	}
}
