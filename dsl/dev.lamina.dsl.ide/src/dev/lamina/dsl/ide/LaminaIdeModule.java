package dev.lamina.dsl.ide;


/**
 * Binds what the editor services do their own way.
 */
public class LaminaIdeModule extends AbstractLaminaIdeModule {
}
