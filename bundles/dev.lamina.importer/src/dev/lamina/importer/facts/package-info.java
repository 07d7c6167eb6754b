/**
 * What was understood of reports, in the terms of the model but not yet in its words. Readers write it, the composer turns it
 * into text.
 */
package dev.lamina.importer.facts;
