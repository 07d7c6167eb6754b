/**
 * YAML, JSON and XML as these formats want to be quoted, laid out for people.
 *
 * <p>No other package writes a quote or an angle bracket by hand.
 */
package dev.lamina.deployment.text;
