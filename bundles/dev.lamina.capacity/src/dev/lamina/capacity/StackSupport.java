package dev.lamina.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;

/**
 * Says whether a GPU can be shared as a stack does it: by what the GPU supports and the profiles that it has. What a model does not
 * say stands against nothing.
 */
public final class StackSupport {
	private StackSupport() {
	}

	/**
	 * What stands against a stack on a GPU, as a clause such as "T4 supports pass-through and time-sliced, not mig"; empty if
	 * nothing does.
	 *
	 * @param stack with inheritance applied
	 * @param type  with inheritance applied
	 */
	public static Optional<String> obstacle(Stack stack, GpuType type) {
		List<SharingMode> ways = ways(stack);
		if (!ways.isEmpty() && !type.getSupports().isEmpty() && ways.stream().noneMatch(type.getSupports()::contains)) {
			return Optional.of(type.getName() + " supports only " + list(type.getSupports()) + ", not "
					+ ways.stream().map(SharingMode::getLiteral).collect(Collectors.joining(" or ")));
		}
		List<ProfileKind> kinds = stack.getProfileKinds();
		List<ProfileKind> offered = type.getProfiles().stream().map(Profile::getKind).distinct().toList();
		if (!kinds.isEmpty() && !offered.isEmpty() && offered.stream().noneMatch(kinds::contains)) {
			return Optional.of(type.getName() + " has profiles of kind " + list(offered) + ", none of kind "
					+ kinds.stream().map(ProfileKind::getLiteral).collect(Collectors.joining(" or ")));
		}
		return Optional.empty();
	}

	/** The ways of sharing a GPU of which one has to be supported under a stack; none if it leaves the hardware as it is. */
	public static List<SharingMode> ways(Stack stack) {
		if (stack.isSetTechnique() && stack.getTechnique() == Technique.PASS_THROUGH) {
			return List.of(SharingMode.PASS_THROUGH);
		}
		return stack.getProfileKinds().stream().map(StackSupport::way).distinct().toList();
	}

	private static SharingMode way(ProfileKind kind) {
		return switch (kind) {
			case VGPU -> SharingMode.TIME_SLICED;
			case MIG -> SharingMode.MIG;
			case MIG_VGPU -> SharingMode.MIG_BACKED;
			case VIRTUAL_FUNCTION -> SharingMode.VIRTUAL_FUNCTIONS;
			case GVT_G -> SharingMode.GVT_G;
			case COMPUTE_PARTITION -> SharingMode.COMPUTE_PARTITIONS;
		};
	}

	private static String list(List<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}
}
