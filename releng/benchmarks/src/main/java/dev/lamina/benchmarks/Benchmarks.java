package dev.lamina.benchmarks;

import java.util.Arrays;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks, or those named, and prints their ratios. */
public final class Benchmarks {
	private static final String QUICK = "--quick";

	private Benchmarks() {
	}

	/**
	 * The command.
	 *
	 * @param arguments {@code --quick} for rough figures in a few minutes; regular expressions of benchmarks, such as
	 *     {@code HoldModel}, to run only those
	 */
	public static void main(String[] arguments) throws RunnerException {
		List<String> names = Arrays.stream(arguments).filter(argument -> !argument.equals(QUICK)).toList();
		boolean quick = names.size() < arguments.length;
		ChainedOptionsBuilder options = new OptionsBuilder().forks(1).shouldFailOnError(true).addProfiler(GCProfiler.class)
				.verbosity(VerboseMode.SILENT)
				.jvmArgsAppend("-Xms1g", "-XX:MaxRAMPercentage=70", "-XX:+UseSerialGC", "-Xss4m",
						"-Dguice_custom_class_loading=CHILD");
		names.forEach(options::include);
		if (Runtime.version().feature() >= 24) {
			// JMH measures the layout of objects; Java would warn of that amid the table
			options.jvmArgsPrepend("--sun-misc-unsafe-memory-access=allow");
		}
		if (quick) {
			options.warmupIterations(2).warmupTime(TimeValue.milliseconds(300)).measurementIterations(2)
					.measurementTime(TimeValue.milliseconds(400)).param("pending", "100", "10000")
					.param("hosts", "1", "10", "100").param("lines", "1000", "10000");
		} else {
			options.warmupIterations(4).warmupTime(TimeValue.seconds(2)).measurementIterations(5)
					.measurementTime(TimeValue.seconds(2));
		}
		System.err
				.println("Measuring; " + (quick ? "a few minutes, rough" : "about half an hour") + ". Leave the machine alone.");
		System.out.print(RatioTable.of(new BenchmarkScores(new Runner(options.build()).run())));
	}
}
