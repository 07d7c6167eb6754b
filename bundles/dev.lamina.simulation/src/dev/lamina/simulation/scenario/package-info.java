/**
 * From an assigned model to scenarios of the engine: who uses which processors, links and GPU engines, when operations begin, and
 * the same VMs alone on bare metal for comparison.
 */
package dev.lamina.simulation.scenario;
