package dev.lamina.dsl.validation;

/** Checks every rule of the language. */
public final class LaminaValidator extends AbstractLaminaValidator {
}
