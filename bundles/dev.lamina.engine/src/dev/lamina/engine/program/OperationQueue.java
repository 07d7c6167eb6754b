package dev.lamina.engine.program;

/** Operations in the order in which they came; an operation is in one queue at a time. */
final class OperationQueue {
	private Operation first;
	private Operation last;

	boolean isEmpty() {
		return first == null;
	}

	void add(Operation operation) {
		operation.next = null;
		if (first == null) {
			first = operation;
		} else {
			last.next = operation;
		}
		last = operation;
	}

	Operation remove() {
		Operation operation = first;
		first = (Operation) operation.next;
		operation.next = null;
		return operation;
	}
}
