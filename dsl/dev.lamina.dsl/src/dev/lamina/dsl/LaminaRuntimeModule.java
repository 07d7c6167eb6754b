package dev.lamina.dsl;

/** Binds the services of the language that differ from Xtext's own. */
public class LaminaRuntimeModule extends AbstractLaminaRuntimeModule {
}
