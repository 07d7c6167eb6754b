package dev.lamina.fleet.inventory;

/** A CSV file that cannot be used; the message is a sentence with file, line and what to mend. */
public final class InventoryException extends Exception {
	private static final long serialVersionUID = 1L;

	public InventoryException(String message) {
		super(message);
	}
}
