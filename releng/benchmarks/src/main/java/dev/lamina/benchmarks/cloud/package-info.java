/**
 * A workload without GPUs that another simulator can express too.
 * It is the least that both have in common: cores, VMs, and tasks that follow each other.
 */
package dev.lamina.benchmarks.cloud;
