package dev.lamina.dsl.ide.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.edit.DeclarationLookup;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.edit.ModelEdits;
import dev.lamina.dsl.ide.edit.PlacementTarget;
import dev.lamina.dsl.ide.edit.PolicySpec;
import dev.lamina.dsl.ide.edit.VmSpec;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/**
 * Edits of the model as commands that an editor can have executed. Each takes one object; its {@code document} says from which
 * file names are seen, everything else is said by name as in the language.
 */
final class EditCommands {
	private static final String PREFIX = "lamina.";

	/** What a command does with its arguments. */
	@FunctionalInterface
	private interface Command {
		Change change(ModelEdits edits, DeclarationLookup seen, Arguments arguments) throws EditRefusedException;
	}

	private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.of(
			"assign", (edits, seen, of) -> edits.assign(vm(seen, of), seen.place(of.text("place")), of.maybe("profile")),
			"unassign", (edits, seen, of) -> edits.unassign(vm(seen, of)),
			"withoutGpu", (edits, seen, of) -> edits.removeGpu(vm(seen, of)),
			"changeProfile", EditCommands::changeProfile,
			"changeCount", EditCommands::changeCount,
			"addVm", EditCommands::addVm,
			"addPolicy", EditCommands::addPolicy,
			"addPartition", (edits, seen, of) -> edits.addPartition(policy(seen, of), of.text("profile"), of.number("count", 1)),
			"removePartition",
			(edits, seen, of) -> edits.removePartition(DeclarationLookup.partition(policy(seen, of), of.text("profile")),
					of.number("count", 1)),
			"delete", (edits, seen, of) -> edits.delete(seen.element(of.text("name")), of.yes("withReferences"))));

	private EditCommands() {
	}

	/** The names of all commands, sorted. */
	static List<String> names() {
		return COMMANDS.keySet().stream().map(PREFIX::concat).toList();
	}

	/** The change that a command wants. Where it cannot be made, or is not understood, the answer is a sentence. */
	static Change change(String name, List<Object> arguments, Function<URI, ProjectSnapshot> projects,
			DocumentUris documentUris) {
		Command command = name.startsWith(PREFIX) ? COMMANDS.get(name.substring(PREFIX.length())) : null;
		if (command == null) {
			throw RequestExecutor.error(ResponseErrorCode.InvalidParams,
					"There is no command '" + name + "'. There are " + String.join(", ", names()) + ".");
		}
		if (arguments == null || arguments.size() != 1 || !(arguments.getFirst() instanceof JsonObject object)) {
			throw RequestExecutor.error(ResponseErrorCode.InvalidParams, "'" + name + "' takes one object.");
		}
		try {
			Arguments given = new Arguments(name, object);
			URI document = documentUris.fromClient(given.text("document"));
			ProjectSnapshot project = projects.apply(document);
			Model file = project.source(document).flatMap(SourceFile::model)
					.orElseThrow(
							() -> RequestExecutor.error(ResponseErrorCode.InvalidParams, "There is no model " + document + "."));
			return command.change(new ModelEdits(project), new DeclarationLookup(file), given);
		} catch (EditRefusedException refused) {
			throw RequestExecutor.error(ResponseErrorCode.RequestFailed, refused.getMessage());
		}
	}

	private static Change changeProfile(ModelEdits edits, DeclarationLookup seen, Arguments of) throws EditRefusedException {
		return of.maybe("vm").isPresent() ? edits.changeProfile(vm(seen, of), of.text("profile"))
				: edits.changeProfile(DeclarationLookup.partition(policy(seen, of), of.text("from")), of.text("profile"));
	}

	private static Change changeCount(ModelEdits edits, DeclarationLookup seen, Arguments of) throws EditRefusedException {
		return edits
				.changeCount(of.maybe("policy").isPresent() ? DeclarationLookup.partition(policy(seen, of), of.text("profile"))
						: seen.element(of.text("name")), of.number("count", 0));
	}

	private static Change addVm(ModelEdits edits, DeclarationLookup seen, Arguments of) throws EditRefusedException {
		Optional<PlacementTarget> place = of.maybe("place").isPresent() ? Optional.of(seen.place(of.text("place")))
				: Optional.empty();
		Optional<Workload> workload = of.maybe("workload").isPresent()
				? Optional.of(seen.declaration(of.text("workload"), Workload.class, "workload")) : Optional.empty();
		return edits.addVm(seen.file(),
				new VmSpec(of.text("name"), of.positive("count"), place, of.maybe("profile"), workload));
	}

	private static Change addPolicy(ModelEdits edits, DeclarationLookup seen, Arguments of) throws EditRefusedException {
		List<PlacementTarget> targets = new ArrayList<>();
		for (String target : of.texts("targets")) {
			targets.add(seen.place(target));
		}
		return edits.addPolicy(seen.file(),
				new PolicySpec(of.text("name"), targets, of.text("stack"), of.maybe("profile"), of.positive("count")));
	}

	private static Vm vm(DeclarationLookup seen, Arguments of) throws EditRefusedException {
		return seen.declaration(of.text("vm"), Vm.class, "VM");
	}

	private static Policy policy(DeclarationLookup seen, Arguments of) throws EditRefusedException {
		return seen.declaration(of.text("policy"), Policy.class, "policy");
	}

	/** What a command is given by name. */
	private record Arguments(String command, JsonObject given) {
		String text(String name) {
			return maybe(name).orElseThrow(() -> wrong(name, "a text"));
		}

		Optional<String> maybe(String name) {
			JsonElement value = given.get(name);
			if (value == null || value.isJsonNull()) {
				return Optional.empty();
			}
			if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
				throw wrong(name, "a text");
			}
			return Optional.of(value.getAsString());
		}

		List<String> texts(String name) {
			JsonElement value = given.get(name);
			if (value == null || !value.isJsonArray()) {
				throw wrong(name, "a list of texts");
			}
			return value.getAsJsonArray().asList().stream().map(each -> {
				if (!each.isJsonPrimitive() || !each.getAsJsonPrimitive().isString()) {
					throw wrong(name, "a list of texts");
				}
				return each.getAsString();
			}).toList();
		}

		int number(String name, int otherwise) {
			JsonElement value = given.get(name);
			if (value == null || value.isJsonNull()) {
				return otherwise;
			}
			try {
				return value.getAsBigDecimal().intValueExact();
			} catch (ArithmeticException | NumberFormatException | IllegalStateException
					| UnsupportedOperationException noNumber) {
				throw wrong(name, "a whole number");
			}
		}

		int positive(String name) {
			int number = number(name, 1);
			if (number < 1) {
				throw wrong(name, "1 or more");
			}
			return number;
		}

		boolean yes(String name) {
			JsonElement value = given.get(name);
			return value != null && value.isJsonPrimitive() && value.getAsBoolean();
		}

		private org.eclipse.lsp4j.jsonrpc.ResponseErrorException wrong(String name, String wanted) {
			return RequestExecutor.error(ResponseErrorCode.InvalidParams,
					"'" + command + "' needs " + wanted + " as '" + name + "'.");
		}
	}
}
