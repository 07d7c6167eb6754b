package dev.lamina.design.partitioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;

class SegmentLayoutTest {
	@TempDir
	private Path folder;

	@Test
	void migInstancesLieWhereTheDriverPutsThem() throws Exception {
		Model model = DesignTestModels.example("mig");
		SegmentLayout segmentLayout = only(DesignTestModels.gpu(model, "a100"));
		assertEquals("""
				SLICE 3g.40gb 4/8+4/8 4/7+3/7 tuning
				SLICE 1g.10gb 0/8+1/8 0/7+1/7 notebook[0]
				SLICE 1g.10gb 1/8+1/8 1/7+1/7 notebook[1]
				SLICE 1g.10gb 2/8+1/8 2/7+1/7 notebook[2]
				SLICE 1g.10gb 3/8+1/8 3/7+1/7 notebook[3]
				""", text(segmentLayout, 8, 7));
		Policy policy = DesignTestModels.declared(model, Policy.class, "sliced");
		assertSame(policy.getPartitions().getLast(), segmentLayout.segments().getLast().owner());
		assertTrue(!segmentLayout.timeSliced());
	}

	@Test
	void besideAnInstanceAtZeroOneComputeSliceIsLost() throws Exception {
		Model model = DesignTestModels.example("published/nvidia-mig");
		assertEquals("""
				SLICE 3g.40gb 0/8+4/8 0/7+3/7 first
				FREE free 4/8+4/8 -
				UNUSABLE unusable - 3/7+1/7
				FREE free - 4/7+3/7
				""", text(only(DesignTestModels.gpu(model, "low")), 8, 7));
		assertEquals("""
				SLICE 3g.40gb 4/8+4/8 4/7+3/7 second
				FREE free 0/8+4/8 -
				FREE free - 0/7+4/7
				""", text(only(DesignTestModels.gpu(model, "high")), 8, 7));
	}

	@Test
	void timeSlicedVgpusLieSideBySide() throws Exception {
		Model model = DesignTestModels.example("vdi");
		SegmentLayout segmentLayout = only(DesignTestModels.gpu(model, "desktops"));
		assertTrue(segmentLayout.timeSliced());
		assertEquals("""
				SLICE A40-8Q 0/6+1/6 - designer[0]
				SLICE A40-8Q 1/6+1/6 - designer[1]
				SLICE A40-8Q 2/6+1/6 - designer[2]
				SLICE A40-8Q 3/6+1/6 - designer[3]
				SLICE A40-8Q 4/6+1/6 - designer[4]
				SLICE A40-8Q 5/6+1/6 - designer[5]
				""", text(segmentLayout, 6, 1));
		assertEquals("SHARE all 0/1+1/1 - farm\n", text(only(DesignTestModels.gpu(model, "renderer")), 1, 1));
	}

