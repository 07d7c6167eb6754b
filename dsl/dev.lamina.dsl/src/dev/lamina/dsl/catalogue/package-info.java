/**
 * The GPUs and stacks of the library as a catalogue that is searched by the names on invoices and in reports.
 *
 * <p>What it says is what the files of the library say; nothing about a vendor stands here.
 */
package dev.lamina.dsl.catalogue;
