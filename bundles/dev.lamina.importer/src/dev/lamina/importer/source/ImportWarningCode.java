package dev.lamina.importer.source;

/** Why a part of a report is in the model otherwise than it stands there, or not at all; each has a stable code. */
public enum ImportWarningCode {
	/** No GPU type of the library is the one that is reported. */
	GPU_UNKNOWN("inventory.gpuUnknown"),
	/** Several GPU types fit what is reported. */
	GPU_AMBIGUOUS("inventory.gpuAmbiguous"),
	/** An element, line, column or device that no reader knows. */
	PART_UNKNOWN("inventory.partUnknown"),
	/** A value that is none of its kind. */
	VALUE_UNKNOWN("inventory.valueUnknown"),
	/** The report leaves out what the model needs. */
	INCOMPLETE("inventory.incomplete"),
	/** Two reports say different things of the same part. */
	CONFLICT("inventory.conflict"),
	/** What is reported does not work: it is lost, in error, or waits for a reset. */
	UNAVAILABLE("inventory.unavailable"),
	/** The language has no word for it. */
	NO_WORD("inventory.noWord");

	private final String code;

	ImportWarningCode(String code) {
		this.code = code;
	}

	/** The stable name by which people and tools refer to it. */
	public String code() {
		return code;
	}
}
