/**
 * Many hosts, demands that arrive, and the rule that places them. The algorithms follow Weng et al., "Beware of Fragmentation:
 * Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent", USENIX ATC 2023.
 */
package dev.lamina.fleet;
