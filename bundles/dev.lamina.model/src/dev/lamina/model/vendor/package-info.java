/** What is known of the vendors of GPUs beside their names: their numbers on the PCI bus. */
package dev.lamina.model.vendor;
