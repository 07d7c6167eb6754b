/**
 * What the tools of the diagrams do to a model: create, assign, change, rename, delete, each leaving a model without loose ends.
 *
 * <p>Who holds the model turns the change into text or a command; nothing here knows of either.
 */
package dev.lamina.design.editing;
