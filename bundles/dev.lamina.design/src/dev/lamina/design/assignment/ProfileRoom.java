package dev.lamina.design.assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Room;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * How many more of each profile fit on the GPUs of a declaration, under the stack and beside the VMs that are there.
 *
 * <p>A GPU that is passed through, or that VMs share without partitions, has room for none, and its stack says which kinds it
 * cuts.
 */
public final class ProfileRoom {
	private final Map<String, Profile> profiles = new LinkedHashMap<>();
	private final Map<String, Integer> more = new HashMap<>();

	private ProfileRoom(AssignmentIndex assignmentIndex, HostGpu gpu) {
		for (GpuSlot slot : assignmentIndex.slots(gpu)) {
			for (Profile profile : slot.type().getProfiles()) {
				profiles.putIfAbsent(profile.getName(), profile);
			}
			if (isCut(slot)) {
				of(assignmentIndex, slot).stream().filter(room -> isOffered(slot, room.profile()))
						.forEach(room -> more.merge(room.profile().getName(), room.more(), Math::max));
			}
		}
	}

	/** The room on a GPU, computed once for each state of the model. */
	public static ProfileRoom of(HostGpu gpu) {
		record Question(HostGpu gpu) {
		}
		AssignmentIndex assignmentIndex = AssignmentIndex.of(gpu);
		return assignmentIndex.computeIfAbsent(new Question(gpu), question -> new ProfileRoom(assignmentIndex, question.gpu()));
	}

	/**
	 * What else fits beside the partitions of a GPU, the one that uses it; GPUs that are cut alike are asked once, because the
	 * answer takes a search.
	 */
	public static List<Room> of(AssignmentIndex assignmentIndex, GpuSlot slot) {
		record Question(GpuType type, List<PartitionPlacement> partitions) {
		}
		return assignmentIndex.computeIfAbsent(new Question(slot.type(), slot.partitions()),
				question -> Capacity.room(question.type(), question.partitions()));
	}

	/** The profiles of the GPU's type, inheritance applied. */
	public List<Profile> profiles() {
		return new ArrayList<>(profiles.values());
	}

	/**
	 * How many more of a profile fit on one GPU of the declaration, the emptiest of them; nothing if none of them can be cut
	 * so.
	 */
	public OptionalInt more(Profile profile) {
		Integer number = more.get(profile.getName());
		return number == null ? OptionalInt.empty() : OptionalInt.of(number);
	}

	/** Whether no one has all or a fraction of it, which leaves nothing to cut. */
	private static boolean isCut(GpuSlot slot) {
		return slot.allocations().stream().allMatch(allocation -> allocation.share() instanceof GpuShare.OfProfile);
	}

	private static boolean isOffered(GpuSlot slot, Profile profile) {
		List<ProfileKind> kinds = slot.stack().map(Stack::getProfileKinds).map(List::<ProfileKind>copyOf).orElse(null);
		return kinds == null || kinds.contains(profile.getKind());
	}
}
