package dev.lamina.capacity.geometry;

import java.util.List;
import java.util.stream.Collectors;

import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/** A reason why partitions do not fit on a GPU, with what was measured and what the limit is and where it comes from. */
public sealed interface Refusal {
	/** What is asked for, in the unit of {@link #limit()}. */
	long measured();

	/** The most there can be. */
	long limit();

	/** Where the limit comes from, to stand in brackets: "7 compute slices", "maximum of the type". */
	String origin();

	/** The reason as one sentence for people, without the place. */
	String sentence();

	/** The GPU has less of something than all partitions together take. */
	record Exhausted(GpuResource resource, long measured, long limit, String origin) implements Refusal {
		@Override
		public String sentence() {
			return "Together they take " + resource.amount(measured) + ", there are " + resource.amount(limit) + " (" + origin
					+ ").";
		}
	}

	/** More instances than the type allows. */
	record MaximumExceeded(Profile profile, long measured, long limit, boolean mixedSizes) implements Refusal {
		@Override
		public String origin() {
			int alone = profile.getMaximumInstances();
			return !mixedSizes ? "maximum of the type"
					: "beside other sizes " + limit + " x " + profile.getName() + (limit == 1 ? " fits" : " fit")
							+ (alone > limit ? ", alone " + alone : "");
		}

		@Override
		public String sentence() {
			return measured + " instances of " + profile.getName() + " are more than " + limit
					+ (mixedSizes ? ": " : ", the ") + origin() + '.';
		}
	}

	/** No legal position is left, though the amounts would suffice. */
	record NoStartLeft(Profile profile, long measured, long limit, List<Integer> legal) implements Refusal {
		public NoStartLeft {
			legal = List.copyOf(legal);
		}

		@Override
		public String origin() {
			return "no legal start position left on the memory axis";
		}

		@Override
		public String sentence() {
			return profile.getName() + " can start only at " + listed(legal) + ", and not enough of these positions are free.";
		}
	}

	/** The search for positions was given up: more combinations than any real GPU has. Demanding positions avoids it. */
	record Undecided(long limit) implements Refusal {
		@Override
		public long measured() {
			return limit + 1;
		}

		@Override
		public String origin() {
			return "search given up after " + limit + " combinations";
		}

		@Override
		public String sentence() {
			return "Whether positions exist for all of them was not decided within " + limit
					+ " combinations. Give their start positions.";
		}
	}

	/** A position was demanded at which the profile cannot start; measured is the position, limit the length of the axis. */
	record IllegalStart(Profile profile, int start, long limit, List<Integer> legal) implements Refusal {
		public IllegalStart {
			legal = List.copyOf(legal);
		}

		@Override
		public long measured() {
			return start;
		}

		@Override
		public String origin() {
			return "legal start positions: " + listed(legal);
		}

		@Override
		public String sentence() {
			return legal.isEmpty() ? profile.getName() + " has no start positions that could be chosen."
					: profile.getName() + " cannot start at " + start + ", only at " + listed(legal) + '.';
		}
	}

	/** A position was demanded that another partition occupies; measured is the position, limit where that one starts. */
	record StartTaken(Profile profile, int start, PartitionPlacement by) implements Refusal {
		@Override
		public long measured() {
			return start;
		}

		@Override
		public long limit() {
			return by.start().orElse(0);
		}

		@Override
		public String origin() {
			return "occupied by " + by.profile().getName() + " at " + limit();
		}

		@Override
		public String sentence() {
			return profile.getName() + " at " + start + " would overlap " + by.profile().getName() + " at " + limit() + '.';
		}
	}

	/** vGPUs of different frame buffer sizes on a GPU that takes one size at a time; measured and limit in bytes. */
	record SizesDiffer(Profile first, Profile second) implements Refusal {
		@Override
		public long measured() {
			return Quantities.bytes(second.getMemory()).orElse(0);
		}

		@Override
		public long limit() {
			return Quantities.bytes(first.getMemory()).orElse(0);
		}

		@Override
		public String origin() {
			return "different frame buffer sizes: the GPU allows one size only";
		}

		@Override
		public String sentence() {
			return first.getName() + " and " + second.getName()
					+ " have different frame buffer sizes; the GPU allows one size only.";
		}
	}

	/** A profile that exists only in equal-size mode, wanted beside other sizes; limit is 0. */
	record NotMixable(Profile profile, long measured) implements Refusal {
		@Override
		public long limit() {
			return 0;
		}

		@Override
		public String origin() {
			return "the profile has no placement beside other sizes";
		}

		@Override
		public String sentence() {
			return profile.getName() + " cannot stand beside other frame buffer sizes.";
		}
	}

	/** Two profiles that need the GPU in different modes; measured and limit count the modes. */
	record ModesDiffer(Profile first, Profile second, String mode) implements Refusal {
		@Override
		public long measured() {
			return 2;
		}

		@Override
		public long limit() {
			return 1;
		}

		@Override
		public String origin() {
			return "one " + mode + " at a time";
		}

		@Override
		public String sentence() {
			return first.getName() + " and " + second.getName() + " exclude each other: the GPU has one " + mode + " at a time.";
		}
	}

	/** A profile of another GPU. */
	record Foreign(Profile profile, GpuType gpu) implements Refusal {
		@Override
		public long measured() {
			return 1;
		}

		@Override
		public long limit() {
			return 0;
		}

		@Override
		public String origin() {
			return "not a profile of " + gpu.getName();
		}

		@Override
		public String sentence() {
			return profile.getName() + " is not a profile of " + gpu.getName() + '.';
		}
	}

	private static String listed(List<Integer> numbers) {
		return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}
}
