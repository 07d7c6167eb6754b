package dev.lamina.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.eclipse.xtext.util.Modules2;

import dev.lamina.dsl.LaminaRuntimeModule;
import dev.lamina.dsl.LaminaStandaloneSetup;

/** Makes the language and its editor services usable in plain Java, as the language server does. */
public final class LaminaIdeSetup extends LaminaStandaloneSetup {
	@Override
	public Injector createInjector() {
		return Guice.createInjector(Modules2.mixin(new LaminaRuntimeModule(), new LaminaIdeModule()));
	}
}
