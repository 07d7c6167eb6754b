/** Clusters as kubectl prints them: nodes and what they offer, pods and what they want of it, slices of dynamic allocation. */
package dev.lamina.importer.kubernetes;
