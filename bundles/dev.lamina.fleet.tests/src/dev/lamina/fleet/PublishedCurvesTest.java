package dev.lamina.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.fleet.inventory.CsvInventory;
import dev.lamina.model.file.FileAccess;
import dev.lamina.placement.rule.BestFit;
import dev.lamina.placement.rule.DotProduct;
import dev.lamina.placement.rule.Fragmentation;
import dev.lamina.placement.rule.GpuClustering;
import dev.lamina.placement.rule.GpuPacking;
import dev.lamina.placement.rule.LeastFragmentation;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.rule.ScoreScale;
import dev.lamina.result.FleetResult;

/**
 * Holds the published curves of the fragmentation study to two decimals, for one of its ten seeds.
 *
 * <p>{@code openb-order-42.txt} holds the order in which the study's own simulator submits the demands of the example's trace
 * with seed 42 (which its random generator makes, and ours does not) and the rank that it gives each host;
 * {@code openb-expected-42.csv} every tenth point of the curves that it published. Where both come from stands in
 * openb-NOTICE.md.
 */
class PublishedCurvesTest {
	private static final Path TRACE = Path.of(System.getProperty("lamina.checkout"), "dsl/dev.lamina.examples/fleet");
	private static final Map<String, Function<Fragmentation, PlacementRule>> RULES = Map.of("DotProd",
			typical -> new DotProduct(ScoreScale.STUDY),
			"GpuClustering", typical -> new GpuClustering(), "GpuPacking", typical -> new GpuPacking(),
			"BestFit", typical -> new BestFit(ScoreScale.STUDY), "FGD", LeastFragmentation::new);

	private static String text(String name) throws IOException {
		try (InputStream file = PublishedCurvesTest.class.getResourceAsStream(name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The numbers below a heading of the file of orders. */
	private static int[] numbers(String heading) throws IOException {
		List<String> lines = text("openb-order-42.txt").lines().toList();
		String numbers = lines.subList(lines.indexOf(heading) + 1, lines.size()).stream()
				.takeWhile(line -> Character.isDigit(line.charAt(0)))
				.collect(Collectors.joining(" "));
		return Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DotProd", "GpuClustering", "GpuPacking", "BestFit", "FGD" })
	void aRuleGivesThePublishedCurves(String rule) throws Exception {
		List<NodeCapacity> nodeCapacities = CsvInventory.nodes(FileAccess.within(TRACE), "openb_node_list_gpu_node.csv").stream()
				.sorted(java.util.Comparator.comparing(NodeCapacity::name)).toList();
		List<ResourceDemand> trace = CsvInventory.demands(FileAccess.within(TRACE), "openb_pod_list_default.csv");
		Map<String, ResourceDemand> byName = trace.stream()
				.collect(Collectors.toMap(ResourceDemand::name, resourceDemand -> resourceDemand));
		List<ResourceDemand> arriving = Arrays.stream(numbers("pods")).mapToObj("openb-pod-%04d"::formatted).map(byName::get)
				.toList();
		assertEquals(10_866, arriving.size());
		Fragmentation typical = Fragmentation.typicalOf(trace);
		Map<Integer, FleetResult.Point> points = new FleetRun(nodeCapacities, typical)
				.run(new ArrivalOrder(arriving, numbers("noderanks")),
						RULES.get(rule).apply(typical), () -> false)
				.points().stream().collect(Collectors.toMap(FleetResult.Point::load, point -> point));
		for (String line : text("openb-expected-42.csv").lines().skip(1).toList()) {
			String[] cells = line.split(",");
			for (int tenth = 0; cells[1].equals(rule) && tenth <= 13; tenth++) {
				FleetResult.Point point = points.get(10 * tenth);
				double measured = cells[0].equals("alloc_pct") ? point.allocated() : point.fragmented();
				assertEquals(Double.parseDouble(cells[2 + tenth]), measured, 0.0101,
						rule + ' ' + cells[0] + " at a load of " + 10 * tenth + " %");
			}
		}
	}
}
