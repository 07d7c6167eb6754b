/** The sections of OpenStack Nova's configuration that say which devices a compute host offers. Each file becomes a host. */
package dev.lamina.importer.openstack;
