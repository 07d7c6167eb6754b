package dev.lamina.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;

/** Placements of random demands never overlap, and "does not fit" is said exactly when trying everything finds nothing. */
class PlacementPropertyTest {
	private final GpuType gpu = TestGpus.a100Mig();
	private final List<Profile> profiles = gpu.getProfiles().stream().filter(each -> each.getKind() == ProfileKind.MIG).toList();

	@Test
	void migIsExact() {
		Random random = new Random(1);
		int refused = 0;
		for (int round = 0; round < 3000; round++) {
			List<Profile> demand = IntStream.range(0, 1 + random.nextInt(6))
					.mapToObj(item -> profiles.get(random.nextInt(profiles.size()))).toList();
			Fit fit = Capacity.fit(gpu, demand.stream().map(profile -> PartitionRequest.of(profile, 1)).toList());
			assertEquals(existsMig(demand, new ArrayList<>()), fit.fits(),
					() -> demand.stream().map(Profile::getName).toList().toString());
			if (fit instanceof Fit.Placed placed) {
				assertSound(placed.all(), demand, 8);
			} else {
				refused++;
			}
		}
		assertTrue(refused > 300 && refused < 2700, "both answers are exercised, refused " + refused);
	}

	@Test
	void mixedSizesAreExact() {
		GpuType mixed = TestGpus.mixed80();
		Random random = new Random(2);
		int refused = 0;
		for (int round = 0; round < 400; round++) {
			List<Profile> demand = new ArrayList<>(IntStream.range(0, 2 + random.nextInt(5))
					.mapToObj(item -> mixed.getProfiles().get(1 + random.nextInt(mixed.getProfiles().size() - 1))).toList());
			if (demand.stream().distinct().count() == 1) {
				continue;
			}
			Fit fit = Capacity.fit(mixed, demand.stream().map(profile -> PartitionRequest.of(profile, 1)).toList());
			assertEquals(existsMixed(demand, new ArrayList<>()), fit.fits(),
					() -> demand.stream().map(Profile::getName).toList().toString());
			if (fit instanceof Fit.Placed placed) {
				assertSound(placed.all(), demand, 80);
			} else {
				refused++;
			}
		}
		assertTrue(refused > 20 && refused < 380, "both answers are exercised, refused " + refused);
	}

	@Test
	void roomIsWhatStillFits() {
		Random random = new Random(3);
		for (int round = 0; round < 60; round++) {
			List<PartitionPlacement> placed = new ArrayList<>();
			for (int item = 0; item < 4; item++) {
				PartitionRequest one = PartitionRequest.of(profiles.get(random.nextInt(profiles.size())), 1);
				if (Capacity.fit(gpu, placed, List.of(one)) instanceof Fit.Placed fit) {
					placed = new ArrayList<>(fit.all());
				}
			}
			for (Room room : Capacity.room(gpu, placed)) {
				assertTrue(Capacity.fit(gpu, placed, List.of(PartitionRequest.of(room.profile(), room.more()))).fits());
				assertTrue(!Capacity.fit(gpu, placed, List.of(PartitionRequest.of(room.profile(), room.more() + 1))).fits());
				assertEquals(room.more() > 0, !room.starts().isEmpty());
			}
		}
	}

	private static void assertSound(List<PartitionPlacement> all, List<Profile> demand, int length) {
		assertEquals(demand, all.stream().map(PartitionPlacement::profile).toList());
		for (int left = 0; left < all.size(); left++) {
			PartitionPlacement partitionPlacement = all.get(left);
			int start = partitionPlacement.start().orElseThrow();
			assertTrue(partitionPlacement.profile().getStarts().contains(start)
					|| partitionPlacement.profile().getPlacements().contains(start));
			assertTrue(start + partitionPlacement.size() <= length);
			for (int right = left + 1; right < all.size(); right++) {
				assertTrue(!partitionPlacement.overlaps(all.get(right)), all::toString);
			}
		}
	}

	private static boolean existsMig(List<Profile> demand, List<int[]> lying) {
		boolean maximum = demand.stream()
				.allMatch(each -> demand.stream().filter(each::equals).count() <= each.getMaximumInstances());
		return maximum && demand.stream().mapToInt(Profile::getComputeSlices).sum() <= 7
				&& exists(demand, lying, Profile::getStarts,
						Profile::getMemorySlices);
	}

	private static boolean existsMixed(List<Profile> demand, List<int[]> lying) {
		return exists(demand, lying, Profile::getPlacements, Profile::getPlacementSize);
	}

	private static boolean exists(List<Profile> demand, List<int[]> lying,
			java.util.function.Function<Profile, List<Integer>> starts,
			java.util.function.ToIntFunction<Profile> size) {
		if (lying.size() == demand.size()) {
			return true;
		}
		Profile next = demand.get(lying.size());
		for (int start : starts.apply(next)) {
			int end = start + size.applyAsInt(next);
			if (lying.stream().noneMatch(other -> start < other[1] && other[0] < end)) {
				lying.add(new int[] { start, end });
				if (exists(demand, lying, starts, size)) {
					return true;
				}
				lying.remove(lying.size() - 1);
			}
		}
		return false;
	}
}
