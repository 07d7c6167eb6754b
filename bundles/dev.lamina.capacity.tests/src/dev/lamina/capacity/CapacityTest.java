package dev.lamina.capacity;

import static dev.lamina.capacity.TestGpus.named;
import static dev.lamina.capacity.TestGpus.some;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Vendor;

/** Capacity reproduces what the vendors document, number by number. */
class CapacityTest {
	private static int more(GpuType gpu, List<PartitionPlacement> placed, String profile) {
		return Capacity.room(gpu, placed, named(gpu, profile)).more();
	}

	private static Fit.Placed placed(GpuType gpu, PartitionRequest... wanted) {
		return assertInstanceOf(Fit.Placed.class, Capacity.fit(gpu, List.of(wanted)));
	}

	private static Fit.Refused refused(GpuType gpu, PartitionRequest... wanted) {
		return assertInstanceOf(Fit.Refused.class, Capacity.fit(gpu, List.of(wanted)));
	}

	private static List<Integer> starts(Fit.Placed placed) {
		return placed.all().stream().map(partitionPlacement -> partitionPlacement.start().orElse(-1)).toList();
	}

	@Nested
	class Mig {
		private final GpuType gpu = TestGpus.a100Mig();

		@Test
		void sevenSingleSlicesFitAndAnEighthDoesNot() {
			assertEquals(7, placed(gpu, some(gpu, "1g.10gb", 7)).added().size());
			assertEquals("8 instances of 1g.10gb on a100.g0, at most 7 fit (7 compute slices). Remove one or use a second GPU.",
					refused(gpu, some(gpu, "1g.10gb", 8)).sentence("a100.g0"));
		}

		@ParameterizedTest
		@CsvSource({ "0, 3, '4,5,6'", "4, 4, '0,1,2,3'" })
		void oneThreeSliceInstanceLeavesRoomByItsPosition(int start, int left, String where) {
			List<PartitionPlacement> at = placed(gpu, some(gpu, "3g.40gb", 1, start)).all();
			Room room = Capacity.room(gpu, at, named(gpu, "1g.10gb"));
			assertEquals(left, room.more());
			assertEquals(where, room.starts().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(",")));
		}

		@Test
		void theDriverPutsInstancesWhereTheyLeaveTheMost() {
			assertEquals(List.of(6, 4, 0),
					starts(placed(gpu, some(gpu, "1g.10gb", 1), some(gpu, "2g.20gb", 1), some(gpu, "4g.40gb", 1))));
			assertEquals(List.of(4, 0), starts(placed(gpu, some(gpu, "3g.40gb", 2))));
			assertEquals(List.of(6), starts(placed(gpu, some(gpu, "1g.10gb", 1))));
		}

		@Test
		void mediaEnginesExistOnceAndTakeASlice() {
			Fit.Refused refused = refused(gpu, some(gpu, "1g.10gb", 7), some(gpu, "1g.10gb+me", 1));
			assertEquals(1, refused.index());
			assertEquals(0, refused.atMost());
			Fit.Refused other = refused(gpu, some(gpu, "1g.10gb+me", 1), some(gpu, "1g.10gb", 7));
			assertEquals(6, other.atMost());
			assertEquals(new Refusal.MaximumExceeded(named(gpu, "1g.10gb+me"), 2, 1, false),
					refused(gpu, some(gpu, "1g.10gb+me", 2)).reasons().get(0));
		}

		@Test
		void slicesMayBeFreeWithoutALegalStart() {
			List<PartitionPlacement> at = placed(gpu, some(gpu, "1g.10gb", 1, 0), some(gpu, "1g.10gb", 1, 4)).all();
			Fit.Refused refused = assertInstanceOf(Fit.Refused.class, Capacity.fit(gpu, at, List.of(some(gpu, "3g.40gb", 1))));
			assertInstanceOf(Refusal.NoStartLeft.class, refused.reasons().get(0));
			assertEquals("1 instance of 3g.40gb on g, none fits (no legal start position left on the memory axis). "
					+ "Remove one or use a second GPU.", refused.sentence("g"));
		}

		@Test
		void startsAreCheckedOneByOne() {
			assertEquals("1 instance of 3g.40gb on g: 3g.40gb cannot start at 2, only at 0, 4.",
					refused(gpu, some(gpu, "3g.40gb", 1, 2)).sentence("g"));
			Fit.Refused taken = refused(gpu, some(gpu, "4g.40gb", 1, 0), some(gpu, "1g.10gb", 2, 5, 3));
			assertEquals("2 instances of 1g.10gb on g: 1g.10gb at 3 would overlap 4g.40gb at 0.", taken.sentence("g"));
			assertEquals(1, taken.atMost());
		}

