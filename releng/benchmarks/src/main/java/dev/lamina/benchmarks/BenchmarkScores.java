package dev.lamina.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.NoSuchElementException;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** What was measured in one run of the benchmarks, found by benchmark and parameters. */
record BenchmarkScores(Collection<RunResult> results) {
	private static final String ALLOCATION = "gc.alloc.rate.norm";

	/** The score of a benchmark, in its own unit; the parameters are {@code name=value}. */
	double score(Class<?> benchmark, String... parameters) {
		return of(benchmark, parameters).getPrimaryResult().getScore();
	}

	/** Events per second of a benchmark that counts them. */
	double events(Class<?> benchmark, String... parameters) {
		return of(benchmark, parameters).getSecondaryResults().get("events").getScore();
	}

	/** Bytes allocated for each event of a benchmark that counts them. */
	double bytesPerEvent(Class<?> benchmark, String... parameters) {
		return bytesPerRun(benchmark, parameters) * score(benchmark, parameters) / events(benchmark, parameters);
	}

	/** Bytes allocated in each run of a benchmark. */
	double bytesPerRun(Class<?> benchmark, String... parameters) {
		return of(benchmark, parameters).getSecondaryResults().get(ALLOCATION).getScore();
	}

	/** Whether a benchmark was run with those parameters. */
	boolean has(Class<?> benchmark, String... parameters) {
		return results.stream().anyMatch(result -> matches(result.getParams(), benchmark, parameters));
	}

	private RunResult of(Class<?> benchmark, String... parameters) {
		return results.stream().filter(result -> matches(result.getParams(), benchmark, parameters)).findFirst().orElseThrow(
				() -> new NoSuchElementException(
						benchmark.getSimpleName() + " was not measured with " + Arrays.toString(parameters)));
	}

	private static boolean matches(BenchmarkParams measured, Class<?> benchmark, String... parameters) {
		return measured.getBenchmark().startsWith(benchmark.getName() + '.')
				&& Arrays.stream(parameters).map(text -> text.split("=", 2))
						.allMatch(parameter -> parameter[1].equals(measured.getParam(parameter[0])));
	}
}
