/**
 * Addresses of elements, for values that outlive the model that they are about.
 * An address survives changes elsewhere in the text.
 */
package dev.lamina.model.uri;
