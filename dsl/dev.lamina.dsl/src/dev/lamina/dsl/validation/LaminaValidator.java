package dev.lamina.dsl.validation;

/** The rules of the language, each in the validator of its subject. */
public class LaminaValidator extends AbstractLaminaValidator {
}