	@Test
	void graphicsMemoryIsApertureAndHidden() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				gpu Igd {
				  aperture 256 MiB
				  hidden-memory 768 MiB
				  supports gvt-g
				  profile V : gvt-g { aperture 64 MiB  hidden-memory 192 MiB }
				}
				host h { gpu g : Igd }
				vm v x 3 { gpu V on h.g }
				""");
		assertEquals("""
				SHARE V 0/4+1/4 - v[0]
				SHARE V 1/4+1/4 - v[1]
				SHARE V 2/4+1/4 - v[2]
				FREE free 3/4+1/4 -
				""", text(only(DesignTestModels.gpu(model, "g")), 4, 1));
	}

	@Test
	void whatNoProfileFillsIsUnusable() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				gpu Odd {
				  memory 10 GiB
				  supports time-sliced
				  profile Odd-4 : vgpu { memory 4 GiB  max-instances 2 }
				}
				host h { cpu 1 x 4 cores  memory 8 GiB  gpu g : Odd }
				vm v { gpu Odd-4 on h.g }
				""");
		assertEquals("""
				SHARE Odd-4 0/10+4/10 - v
				FREE free 4/10+4/10 -
				UNUSABLE unusable 8/10+2/10 -
				""", text(only(DesignTestModels.gpu(model, "g")), 10, 1));
	}

	@Test
	void gpusThatAreCutAlikeAreOne() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host rack[3] { cpu 1 x 4 cores  memory 64 GiB  gpu g x 2 : A40 }
				policy all { stack NvidiaVgpu  partition A40-8Q x 6 }
				vm v x 4 { gpu A40-8Q on rack }
				""");
		List<SegmentLayout> slices = SegmentLayout.of(DesignTestModels.gpu(model, "g"));
		assertEquals(List.of(4, 2), slices.stream().map(each -> each.gpus().size()).toList());
		assertEquals(List.of("v[0]", "v[1]", "v[2]", "v[3]"),
				slices.getFirst().segments().getFirst().users().stream().map(Allocation::name).toList());
		assertTrue(slices.getLast().segments().stream().allMatch(gpuSegment -> gpuSegment.users().isEmpty()));
	}

	@Test
	void anUnusedGpuIsFree() throws Exception {
		Model model = DesignTestModels.parse(folder, "import nvidia.*\nhost h { gpu g : A40 }\n");
		assertEquals("FREE free 0/1+1/1 -\n", text(only(DesignTestModels.gpu(model, "g")), 1, 1));
	}

	@ParameterizedTest
	@MethodSource("dev.lamina.design.DesignTestModels#examples")
	void piecesNeverOverlapAndFillTheGpu(String example) throws Exception {
		Model model = DesignTestModels.example(example);
		for (HostGpu gpu : gpus(model)) {
			for (SegmentLayout segmentLayout : SegmentLayout.of(gpu)) {
				List<AxisRange> memory = segmentLayout.segments().stream().flatMap(gpuSegment -> gpuSegment.memory().stream())
						.toList();
				assertEquals(1, memory.stream().mapToDouble(AxisRange::extent).sum(), 1e-9, gpu.getName());
				disjoint(memory);
				disjoint(segmentLayout.segments().stream().flatMap(cell -> cell.compute().stream()).toList());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.lamina.design.DesignTestModels#examples")
	void everyVmWithAGpuIsInAPiece(String example) throws Exception {
		Model model = DesignTestModels.example(example);
		PartitioningServices services = new PartitioningServices();
		List<Vm> onGpus = services.vms(model).stream()
				.filter(vm -> dev.lamina.design.assignment.AssignmentIndex.of(vm).gpus(vm).size() > 0)
				.toList();
		for (Vm vm : onGpus) {
			assertTrue(gpus(model).stream().flatMap(gpu -> SegmentLayout.of(gpu).stream())
					.flatMap(segmentLayout -> segmentLayout.segments().stream())
					.anyMatch(gpuSegment -> gpuSegment.users().stream().anyMatch(user -> user.vm() == vm)), vm.getName());
		}
	}

	private static List<HostGpu> gpus(Model model) {
		return new PartitioningServices().hosts(model).stream().flatMap(host -> host.getGpus().stream()).toList();
	}

	private static void disjoint(List<AxisRange> axisRanges) {
		List<AxisRange> ordered = axisRanges.stream().sorted(java.util.Comparator.comparingDouble(AxisRange::start)).toList();
		for (int index = 1; index < ordered.size(); index++) {
			assertTrue(ordered.get(index).start() >= ordered.get(index - 1).end() - 1e-9, ordered::toString);
		}
	}

	private static SegmentLayout only(HostGpu gpu) {
		List<SegmentLayout> slices = SegmentLayout.of(gpu);
		assertEquals(1, slices.size());
		return slices.getFirst();
	}

	/** The pieces, one a line, in positions of the axes. */
	private static String text(SegmentLayout segmentLayout, int memory, int compute) {
		return segmentLayout.segments().stream()
				.map(gpuSegment -> (gpuSegment.kind() + " " + gpuSegment.name() + ' '
						+ gpuSegment.memory().map(axisRange -> text(axisRange, memory)).orElse("-")
						+ ' ' + gpuSegment.compute().map(span -> text(span, compute)).orElse("-") + ' '
						+ gpuSegment.users().stream().map(Allocation::name).collect(Collectors.joining(","))).strip())
				.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String text(AxisRange axisRange, int length) {
		return String.format(Locale.ROOT, "%.0f/%d+%.0f/%d", axisRange.start() * length, length, axisRange.extent() * length,
				length);
	}
}
