package dev.lamina.dsl.ide.snapshot;

import java.util.function.Supplier;

/** A value that is computed when it is first asked for, once however many threads ask, and then kept. */
final class Lazy<T> {
	private Supplier<T> computation;
	private volatile T value;

	Lazy(Supplier<T> computation) {
		this.computation = computation;
	}

	T get() {
		if (value == null) {
			synchronized (this) {
				if (value == null) {
					value = computation.get();
					computation = null;
				}
			}
		}
		return value;
	}
}
