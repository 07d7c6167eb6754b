package dev.lamina.placement.room;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;

/**
 * What is looked for on the GPUs of a model: so many times a profile, a part of a GPU, or a GPU that no one else uses.
 *
 * @param text  what is wanted once, as it was written: {@code 3g.40gb}, {@code 25 %}, {@code gpu}
 * @param count how many times, at least 1
 */
public record RoomRequest(String text, int count) {
	/** How a whole GPU is called in requests. */
	public static final String WHOLE_GPU = "gpu";
	/** A count beyond this is refused: no model that is laid out holds as many. */
	public static final int MAX_COUNT = 1_000_000;
	private static final Pattern FORM = Pattern.compile("(\\S(?:.*?\\S)?)(?:\\s+x\\s*(\\d{1,7}))?");
	private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*%");

	/** Reads {@code 3g.40gb x 2}, {@code 25 %} or {@code gpu x 3}; empty if that is none, or the count is not 1 to 1,000,000. */
	public static Optional<RoomRequest> parse(String written) {
		Matcher matcher = FORM.matcher(written.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		int count = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
		return count < 1 || count > MAX_COUNT ? Optional.empty() : Optional.of(new RoomRequest(matcher.group(1), count));
	}

	/** Whether a GPU is wanted that no one else uses. */
	public boolean isWholeGpu() {
		return text.equals(WHOLE_GPU);
	}

	/** Whether a profile is wanted. */
	public boolean isProfile() {
		return !isWholeGpu() && !PERCENT.matcher(text).matches();
	}

	/** A VM that wants this once; empty if GPUs of the type have no such profile. */
	Optional<Vm> vm(GpuType type) {
		GpuDemand demand = ModelFactory.eINSTANCE.createGpuDemand();
		Matcher percent = PERCENT.matcher(text);
		if (percent.matches()) {
			demand.setFraction(Quantity.valueOf(percent.group(1) + " %"));
		} else if (!isWholeGpu()) {
			Optional<Profile> profile = type.getProfiles().stream().filter(own -> text.equals(own.getName())).findFirst();
			if (profile.isEmpty()) {
				return Optional.empty();
			}
			demand.setProfile(profile.get());
		}
		Vm vm = ModelFactory.eINSTANCE.createVm();
		vm.setName("one more");
		vm.setGpu(demand);
		return Optional.of(vm);
	}
}
