/**
 * Resources for Terraform and OpenTofu, in their JSON syntax.
 *
 * <p>Source: the schema of the provider dmacvicar/libvirt from version 0.9 on, resource libvirt_domain. The provider for vSphere
 * has no attribute for the profile of a vGPU.
 */
package dev.lamina.deployment.terraform;
