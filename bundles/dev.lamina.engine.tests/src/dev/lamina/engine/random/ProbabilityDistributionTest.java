package dev.lamina.engine.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityDistributionTest {
	private static final int N = 200_000;

	static List<ProbabilityDistribution> distributions() {
		return List.of(new ConstantDistribution(7), new Exponential(5), new Uniform(2, 8), new LogNormal(5.5, 0.2),
				new LogNormal(3, 1.5),
				new Normal(10, 2), Normal.of(10, 6), new SharedVariate("calls", new Exponential(4)), new Normal(1, 2),
				new Normal(0, 1),
				new Normal(4, 0), QuantileDistribution.of(0, 0, 50, 10, 100, 40),
				QuantileDistribution.of(50, 58, 90, 75, 99, 1328, 99.9, 15550, 100, 33262), QuantileDistribution.of(10, 5, 90, 6),
				new EmpiricalDistribution(1, 2, 2, 7),
				new Exponential(2).times(3), Convolution.of(new Exponential(1), new Uniform(0, 4), new ConstantDistribution(1)),
				CompoundSum.of(12, new Exponential(2)), CompoundSum.of(6.2, new Exponential(2)),
				CompoundSum.of(0.3, new ConstantDistribution(5)),
				CompoundSum.of(400, new LogNormal(3, 1)), new CompoundSum(new EmpiricalDistribution(0, 3, 5), new Uniform(1, 2)),
				CompoundSum.of(0, new Exponential(1)), CompoundSum.of(10_000, ConstantDistribution.ZERO));
	}

	@ParameterizedTest
	@MethodSource("distributions")
	void samplesHaveTheStatedMeanAndVariance(ProbabilityDistribution probabilityDistribution) {
		RandomStream stream = new RandomStream(1, "moments");
		double[] values = new double[N];
		for (int i = 0; i < N; i++) {
			values[i] = probabilityDistribution.sample(stream);
		}
		assertTrue(Arrays.stream(values).min().orElseThrow() >= 0);
		double mean = Arrays.stream(values).average().orElseThrow();
		double[] squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).toArray();
		double variance = Arrays.stream(squares).average().orElseThrow();
		double fourth = Arrays.stream(squares).map(x -> (x - variance) * (x - variance)).average().orElseThrow();
		assertEquals(probabilityDistribution.mean(), mean, 1e-9 + 4 * Math.sqrt(variance / N), "mean");
		assertEquals(probabilityDistribution.variance(), variance, 1e-9 + 4 * Math.sqrt(fourth / N), "variance");
	}

	@Test
	void theNormalCurveAgreesWithTheLibrary() {
		NormalDistribution library = NormalDistribution.of(0, 1);
		for (double p : new double[] { 1e-300, 1e-20, 1e-9, 0.001, 0.02, 0.07, 0.075, 0.3, 0.49, 0.77, 0.95, 0.9999 }) {
			assertEquals(1, StandardNormal.quantile(p) / library.inverseCumulativeProbability(p), 1e-12, "p " + p);
		}
		for (double x = 0; x < 12; x += 0.37) {
			assertEquals(library.cumulativeProbability(x), StandardNormal.probability(x), 1e-14, "x " + x);
		}
	}

	@Test
	void theTruncatedNormalAgreesWithTheLibrary() {
		TruncatedNormalDistribution library = TruncatedNormalDistribution.of(1, 2, 0, Double.POSITIVE_INFINITY);
		assertEquals(library.getMean(), new Normal(1, 2).mean(), 1e-9);
		assertEquals(library.getVariance(), new Normal(1, 2).variance(), 1e-9);
	}

	@Test
	void quantilesPassThroughTheirPointsAndGrowByFactorsBetween() {
		QuantileDistribution tcp = QuantileDistribution.of(50, 58, 90, 75, 99, 1328, 100, 33262);
		assertEquals(58, tcp.valueAt(20));
		assertEquals(58, tcp.valueAt(50));
		assertEquals(75, tcp.valueAt(90), 1e-9);
		assertEquals(Math.sqrt(75 * 1328), tcp.valueAt(94.5), 1e-9);
		assertEquals(33262, tcp.valueAt(100), 1e-6);
		assertEquals(5, QuantileDistribution.of(0, 0, 100, 10).valueAt(50), 1e-9);
		assertEquals(3, QuantileDistribution.of(40, 3).mean());
	}

	@Test
	void quantilesOfSamplesComeBack() {
		QuantileDistribution quantileDistribution = QuantileDistribution.of(0, 1, 50, 4, 99, 9, 100, 100);
		RandomStream stream = new RandomStream(9, "quantiles");
		double[] values = new double[N];
		Arrays.setAll(values, i -> quantileDistribution.sample(stream));
		Arrays.sort(values);
		assertEquals(4, values[N / 2], 0.05);
		assertEquals(9, values[(int) (0.99 * N)], 0.2);
	}

	@Test
	void aLongSumLooksTheSameDrawnAtOnceAndOneByOne() {
		ProbabilityDistribution call = new LogNormal(40, 2);
		double[] atOnce = sorted(CompoundSum.of(CompoundSum.MAX_EXACT_COUNT + 1, call));
		double[] oneByOne = sorted(Convolution.of(CompoundSum.of(CompoundSum.MAX_EXACT_COUNT, call), call));
		for (double rank : new double[] { 0.05, 0.5, 0.95, 0.99 }) {
			assertEquals(1, atOnce[(int) (rank * atOnce.length)] / oneByOne[(int) (rank * oneByOne.length)], 0.03,
					"p" + 100 * rank);
		}
	}

	private static double[] sorted(ProbabilityDistribution probabilityDistribution) {
		RandomStream stream = new RandomStream(5, "sum");
		double[] values = new double[20_000];
		Arrays.setAll(values, i -> probabilityDistribution.sample(stream));
		Arrays.sort(values);
		return values;
	}

	@Test
	void impossibleParametersAreRefusedWithASentence() {
		for (Runnable wrong : List.<Runnable>of(() -> new ConstantDistribution(-1), () -> new Exponential(0),
				() -> new Uniform(3, 2),
				() -> new LogNormal(Double.NaN, 1), () -> new Normal(1, -1), () -> QuantileDistribution.of(50, 2, 40, 3),
				() -> QuantileDistribution.of(50, 3, 60, 2), () -> QuantileDistribution.of(), () -> new EmpiricalDistribution(),
				() -> new EmpiricalDistribution(1, -2),
				() -> new ConstantDistribution(1).times(-1))) {
			IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, wrong::run);
			assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
		}
	}

	@Test
	void aNormalDistributionHasTheMeanAndDeviationThatAreWritten() {
		for (double variation : new double[] { 0, 0.1, 0.125, 0.126, 0.2, 0.4, 0.6, 0.75 }) {
			Normal normal = Normal.of(5e6, variation * 5e6);
			assertEquals(5e6, normal.mean(), 1e-3, "cv " + variation);
			assertEquals(variation * 5e6, Math.sqrt(normal.variance()), 1e-2, "cv " + variation);
		}
		assertThrows(IllegalArgumentException.class, () -> Normal.of(1, 0.76));
	}

	@Test
	void whatStagesHaveInCommonIsTheSameForTheSameOperation() {
		RandomStream program = new RandomStream(7, "vm", "frame");
		RandomStream marshal = program.substream("marshal", "0");
		RandomStream dispatch = program.substream("dispatch", "0");
		ProbabilityDistribution calls = new SharedVariate("calls", new Exponential(100));
		for (int operation = 0; operation < 50; operation++) {
			marshal.nextDouble();
			assertEquals(calls.sample(marshal), calls.sample(dispatch));
			assertNotEquals(marshal.nextDouble(), dispatch.nextDouble());
		}
	}

	@Test
	void thePartOfAStreamHasBothNames() {
		assertEquals(new RandomStream(7, "vm", "frame", "gpu", "0").nextDouble(),
				new RandomStream(7, "vm", "frame").substream("gpu", "0").nextDouble());
	}
}
