package dev.lamina.deployment.naming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identities made of names (RFC 9562, version 5): the same names always give the same one. */
public final class NameBasedUuid {
	/** The namespace of Lamina's identities: version 5 of "http://lamina.dev/deployment" in the namespace of URLs of the RFC. */
	public static final UUID NAMESPACE = versionFive(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
			"http://lamina.dev/deployment");

	private NameBasedUuid() {
	}

	/**
	 * The identity of something in a model.
	 *
	 * @param model the package of the model; may be empty
	 * @param kind  what sort of thing it is
	 * @param name  its name among those of its sort
	 */
	public static UUID of(String model, String kind, String name) {
		return versionFive(NAMESPACE, model + '/' + kind + '/' + name);
	}

	static UUID versionFive(UUID namespace, String name) {
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		ByteBuffer input = ByteBuffer.allocate(2 * Long.BYTES + bytes.length);
		input.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits()).put(bytes);
		ByteBuffer hash = ByteBuffer.wrap(sha1(input.array()));
		long most = hash.getLong() & ~0xF000L | 0x5000L;
		long least = hash.getLong() & ~(0b11L << 62) | 0b10L << 62;
		return new UUID(most, least);
	}

	private static byte[] sha1(byte[] input) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(input);
		} catch (NoSuchAlgorithmException everyJavaHasIt) {
			throw new IllegalStateException(everyJavaHasIt);
		}
	}
}
