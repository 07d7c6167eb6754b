/**
 * How machines hang together: NUMA nodes, IOMMU groups, links between GPUs, the network.
 *
 * <p>NUMA nodes and IOMMU groups are numbers in the language; a diagram shows each at its first GPU.
 */
package dev.lamina.design.topology;
