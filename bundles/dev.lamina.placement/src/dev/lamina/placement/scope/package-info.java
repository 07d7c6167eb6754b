/**
 * The models that are looked at together, and the names of the instances in them.
 * VMs of one file take room that VMs of later files do not find any more.
 */
package dev.lamina.placement.scope;