		@Test
		void aVgpuBehindAnInstanceHasItsGeometry() {
			assertEquals(List.of(4, 0), starts(placed(gpu, some(gpu, "A100D-3-40C", 2))));
			assertEquals(0, more(gpu, placed(gpu, some(gpu, "A100D-3-40C", 2)).all(), "3g.40gb"));
			assertEquals(1,
					placed(gpu, some(gpu, "A100D-3-40C", 1), some(gpu, "4g.40gb", 1)).all().get(0).start().orElse(-1) / 4);
		}
	}

	@Nested
	class Vgpu {
		private final GpuType gpu = TestGpus.mixed80();

		@ParameterizedTest
		@CsvSource({ "16C, 5, 4", "8C, 10, 8", "4C, 20, 16", "10C, 8, 8", "80C, 1, 1" })
		void mixedSizeModeHasFewerPlaces(String profile, int equal, int mixed) {
			assertEquals(equal, more(gpu, List.of(), profile));
			assertEquals(mixed, Capacity.room(gpu, List.of(), named(gpu, profile)).starts().size());
			assertTrue(Capacity.fit(gpu, List.of(new PartitionRequest(named(gpu, profile), mixed,
					List.copyOf(named(gpu, profile).getPlacements())))).fits());
		}

		@Test
		void sizesMixAtTheirPlacementIds() {
			assertEquals(List.of(0, 40, 60, 72),
					starts(placed(gpu, some(gpu, "40C", 1), some(gpu, "16C", 1), some(gpu, "8C", 2))));
			assertInstanceOf(Refusal.NoStartLeft.class,
					refused(gpu, some(gpu, "40C", 1), some(gpu, "16C", 2), some(gpu, "8C", 1)).reasons().get(0));
			assertFalse(Capacity.fit(gpu, List.of(some(gpu, "16C", 5), some(gpu, "8C", 1))).fits());
			assertEquals(new Refusal.MaximumExceeded(named(gpu, "16C"), 5, 4, true),
					refused(gpu, some(gpu, "4C", 1), some(gpu, "16C", 5)).reasons().get(0));
			assertEquals("beside other sizes 4 x " + named(gpu, "16C").getName() + " fit, alone 5",
					refused(gpu, some(gpu, "4C", 1), some(gpu, "16C", 5)).reasons().get(0).origin());
			assertEquals(3, refused(gpu, some(gpu, "8C", 1), some(gpu, "16C", 5)).atMost());
		}

		@Test
		void oneSizeOnlyWhereTheGpuDoesNotMix() {
			GpuType a40 = TestGpus.a40();
			Fit.Refused refused = refused(a40, some(a40, "A40-8Q", 1), some(a40, "A40-12Q", 1));
			assertEquals("1 instance of A40-12Q on vdi1.desktops: A40-8Q and A40-12Q have different frame buffer sizes; "
					+ "the GPU allows one size only.", refused.sentence("vdi1.desktops"));
			assertEquals(6, more(a40, List.of(), "A40-8Q"));
			assertEquals(32, more(a40, List.of(), "A40-1Q"));
			assertInstanceOf(Refusal.IllegalStart.class, refused(a40, some(a40, "A40-8Q", 1, 0)).reasons().get(0));
		}

		@Test
		void seriesOfOneSizeCountTogether() {
			GpuType a40 = TestGpus.a40();
			assertTrue(Capacity.fit(a40, List.of(some(a40, "A40-1Q", 20), some(a40, "A40-1B", 12))).fits());
			assertEquals(12, refused(a40, some(a40, "A40-1Q", 20), some(a40, "A40-1B", 13)).atMost());
		}
	}

	@Nested
	class GvtG {
		@ParameterizedTest
		@CsvSource({ "512, 4096, 32, V5_8, 6", "1024, 4096, 32, V5_8, 7", "512, 2048, 32, V5_4, 3", "512, 4096, 32, V5_1, 0",
				"1024, 8192, 12, V5_8, 2", "4096, 1152, 32, V5_8, 2" })
		void theSmallestQuotientDecidesUpToSeven(int aperture, int hidden, int fences, String type, int count) {
			assertEquals(count, more(TestGpus.gvtg(aperture, hidden, fences), List.of(), type));
		}

		@Test
		void typesMixWhileTheSumFits() {
			GpuType gpu = TestGpus.gvtg(512, 4096, 32);
			assertTrue(Capacity.fit(gpu, List.of(some(gpu, "V5_2", 1), some(gpu, "V5_8", 2))).fits());
			Fit.Refused refused = refused(gpu, some(gpu, "V5_2", 1), some(gpu, "V5_8", 3));
			assertEquals(2, refused.atMost());
			assertEquals("3 instances of V5_8 on igpu, at most 2 fit (384 MiB of aperture beside the host's). "
					+ "Remove one or use a second GPU.", refused.sentence("igpu"));
		}

		@Test
		void sevenIsTheDriversLimit() {
			GpuType gpu = TestGpus.gvtg(4096, 8192, 64);
			assertEquals("limit of the driver", refused(gpu, some(gpu, "V5_8", 8)).reasons().get(0).origin());
		}
	}

	@Nested
	class VirtualFunctions {
		private final GpuType gpu = TestGpus.flex170();

		@Test
		void aConfigurationHasItsNumber() {
			assertEquals(16, more(gpu, List.of(), "VF16"));
			assertEquals(5, more(gpu, List.of(), "VF5"));
			assertInstanceOf(Refusal.ModesDiffer.class, refused(gpu, some(gpu, "VF5", 1), some(gpu, "VF8", 1)).reasons().get(0));
		}

		@Test
		void theGpuLimitsThemToo() {
			gpu.setVirtualFunctions(12);
			assertEquals("12 virtual functions", refused(gpu, some(gpu, "VF16", 13)).reasons().get(0).origin());
		}

		@Test
		void anEqualSplitKeepsTheLeastFrameBuffer() {
			GpuType s7150 = TestGpus.gpu("S7150", "1 GiB");
			s7150.setVendor(Vendor.AMD);
			TestGpus.profile(s7150, "VF", ProfileKind.VIRTUAL_FUNCTION, 0, 16);
			assertEquals(4, more(s7150, List.of(), "VF"));
		}
	}

	@Nested
	class ComputePartitions {
		private final GpuType gpu = TestGpus.mi300x();

		@ParameterizedTest
		@CsvSource({ "SPX, 1", "DPX, 2", "QPX, 4", "CPX, 8" })
		void aModeMakesItsNumber(String mode, int count) {
			assertEquals(count, more(gpu, List.of(), mode));
		}

		@Test
		void modesExcludeEachOther() {
			assertEquals(
					"1 instance of CPX on mi: QPX and CPX exclude each other: the GPU has one compute partition mode at a time.",
					refused(gpu, some(gpu, "QPX", 1), some(gpu, "CPX", 1)).sentence("mi"));
		}
	}

	@Nested
	class Edges {
		private final GpuType gpu = TestGpus.a100Mig();

		@Test
		void nothingWantedFits() {
			assertEquals(new Fit.Placed(List.of(), List.of()), Capacity.fit(gpu, List.of()));
			assertEquals(List.of(), placed(gpu, some(gpu, "1g.10gb", 0), some(gpu, "7g.80gb", -3)).all());
		}

		@Test
		void hugeNumbersAreRefusedAtOnce() {
			assertEquals(7, refused(gpu, some(gpu, "1g.10gb", Integer.MAX_VALUE)).atMost());
			GpuType endless = TestGpus.gpu("endless", null);
			TestGpus.profile(endless, "x", ProfileKind.VGPU, 0, 0);
			assertEquals(Capacity.MAX_INSTANCES, refused(endless, some(endless, "x", Integer.MAX_VALUE)).atMost());
		}

		@Test
		void aSearchBeyondAllGpusIsGivenUp() {
			GpuType maze = TestGpus.gpu("maze", null);
			maze.setMixedSizes(true);
			maze.setPlacementRegion(500);
			for (int size = 3; size < 11; size++) {
				Profile profile = TestGpus.profile(maze, "p" + size, ProfileKind.VGPU, size, 0);
				profile.setPlacementSize(size);
				for (int start = 0; start + size <= 500; start += 2) {
					profile.getPlacements().add(start);
				}
			}
			Fit.Refused refused = refused(maze,
					maze.getProfiles().stream().map(each -> PartitionRequest.of(each, 9)).toArray(PartitionRequest[]::new));
			assertInstanceOf(Refusal.Undecided.class, refused.reasons().get(0));
		}

		@Test
		void aProfileOfAnotherGpuIsForeign() {
			Profile other = named(TestGpus.a40(), "A40-8Q");
			assertEquals("1 instance of A40-8Q on g: A40-8Q is not a profile of A100-80.",
					refused(gpu, PartitionRequest.of(other, 1)).sentence("g"));
		}

		@Test
		void waysOfSharingExcludeEachOther() {
			TestGpus.profile(gpu, "A100D-8C", ProfileKind.VGPU, 8192, 10);
			assertInstanceOf(Refusal.ModesDiffer.class,
					refused(gpu, some(gpu, "1g.10gb", 1), some(gpu, "A100D-8C", 1)).reasons().get(0));
		}

		@Test
		void invalidPropertiesLimitNothingAndBreakNothing() {
			GpuType odd = TestGpus.gpu("odd", "48 parsecs");
			odd.setMemorySlices(-1);
			odd.setComputeSlices(-7);
			Profile profile = TestGpus.mig(odd, "x", -2, -1, -3, 0, -5, 900);
			assertTrue(Capacity.fit(odd, List.of(PartitionRequest.of(profile, 3))).fits());
			odd.setMemorySlices(Integer.MAX_VALUE);
			profile.setMemorySlices(1);
			assertFalse(Capacity.fit(odd, List.of(PartitionRequest.of(profile, 1))).fits());
		}

		@Test
		void placementsWithoutStartMayMove() {
			List<PartitionPlacement> somewhere = List.of(PartitionPlacement.anywhere(named(gpu, "3g.40gb")));
			Fit.Placed placed = assertInstanceOf(Fit.Placed.class,
					Capacity.fit(gpu, somewhere, List.of(some(gpu, "4g.40gb", 1))));
			assertEquals(List.of(4, 0), starts(placed));
		}
	}
}
