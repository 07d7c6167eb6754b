package dev.lamina.result;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Equal results have equal hashes: SHA-256 over every component of the records, in their order. Only the hash itself and where
 * something stands in a file do not count.
 *
 * <p>Texts count by their UTF-8 bytes after their length, numbers by their bits, so that nothing depends on a locale or
 * on how a number is printed. A new component of a record counts without a word here.
 */
public final class RunHash {
	/** The components that are not what was found out. */
	static final Set<String> NOT_COUNTED = Set.of("runHash", "source");
	/** Components that came later than hashes: an empty list or a zero leaves no trace, so that hashes stay what they were. */
	private static final Set<String> LATE = Set.of("pools", "lost");

	private final DataOutputStream out;

	private RunHash(OutputStream out) {
		this.out = new DataOutputStream(out);
	}

	/** The hash as 64 hexadecimal digits. */
	public static String of(SimulationResult result) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new RunHash(new DigestOutputStream(OutputStream.nullOutputStream(), digest)).writeRecord(result);
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java has SHA-256", impossible);
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private void writeRecord(Record value) throws IOException {
		for (RecordComponent component : value.getClass().getRecordComponents()) {
			boolean lateZero = LATE.contains(component.getName()) && Estimate.exactly(0).equals(valueOf(component, value));
			if (!NOT_COUNTED.contains(component.getName()) && !lateZero) {
				write(component, valueOf(component, value));
			}
		}
	}

	private static Object valueOf(RecordComponent component, Record value) {
		try {
			return component.getAccessor().invoke(value);
		} catch (InvocationTargetException | IllegalAccessException impossible) {
			throw new IllegalStateException("every component can be asked for", impossible);
		}
	}

	private void write(RecordComponent component, Object value) throws IOException {
		switch (value) {
			case String text -> writeText(text);
			case Integer number -> out.writeInt(number);
			case Long number -> out.writeLong(number);
			case Double number -> out.writeLong(Double.doubleToLongBits(number));
			case Boolean truth -> out.writeBoolean(truth);
			case Record part -> writeRecord(part);
			case Map<?, ?> map -> {
				out.writeInt(map.size());
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					write(component, entry.getKey());
					write(component, entry.getValue());
				}
			}
			case List<?> list -> {
				// lists of texts came later than hashes, too
				if (!isListOfTexts(component) && !(list.isEmpty() && LATE.contains(component.getName()))) {
					out.writeInt(list.size());
				}
				for (Object element : list) {
					write(component, element);
				}
			}
			case Optional<?> optional -> {
				if (optional.isPresent()) {
					writeText(component.getName());
					write(component, optional.get());
				}
			}
			default -> throw new IllegalStateException(component + " has no hash");
		}
	}

	private static boolean isListOfTexts(RecordComponent component) {
		return component.getGenericType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] == String.class;
	}

	private void writeText(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}
}
