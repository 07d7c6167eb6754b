/**
 * What a project decides for itself, in a file {@code .lamina.toml} at its root.
 * Whatever is wrong in that file is a problem with a place, like one in a model, and the defaults hold there.
 */
package dev.lamina.dsl.settings;
