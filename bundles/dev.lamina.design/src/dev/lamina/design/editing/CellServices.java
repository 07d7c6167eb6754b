package dev.lamina.design.editing;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Takes what was typed into a cell or a field; what makes no sense there is refused with a sentence and changes nothing. */
public final class CellServices {
	/** How many VMs of the kind there are: a whole number of at least 1. */
	public EObject changeCount(Vm vm, String typed) {
		OptionalInt number = number(typed, "The number of VMs");
		number.ifPresent(count -> change(vm, each -> each.setCount(count)));
		return vm;
	}

	/** How many processors each of them has: a whole number of at least 1. */
	public EObject changeCores(Vm vm, String typed) {
		OptionalInt number = number(typed, "The number of cores");
		number.ifPresent(cores -> change(vm, each -> each.setCores(cores)));
		return vm;
	}

	/** How much memory each of them has: an amount of data above 0, with its unit. */
	public EObject changeMemory(Vm vm, String typed) {
		memory(typed).ifPresent(memory -> change(vm, each -> each.setMemory(memory)));
		return vm;
	}

	private static void change(Vm vm, Consumer<Vm> change) {
		DryRun.findNewError(vm, dryRun -> change.accept(dryRun.of(vm))).ifPresentOrElse(RefusalReporter::report,
				() -> change.accept(vm));
	}

	private static OptionalInt number(String typed, String what) {
		String text = typed == null ? "" : typed.strip();
		boolean whole = text.matches("\\d+");
		if (!whole || new BigInteger(text).signum() == 0) {
			RefusalReporter.report(what + " is a whole number of at least 1, not '" + text + "'.");
			return OptionalInt.empty();
		}
		if (new BigInteger(text).bitLength() >= Integer.SIZE) {
			RefusalReporter.report(what + " cannot be " + text + ": the largest is " + Integer.MAX_VALUE + ".");
			return OptionalInt.empty();
		}
		return OptionalInt.of(Integer.parseInt(text));
	}

	private static Optional<Quantity> memory(String typed) {
		String text = typed == null ? "" : typed.strip();
		try {
			Quantity memory = Quantity.valueOf(text);
			if (memory.dimension().filter(Dimension.BYTES::equals).isEmpty() || memory.signum() <= 0 || !memory.isExact()) {
				RefusalReporter.report("Memory is an amount of data above 0 with its unit, such as 32 GiB, not '" + text + "'.");
				return Optional.empty();
			}
			return Optional.of(memory);
		} catch (IllegalArgumentException none) {
			RefusalReporter.report("Memory is an amount of data above 0 with its unit, such as 32 GiB, not '" + text + "'.");
			return Optional.empty();
		}
	}
}
