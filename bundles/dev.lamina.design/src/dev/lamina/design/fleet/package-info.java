/**
 * The map of many hosts: each GPU a cell that shows how full it is.
 *
 * <p>Hosts of an inventory file are no declarations and have no cells; the fleet names the file.
 */
package dev.lamina.design.fleet;
