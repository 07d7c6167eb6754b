package dev.lamina.dsl.project;

import com.google.inject.Injector;

import dev.lamina.dsl.LaminaStandaloneSetup;

/** The language set up for use without Eclipse: once, and not before it is first asked for. */
final class LaminaInjector {
	private LaminaInjector() {
	}

	static Injector injector() {
		return Holder.INJECTOR;
	}

	private static final class Holder {
		static final Injector INJECTOR = new LaminaStandaloneSetup().createInjectorAndDoEMFRegistration();
	}
}
