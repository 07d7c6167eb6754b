package dev.lamina.dsl.ide;

/** Binds the editor services that differ from Xtext's own. */
public final class LaminaIdeModule extends AbstractLaminaIdeModule {
}
