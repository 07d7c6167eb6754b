package dev.lamina.engine.program;

/** Operations in the order in which they came; an operation is in one queue at a time. */
final class OperationQueue {
	private OperationInstance first;
	private OperationInstance last;

	boolean isEmpty() {
		return first == null;
	}

	void add(OperationInstance operationInstance) {
		operationInstance.next = null;
		if (first == null) {
			first = operationInstance;
		} else {
			last.next = operationInstance;
		}
		last = operationInstance;
	}

	OperationInstance remove() {
		OperationInstance operationInstance = first;
		first = (OperationInstance) operationInstance.next;
		operationInstance.next = null;
		return operationInstance;
	}
}
