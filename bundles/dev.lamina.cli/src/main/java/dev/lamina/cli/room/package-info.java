/**
 * {@code lamina fits} and {@code lamina why}: what is free on the GPUs of a model, and why a VM is where it is.
 *
 * <p>They print what {@code dev.lamina.placement.room} finds out, for people and as JSON.
 */
package dev.lamina.cli.room;
