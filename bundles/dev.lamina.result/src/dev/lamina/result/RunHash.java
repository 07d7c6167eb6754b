package dev.lamina.result;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SequencedMap;

/**
 * Equal results have equal hashes: SHA-256 over every field but the hash itself, in the order of the records.
 *
 * <p>Texts count by their UTF-8 bytes after their length, numbers by their bits, so that nothing depends on a locale or
 * on how a number is printed.
 */
public final class RunHash {
	private final DataOutputStream out;

	private RunHash(OutputStream out) {
		this.out = new DataOutputStream(out);
	}

	/** The hash as 64 hexadecimal digits. */
	public static String of(SimulationResult result) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new RunHash(new DigestOutputStream(OutputStream.nullOutputStream(), digest)).write(result);
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java has SHA-256", impossible);
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private void write(SimulationResult result) throws IOException {
		text(result.model());
		text(result.simulation());
		out.writeInt(result.variation().size());
		for (var entry : result.variation().entrySet()) {
			text(entry.getKey());
			text(entry.getValue());
		}
		out.writeLong(result.seed());
		out.writeInt(result.replications());
		out.writeLong(result.durationNanos());
		out.writeLong(result.warmUpNanos());
		out.writeInt(result.vms().size());
		for (VmResult vm : result.vms()) {
			write(vm);
		}
		out.writeInt(result.gpus().size());
		for (GpuResult gpu : result.gpus()) {
			write(gpu);
		}
		out.writeInt(result.hosts().size());
		for (HostResult host : result.hosts()) {
			text(host.name());
			numbers(host.cores(), host.virtualizationCores(), host.guestCores());
		}
		out.writeInt(result.promises().size());
		for (PromiseResult expectation : result.promises()) {
			write(expectation);
		}
		if (result.precision().isPresent()) {
			text("precision");
			numbers(result.precision().get().wanted(), result.precision().get().measured());
		}
		for (String remark : result.remarks()) {
			text(remark);
		}
	}

	private void write(VmResult vm) throws IOException {
		for (String text : new String[] { vm.name(), vm.stack(), vm.technique(), vm.workload(), vm.place(), vm.operation() }) {
			text(text);
		}
		out.writeLong(vm.completed());
		estimates(vm.throughput(), vm.latency().mean(), vm.latency().p50(), vm.latency().p95(), vm.latency().p99(),
				vm.latency().max(), vm.slowdown(), vm.performance());
		numbers(vm.breakdownNanos());
		estimates(vm.downtime(), vm.interruption());
		for (String cause : vm.causes()) {
			text(cause);
		}
	}

	private void write(GpuResult gpu) throws IOException {
		for (String text : new String[] { gpu.name(), gpu.type(), gpu.stack(), gpu.scheduler() }) {
			text(text);
		}
		out.writeLong(gpu.memoryBytes());
		out.writeLong(gpu.usedMemoryBytes());
		out.writeInt(gpu.engines().size());
		for (EngineResult engine : gpu.engines()) {
			text(engine.name());
			numbers(engine.utilization(), engine.switchOverhead(), engine.fairness());
			numbers(engine.shares());
		}
	}

	private void write(PromiseResult expectation) throws IOException {
		for (String text : new String[] { expectation.vm(), expectation.text(), expectation.metric(), expectation.unit(),
				expectation.comparison() }) {
			text(text);
		}
		estimates(expectation.measured());
		numbers(expectation.limit());
		out.writeBoolean(expectation.kept());
	}

	private void estimates(Estimate... estimates) throws IOException {
		for (Estimate estimate : estimates) {
			numbers(estimate.value(), estimate.low(), estimate.high());
		}
	}

	private void numbers(SequencedMap<String, Double> byName) throws IOException {
		out.writeInt(byName.size());
		for (var entry : byName.entrySet()) {
			text(entry.getKey());
			numbers(entry.getValue());
		}
	}

	private void numbers(double... numbers) throws IOException {
		for (double number : numbers) {
			out.writeLong(Double.doubleToLongBits(number));
		}
	}

	private void text(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}
}
